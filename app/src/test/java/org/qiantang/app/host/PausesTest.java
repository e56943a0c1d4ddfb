package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PausesTest {
    private static final int RATE = 48_000;

    @Test
    void a_pause_is_found_where_it_becomes_quiet_and_neither_before_the_first_sound_nor_after_the_last() {
        short[] sound = new short[2 * RATE];
        loud(sound, 0.2, 0.6);
        loud(sound, 0.8, 1.5);
        Pauses pauses = Pauses.in(sound, RATE);

        assertThat(pauses.between(0, at(0.59))).isFalse();
        assertThat(pauses.between(at(0.59), at(0.61))).isTrue();
        assertThat(pauses.between(at(0.61), 2 * RATE)).isFalse();
    }

    @Test
    void a_gap_within_a_word_is_no_pause() {
        short[] sound = new short[RATE];
        loud(sound, 0.1, 0.4);
        loud(sound, 0.47, 0.9);

        assertThat(Pauses.in(sound, RATE).between(0, RATE)).isFalse();
    }

    @Test
    void a_cue_to_cut_at_a_pause_lets_the_clause_end_and_a_held_one_waits_until_all_holds_are_lifted() {
        var cue = new Cue(Duration.ZERO);
        cue.hold();
        cue.hold();
        cue.release();
        assertThat(cue.sign(true)).isEqualTo(Cue.Sign.WAIT);
        cue.release();
        assertThat(cue.sign(true)).isEqualTo(Cue.Sign.GO);

        cue.cutAtPause();
        assertThat(cue.sign(false)).isEqualTo(Cue.Sign.GO);
        assertThat(cue.sign(true)).isEqualTo(Cue.Sign.CUT);
        cue.cut();
        assertThat(cue.sign(false)).isEqualTo(Cue.Sign.CUT);
    }

    private static void loud(short[] sound, double from, double to) {
        Arrays.fill(sound, at(from), at(to), (short) 5_000);
    }

    private static int at(double second) {
        return (int) Math.round(second * RATE);
    }
}
