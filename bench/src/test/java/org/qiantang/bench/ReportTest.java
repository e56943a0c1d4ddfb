package org.qiantang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Report report =
            new Report(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

    @Test
    void a_row_shows_the_middle_of_the_rounds_and_their_range() {
        DoubleStream.of(9, 7, 8, 30, 6).forEach(value -> report.add("one room", "ours", Figure.P99, value));
        report.add("one room", "theirs", new Figure("memory", "MiB", 0), 12_345.6);

        assertThat(report.asMarkdown("Fan-out")).isEqualTo("""
                # Fan-out

                ## one room

                Medians of 5 rounds, with their range.

                | | p99, ms | memory, MiB |
                | --- | ---: | ---: |
                | ours | 8.0 (6.0–30.0) | – |
                | theirs | – | 12,346 |

                """);
    }

    @Test
    void of_an_even_number_of_rounds_the_middle_lies_between_two() {
        var rounds = new Rounds();
        List.of(1.0, 2.0, 4.0, 8.0).forEach(rounds::add);

        assertThat(rounds.median()).isEqualTo(3);
    }

    @Test
    void what_is_untrue_is_said_and_makes_the_call_fail() {
        report.add("one room", "ours", Figure.LOST, 3);
        report.untrue("3 deliveries lost");

        assertThat(report.isTrue()).isFalse();
        assertThat(report.asMarkdown("Fan-out")).contains("- **UNTRUE** 3 deliveries lost");
    }
}
