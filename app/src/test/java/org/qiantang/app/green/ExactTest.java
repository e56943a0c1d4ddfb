package org.qiantang.app.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactTest {
    @Test
    void thirds_add_up_to_the_whole_and_nothing_is_lost_when_the_figure_is_cut() {
        Exact third = Exact.of(20, 3);

        Exact whole = third.plus(third).plus(third);

        assertThat(whole).isEqualTo(Exact.of(20));
        assertThat(whole.cut(1)).isEqualTo(new BigDecimal("20.0"));
    }

    @ParameterizedTest
    @CsvSource({"8999/100, 89.9", "899999/10000, 89.9", "90/1, 90.0", "1/3, 0.3", "0/7, 0.0"})
    void a_figure_is_cut_and_never_rounded_up(String exact, String cut) {
        assertThat(Exact.read(exact).cut(1)).isEqualTo(new BigDecimal(cut));
    }

    @Test
    void what_is_written_down_is_read_again() {
        Exact odd = Exact.of(-7, 3).plus(Exact.read("0.05"));

        assertThat(Exact.read(odd.toString())).isEqualTo(odd);
        assertThat(Exact.of(6, -4)).isEqualTo(Exact.of(-3, 2));
        assertThat(Exact.of(3_600).text(2)).isEqualTo("3600");
        assertThat(Exact.of(5, 4).text(2)).isEqualTo("1.25");
    }

    @ParameterizedTest
    @CsvSource({
        "1 + 2 * 3, 7/1",
        "(1 + 2) * 3, 9/1",
        "10 - 2 - 3, 5/1",
        "12 / 2 / 3, 2/1",
        "'max(0, 1 - n / 4)', 1/4",
        "'min(n, 2, 5)', 2/1",
        "5 if n == 0 else 5 * n / 6, 5/2",
        "0 if n > 0 else 1 / 0, 0/1"
    })
    void a_formula_counts_as_one_reads_it_and_only_the_branch_that_is_taken(String formula, String value) {
        assertThat(Formula.of(formula).value(Map.of("n", Exact.of(3))::get)).isEqualTo(Exact.read(value));
    }

    @Test
    void a_base_of_zero_is_no_figure_and_not_an_error() {
        assertThat(Formula.of("4 * n / (n - 3)").value(Map.of("n", Exact.of(3))::get))
                .isNull();
        assertThat(Formula.of("1 if n / 0 > 2 else 3").value(Map.of("n", Exact.of(3))::get))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 +", "(1", "1 2", "n ! 2", "1 if n 0 else 2", "if", "max 1"})
    void what_is_no_arithmetic_is_refused_at_once(String formula) {
        assertThatThrownBy(() -> Formula.of(formula).value(Map.of("n", Exact.of(1))::get))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
