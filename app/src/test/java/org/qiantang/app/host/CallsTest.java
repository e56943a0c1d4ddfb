package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private final Calls calls = new Calls();

    @Test
    void one_that_is_told_twice_is_one_call_that_came_twice() {
        calls.ring(Calls.Why.MEASURE, "案卷 12：虚假宣传", NOON);
        calls.ring(Calls.Why.MEASURE, "案卷 12：虚假宣传", NOON.plusSeconds(60));

        assertThat(calls.open())
                .singleElement()
                .satisfies(call -> assertThat(call.times()).isEqualTo(2));
    }

    @Test
    void a_long_reason_is_cut_and_no_sign_in_it_in_two() {
        calls.ring(Calls.Why.MEASURE, "长".repeat(199) + "🍵".repeat(5), NOON);
        calls.ring(Calls.Why.MEASURE, "短".repeat(300), NOON);

        assertThat(calls.open()).extracting(Calls.Call::text).containsExactly("短".repeat(200), "长".repeat(199));
    }
}
