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
    void what_a_measurement_would_ignore_is_refused_with_what_it_heeds() {
        assertThatThrownBy(() -> Bench.Call.read(List.of("hot-sku", "--only", "sale")))
                .hasMessage("--only: sale (expected: not with hot-sku, which heeds --smoke, --json FILE, --rounds N,"
                        + " --side WORD)");
        for (String name : List.of("rooms", "start", "guard")) {
            assertThatThrownBy(() -> Bench.Call.read(List.of(name, "--only", "x")))
                    .hasMessageStartingWith("--only: x (expected: not with " + name);
        }
        for (String name : List.of("crash", "rooms", "figures")) {
            assertThatThrownBy(() -> Bench.Call.read(List.of(name, "--side", "x")))
                    .hasMessageStartingWith("--side: x (expected: not with " + name);
        }
        assertThatThrownBy(() -> Bench.Call.read(List.of("fanout", "--seeds", "3")))
                .hasMessageStartingWith("--seeds: 3 (expected: not with fanout");
        assertThatThrownBy(() -> Bench.Call.read(List.of("crash", "--smoke", "--seeds", "3")))
                .hasMessageStartingWith("--seeds: 3 (expected: not with --smoke");
    }

    @Test
    void what_it_heeds_is_taken() {
        Bench.Call call = Bench.Call.read(List.of("crash", "--seeds", "7", "--first-seed", "5000", "--only", "disk"));

        assertThat(call.seeds()).isEqualTo(7);
        assertThat(call.firstSeed()).isEqualTo(5_000);
        assertThat(call.only()).isEqualTo("disk");
    }

    @Test
    void every_measurement_has_a_name_of_its_own() {
        assertThat(Bench.ALL.stream().map(Measurement::name)).doesNotHaveDuplicates();
    }
}
