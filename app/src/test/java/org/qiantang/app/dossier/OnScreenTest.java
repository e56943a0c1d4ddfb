package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.Story;
import org.qiantang.engine.journal.Entry;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

class OnScreenTest {
    private static final long SHOW = 5;
    private static final Instant EIGHT = Instant.parse("2026-11-24T12:00:00Z");

    private final EventCodec codec = new EventCodec();
    private final CountingJournal journal = new CountingJournal();
    private final OnScreen onScreen = new OnScreen(new Story(journal, codec));
    private final ShardWriter writer = journal.take(Streams.FLOOR);

    @BeforeEach
    void play() {
        happens(new ShowEvent.ItemPinned(EIGHT.plusSeconds(10), 71));
        happens(new ShowEvent.ItemPinned(EIGHT.plusSeconds(20), 72));
        happens(new ShowEvent.ItemUnpinned(EIGHT.plusSeconds(30), 72));
    }

    private void happens(ShowEvent event) {
        writer.append(List.of(new Entry(
                        Streams.show(SHOW),
                        codec.typeOf(event),
                        EventCodec.VERSION,
                        event.at(),
                        codec.bytes(event),
                        List.of())))
                .join();
    }

    @Test
    void what_was_pinned_last_before_a_moment_was_on_screen_then() {
        assertThat(onScreen.at(SHOW, EIGHT)).isEmpty();
        assertThat(onScreen.at(SHOW, EIGHT.plusSeconds(10))).contains(71L);
        assertThat(onScreen.at(SHOW, EIGHT.plusSeconds(29))).contains(72L);
        assertThat(onScreen.at(SHOW, EIGHT.plusSeconds(30))).isEmpty();
    }

    @Test
    void with_an_item_that_is_withdrawn_while_it_is_pinned_nothing_is_on_screen() {
        happens(new ShowEvent.ItemPinned(EIGHT.plusSeconds(40), 73));
        happens(new ShowEvent.ItemWithdrawn(EIGHT.plusSeconds(50), 71));
        happens(new ShowEvent.ItemWithdrawn(EIGHT.plusSeconds(60), 73));

        assertThat(onScreen.at(SHOW, EIGHT.plusSeconds(50))).contains(73L);
        assertThat(onScreen.at(SHOW, EIGHT.plusSeconds(60))).isEmpty();
    }

    @Test
    void a_show_that_has_been_read_past_a_moment_is_not_read_again_for_it() {
        onScreen.at(SHOW, EIGHT.plusSeconds(15));
        int before = journal.told;

        for (int i = 0; i < 100; i++) {
            onScreen.at(SHOW, EIGHT.plusSeconds(i % 30));
        }

        assertThat(before).isEqualTo(3);
        assertThat(journal.told).isEqualTo(before);
    }

    @Test
    void of_a_show_that_goes_on_only_what_is_new_is_read() {
        onScreen.at(SHOW, EIGHT.plusSeconds(15));
        happens(new ShowEvent.ItemPinned(EIGHT.plusSeconds(40), 73));

        assertThat(onScreen.at(SHOW, EIGHT.plusSeconds(40))).contains(73L);
        assertThat(journal.told).isEqualTo(4);
    }
}
