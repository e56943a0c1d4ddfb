package org.qiantang.app.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.app.answer.Answer;

class SurenessTest {
    private static Answer.Told read(double share) {
        return new Answer.Told("克重是16姆米。", 1L, List.of("fabric-weight"), share);
    }

    @Test
    void a_fact_that_was_read_poorly_stays_below_the_usual_bar_and_one_that_was_read_well_passes_it() {
        assertThat(Sureness.of(read(0.4), false)).isLessThan(Setting.USUAL.sureness());
        assertThat(Sureness.of(read(0.69), false)).isLessThan(Setting.USUAL.sureness());
        assertThat(Sureness.of(read(0.7), false)).isGreaterThanOrEqualTo(Setting.USUAL.sureness());
    }

    @Test
    void what_a_rule_tells_is_surer_than_what_was_read_however_surely() {
        var byRule = new Answer.Told("现在299元。", 1L, List.of("price"));

        assertThat(Sureness.of(byRule, false)).isGreaterThan(Sureness.of(read(0.999), false));
    }

    @Test
    void a_greater_share_never_makes_an_answer_less_sure() {
        int before = 0;
        for (int hundredths = 0; hundredths <= 100; hundredths++) {
            int now = Sureness.of(read(hundredths / 100.0), false);
            assertThat(now).as("share " + hundredths).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }

    @Test
    void an_answer_over_many_facts_that_was_read_poorly_is_as_sure_as_its_reading() {
        var many = new Answer.Told("……", 1L, List.of("a", "b", "c", "d", "e"), 0.5);

        assertThat(Sureness.of(many, false)).isEqualTo(Sureness.of(read(0.5), false));
    }
}
