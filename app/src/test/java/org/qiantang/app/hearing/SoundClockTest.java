package org.qiantang.app.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SoundClockTest {
    private static final long NOON = Instant.parse("2026-11-26T04:00:00Z").toEpochMilli();

    private final SoundClock clock = new SoundClock();

    @Test
    void the_tag_that_came_soonest_tells_the_time_of_all() {
        // A newcomer is handed four seconds at once, and then hears as it happens, now and then a little late.
        for (int ms = 0; ms <= 4_000; ms += 20) {
            clock.came(ms, NOON + 4_000);
        }
        clock.came(5_000, NOON + 5_300);

        assertThat(clock.at(Duration.ofSeconds(1))).isEqualTo(Instant.ofEpochMilli(NOON + 1_000));
        assertThat(clock.at(Duration.ofSeconds(5))).isEqualTo(Instant.ofEpochMilli(NOON + 5_000));
    }

    @Test
    void after_a_break_the_clocks_stand_otherwise_and_what_was_said_before_keeps_its_time() {
        clock.came(0, NOON);
        clock.came(1_000, NOON + 1_000);
        // Half a minute without sound, which the programme's clock leaves out.
        clock.came(1_020, NOON + 31_000);

        assertThat(clock.at(Duration.ofMillis(900))).isEqualTo(Instant.ofEpochMilli(NOON + 900));
        assertThat(clock.at(Duration.ofMillis(2_020))).isEqualTo(Instant.ofEpochMilli(NOON + 32_000));
    }
}
