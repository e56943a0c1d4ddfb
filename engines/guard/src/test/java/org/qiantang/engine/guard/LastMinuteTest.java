package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LastMinuteTest {
    private final LastMinute minute = new LastMinute();

    @Test
    void a_line_goes_on_from_the_ends_of_the_lines_just_before_it() {
        hear(1, 0, "这床被子");
        hear(2, 3, "只剩");

        RunUp before = before(6, "3件了");

        assertThat(before.text()).isEqualTo("这床被子只剩3件了");
        assertThat(before.head()).isEqualTo(6);
        assertThat(before.parts()).extracting(RunUp.Part::line).containsExactly(1L, 2L);
    }

    @Test
    void a_line_goes_on_from_nothing_after_a_full_stop_a_question_or_a_pause_nor_into_another_matter() {
        hear(1, 0, "这床被子很好。");
        assertThat(before(2, "只剩3件了").hasWords()).isFalse();

        hear(2, 20, "这床被子能洗吗");
        assertThat(before(22, "只剩3件了").hasWords()).isFalse();

        hear(3, 40, "这床被子");
        assertThat(before(50, "只剩3件了").text()).isEqualTo("这床被子只剩3件了");
        assertThat(before(51, "只剩3件了").hasWords()).isFalse();
        assertThat(before(42, "好了，看下一款").hasWords()).isFalse();
    }

    @Test
    void between_two_numbers_a_clause_ends() {
        hear(1, 0, "价格199");

        assertThat(before(1, "3件起").text()).isEqualTo("价格199，3件起");
    }

    @Test
    void a_line_that_was_heard_late_takes_its_place_and_later_ones_are_no_run_up() {
        hear(2, 10, "后说的");
        hear(1, 5, "先说的");

        assertThat(before(11, "现在").text()).isEqualTo("先说的后说的现在");
        assertThat(before(7, "中间").text()).isEqualTo("先说的中间");
    }

    @Test
    void what_is_kept_is_bounded_however_much_is_said() {
        for (int line = 0; line < 1_000; line++) {
            minute.hear(said(line, line, "长".repeat(5_000)), List.of());
            minute.hear(said(line, line, "短"), List.of(mark(line)));
        }

        RunUp before = minute.before(said(1_000, 1_000, "尾".repeat(5_000)));

        assertThat(before.text().length()).isLessThanOrEqualTo(LastMinute.MOST_END + 4 + LastMinute.MOST_HEAD);
        assertThat(before.found()).hasSizeLessThanOrEqualTo(LastMinute.MOST_LINES);
    }

    @Test
    void what_was_found_is_forgotten_after_a_minute() {
        minute.hear(said(1, 0, "只剩3件了"), List.of(mark(1)));

        assertThat(before(60, "好").found()).hasSize(1);
        assertThat(before(61, "好").found()).isEmpty();
    }

    private void hear(long line, int second, String text) {
        minute.hear(said(line, second, text), List.of());
    }

    private RunUp before(int second, String text) {
        return minute.before(said(0, second, text));
    }

    private static LastMinute.Said said(long line, int second, String text) {
        return new LastMinute.Said(line, 1_000L * second, Speaker.HOST, "", text, true);
    }

    private static RunUp.Mark mark(long line) {
        return new RunUp.Mark(line, "SC-01", "false_scarcity", Verdict.VIOLATES, 0, 1, "短", false);
    }
}
