package org.qiantang.app.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.app.selfcheck.Renewal.State;
import org.qiantang.app.selfcheck.Renewal.Told;

class RenewalTest {
    private static final Instant GIVEN = Instant.parse("2026-01-01T04:00:00Z");

    @ParameterizedTest
    @CsvSource({"2026-01-02T04:00:00Z, CURRENT", "2026-06-29T15:59:00Z, CURRENT", "2026-06-29T16:01:00Z, DUE"})
    void a_whole_self_check_is_due_again_on_the_180th_day_in_china(Instant now, State state) {
        Renewal renewal = Renewal.of(new Told(24, 24, GIVEN, false), now);

        assertThat(renewal.state()).isEqualTo(state);
        assertThat(renewal.dueOn()).isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @Test
    void one_that_lacks_a_point_does_not_count_and_one_of_another_version_is_due_at_once() {
        assertThat(Renewal.of(new Told(0, 24, null, false), GIVEN).state()).isEqualTo(State.NEVER);
        assertThat(Renewal.of(new Told(23, 24, GIVEN, false), GIVEN).state()).isEqualTo(State.PARTIAL);
        assertThat(Renewal.of(new Told(24, 24, GIVEN, true), GIVEN).state()).isEqualTo(State.DUE);
    }
}
