package org.qiantang.app.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.qiantang.event.ShowEvent;

class PinnedTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final long QUILT = 70;
    private static final long KETTLE = 71;

    private final Pinned pinned = new Pinned(3);

    private static Instant after(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    @Test
    void what_was_pinned_last_is_on_screen_until_it_is_unpinned() {
        pinned.hear(new ShowEvent.ItemPinned(after(10), QUILT));
        pinned.hear(new ShowEvent.ItemPinned(after(20), KETTLE));
        pinned.hear(new ShowEvent.ItemUnpinned(after(30), KETTLE));

        assertThat(pinned.isKnown(after(9))).isFalse();
        assertThat(pinned.at(after(9))).isNull();
        assertThat(pinned.at(after(19))).isEqualTo(QUILT);
        assertThat(pinned.at(after(20))).isEqualTo(KETTLE);
        assertThat(pinned.isKnown(after(30))).isTrue();
        assertThat(pinned.at(after(30))).isNull();
    }

    @Test
    void an_item_leaves_the_screen_when_it_is_withdrawn_and_not_when_another_is() {
        pinned.hear(new ShowEvent.ItemPinned(after(10), KETTLE));
        pinned.hear(new ShowEvent.ItemWithdrawn(after(20), QUILT));
        pinned.hear(new ShowEvent.ItemWithdrawn(after(30), KETTLE));

        assertThat(pinned.at(after(29))).isEqualTo(KETTLE);
        assertThat(pinned.at(after(30))).isNull();
    }

    @Test
    void what_a_show_is_taken_up_with_counts_until_the_first_change_that_is_told() {
        pinned.beginWith(QUILT);
        pinned.hear(new ShowEvent.ItemPinned(after(10), KETTLE));
        pinned.beginWith(QUILT);

        assertThat(pinned.at(after(9))).isEqualTo(QUILT);
        assertThat(pinned.at(after(11))).isEqualTo(KETTLE);
    }

    @Test
    void of_too_many_changes_the_first_are_forgotten() {
        pinned.hear(new ShowEvent.ShowOpened(NOON));
        for (int i = 1; i <= 5; i++) {
            pinned.hear(new ShowEvent.ItemPinned(after(i), i));
        }

        assertThat(pinned.isKnown(after(2))).isFalse();
        assertThat(pinned.at(after(3))).isEqualTo(3);
        assertThat(pinned.at(after(5))).isEqualTo(5);
    }
}
