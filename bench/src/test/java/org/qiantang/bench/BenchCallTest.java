package org.qiantang.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchCallTest {
    @Test
    void a_measurement_has_five_rounds_and_a_smoke_one() {
        assertThat(Bench.Call.read(List.of("fanout")).rounds()).isEqualTo(5);
        assertThat(Bench.Call.read(List.of("fanout", "--smoke")).rounds()).isEqualTo(1);
        assertThat(Bench.Call.read(List.of("fanout", "--smoke", "--rounds", "3"))
                        .rounds())
                .isEqualTo(3);
    }

    @Test
    void what_is_not_understood_is_named_with_what_would_be() {
        assertThatThrownBy(() -> Bench.Call.read(List.of("fast")))
                .hasMessageStartingWith("bench: fast (expected: crash, hot-sku, fanout");
        assertThatThrownBy(() -> Bench.Call.read(List.of("fanout", "--rounds", "0")))
                .hasMessage("--rounds: 0 (expected: 1..99)");
        assertThatThrownBy(() -> Bench.Call.read(List.of("fanout", "--rounds")))
                .hasMessage("--rounds: nothing (expected: a value)");
        assertThatThrownBy(() -> Bench.Call.read(List.of("fanout", "--quick")))
                .hasMessageStartingWith("bench: --quick (expected: --smoke");
    }

    @Test
    void every_measurement_has_a_name_of_its_own() {
        assertThat(Bench.ALL.stream().map(Measurement::name)).doesNotHaveDuplicates();
    }
}
