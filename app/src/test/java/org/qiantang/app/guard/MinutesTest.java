package org.qiantang.app.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.Audience;
import org.qiantang.event.ShowEvent;

class MinutesTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final long SHOW = 7;

    private final Minutes minutes = new Minutes(2);

    private void happens(long showId, ShowEvent event) {
        minutes.happened(showId, List.of(new Audience.Happened(1, event, List.of())));
    }

    @Test
    void after_a_restart_what_was_on_screen_when_a_line_was_first_judged_counts_until_a_change_is_told() {
        minutes.onScreen(SHOW, NOON, 71L);
        happens(SHOW, new ShowEvent.ItemPinned(NOON.plusSeconds(10), 72));

        assertThat(minutes.onScreen(SHOW, NOON.plusSeconds(9), 72L)).isEqualTo(71);
        assertThat(minutes.onScreen(SHOW, NOON.plusSeconds(10), 72L)).isEqualTo(72);
    }

    @Test
    void a_show_whose_items_change_without_end_is_kept_in_bounds() {
        happens(SHOW, new ShowEvent.ShowOpened(NOON));
        for (int i = 1; i <= 100; i++) {
            happens(SHOW, new ShowEvent.ItemPinned(NOON.plusSeconds(i), i));
        }

        assertThat(minutes.onScreen(SHOW, NOON.plusSeconds(36), 100L)).isNull();
        assertThat(minutes.onScreen(SHOW, NOON.plusSeconds(37), 100L)).isEqualTo(37);
        assertThat(minutes.onScreen(SHOW, NOON.plusSeconds(200), 100L)).isEqualTo(100);
    }

    @Test
    void of_too_many_shows_the_one_of_which_nothing_was_told_longest_is_forgotten_and_so_is_one_that_is_over() {
        happens(1, new ShowEvent.ItemPinned(NOON, 71));
        happens(2, new ShowEvent.ItemPinned(NOON, 72));
        happens(1, new ShowEvent.ItemUnpinned(NOON.plusSeconds(1), 71));
        happens(3, new ShowEvent.ItemPinned(NOON, 73));
        happens(3, new ShowEvent.ShowClosed(NOON.plusSeconds(2)));

        assertThat(minutes.onScreen(1, NOON, null)).isEqualTo(71);
        assertThat(minutes.onScreen(3, NOON, null)).isNull();
        assertThat(minutes.onScreen(2, NOON, null)).isNull();
    }
}
