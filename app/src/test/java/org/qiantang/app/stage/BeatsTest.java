package org.qiantang.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BeatsTest {
    private static final int BLOCKS = 4;

    private final Beats beats = new Beats(Duration.ofMillis(100));

    @Test
    void the_blocks_of_a_room_are_spread_over_the_time_of_a_frame() {
        beats.sent(1_000, BLOCKS);
        assertThat(beats.next(BLOCKS)).isEqualTo(1_025);

        beats.sent(1_027, BLOCKS);
        assertThat(beats.next(BLOCKS)).as("a little late shifts nothing").isEqualTo(1_050);
    }

    @Test
    void after_a_stop_what_came_due_meanwhile_goes_at_once_and_the_beat_is_the_old_one() {
        beats.sent(1_000, BLOCKS);

        beats.sent(1_085, BLOCKS);
        assertThat(beats.next(BLOCKS)).as("the second that is overdue").isEqualTo(1_050);
        beats.sent(1_085, BLOCKS);
        beats.sent(1_086, BLOCKS);
        assertThat(beats.next(BLOCKS)).isEqualTo(1_100);
    }

    @Test
    void after_quiet_or_a_stop_of_a_frame_and_more_the_beat_begins_anew() {
        beats.sent(1_000, BLOCKS);

        beats.sent(5_000, BLOCKS);

        assertThat(beats.next(BLOCKS)).isEqualTo(5_025);
    }

    @Test
    void who_shares_no_beat_with_other_blocks_hears_once_in_a_frame() {
        beats.sent(1_000, 1);
        beats.sent(1_140, 1);

        assertThat(beats.next(1)).isEqualTo(1_200);
    }
}
