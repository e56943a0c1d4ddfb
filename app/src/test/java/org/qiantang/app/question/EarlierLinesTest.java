package org.qiantang.app.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EarlierLinesTest {
    @Test
    void a_line_comes_with_the_latest_that_the_same_viewer_said_before_it() {
        var lines = new EarlierLines();

        List<String> first = lines.before(1, "一");
        lines.before(2, "别人的");
        for (String line : List.of("二", "三", "四")) {
            lines.before(1, line);
        }
        lines.before(1, "五");

        assertThat(first).isEmpty();
        assertThat(lines.before(1, "六")).containsExactly("二", "三", "四", "五");
        assertThat(lines.before(2, "又是别人的")).containsExactly("别人的");
    }

    @Test
    void who_spoke_longest_ago_is_forgotten_first() {
        var lines = new EarlierLines();
        lines.before(1, "一");
        lines.before(2, "二");
        lines.before(1, "又一");

        for (long person = 10; person < 10 + 1_999; person++) {
            lines.before(person, "人多");
        }

        assertThat(lines.before(1, "还在")).containsExactly("一", "又一");
        assertThat(lines.before(2, "回来了")).isEmpty();
    }
}
