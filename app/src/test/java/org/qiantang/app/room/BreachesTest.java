package org.qiantang.app.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HostKind;

class BreachesTest {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

    private final Breaches breaches = new Breaches();

    @Test
    void the_latest_breach_of_the_last_minute_is_the_one_to_correct() {
        breaches.hear(spoke(1, 0, "violates", null));
        breaches.hear(spoke(2, 20, "violates", null));
        breaches.hear(spoke(3, 25, "clear", null));

        assertThat(breaches.last(NOON.plusSeconds(30))).isEqualTo(2);
        assertThat(breaches.last(NOON.plusSeconds(80))).isEqualTo(2);
        assertThat(breaches.last(NOON.plusSeconds(81))).isNull();
    }

    @Test
    void what_was_taken_back_is_not_corrected_twice() {
        breaches.hear(spoke(1, 0, "violates", null));
        breaches.hear(spoke(2, 5, "violates", null));
        breaches.hear(spoke(3, 10, "clear", 2L));

        assertThat(breaches.last(NOON.plusSeconds(11))).isEqualTo(1);
    }

    @Test
    void where_nothing_was_wrong_there_is_nothing_to_correct() {
        breaches.hear(spoke(1, 0, "needs_evidence", null));

        assertThat(breaches.last(NOON)).isNull();
    }

    private static ShowEvent.HostSpoke spoke(long line, int second, String verdict, @Nullable Long corrected) {
        return new ShowEvent.HostSpoke(
                NOON.plusSeconds(second), line, HostKind.HUMAN, null, "…", verdict, List.of(), corrected);
    }
}
