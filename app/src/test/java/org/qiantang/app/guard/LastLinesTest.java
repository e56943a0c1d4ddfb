package org.qiantang.app.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastLinesTest {
    private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");

    private final LastLines lines = new LastLines(2);

    @Test
    void a_line_is_heard_after_those_of_its_show_in_the_minute_before() {
        lines.heard(1, NOON, "一");
        lines.heard(2, NOON, "别处");
        lines.heard(1, NOON.plusSeconds(30), "二");

        assertThat(lines.before(1, NOON.plusSeconds(31))).containsExactly("一", "二");
        assertThat(lines.before(1, NOON.plusSeconds(61))).containsExactly("二");
        assertThat(lines.before(1, NOON.plusSeconds(200))).isEmpty();
        assertThat(lines.before(3, NOON)).isEmpty();
    }

    @Test
    void a_show_that_talks_without_end_is_kept_in_bounds() {
        for (int i = 0; i < 100; i++) {
            lines.heard(1, NOON, "句" + i);
        }

        assertThat(lines.before(1, NOON)).hasSize(8).startsWith("句92").endsWith("句99");
    }

    @Test
    void the_show_that_was_silent_longest_is_forgotten() {
        lines.heard(1, NOON, "一");
        lines.heard(2, NOON, "二");
        lines.heard(1, NOON, "一又");
        lines.heard(3, NOON, "三");

        assertThat(lines.before(1, NOON)).containsExactly("一", "一又");
        assertThat(lines.before(2, NOON)).isEmpty();
    }
}
