package org.qiantang.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    /** A Friday, noon in Hangzhou. */
    private static final Instant FRIDAY = Instant.parse("2026-11-27T04:00:00Z");

    @Test
    void a_term_ends_with_its_last_working_day_and_leaves_out_the_weekend() {
        var days = new WorkingDays(List.of(), List.of());

        assertThat(days.after(FRIDAY, 1)).isEqualTo(Instant.parse("2026-11-30T16:00:00Z"));
        assertThat(days.after(FRIDAY, 7)).isEqualTo(Instant.parse("2026-12-08T16:00:00Z"));
    }

    @Test
    void holidays_are_left_out_and_a_sunday_that_is_worked_counts() {
        var days = new WorkingDays(List.of(LocalDate.parse("2026-11-30")), List.of(LocalDate.parse("2026-11-29")));

        assertThat(days.after(FRIDAY, 1)).isEqualTo(Instant.parse("2026-11-29T16:00:00Z"));
        assertThat(days.after(FRIDAY, 2)).isEqualTo(Instant.parse("2026-12-01T16:00:00Z"));
    }

    @Test
    void the_day_is_the_one_in_china_even_where_it_is_still_yesterday_elsewhere() {
        var days = new WorkingDays(List.of(), List.of());

        assertThat(days.after(Instant.parse("2026-11-29T16:30:00Z"), 1))
                .isEqualTo(Instant.parse("2026-12-01T16:00:00Z"));
    }
}
