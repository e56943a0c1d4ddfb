package org.qiantang.app.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameQuestionTest {
    @Test
    void other_manners_and_a_word_more_ask_the_same() {
        assertThat(SameQuestion.key("请问这款多少钱呀？")).isEqualTo(SameQuestion.key("这款多少钱"));
        assertThat(alike("主播穿多少码", "主播多少码")).isTrue();
    }

    @Test
    void another_figure_or_another_colour_is_another_question() {
        assertThat(alike("这款37码还有吗", "这款38码还有吗")).isFalse();
        assertThat(alike("这款红色的还有货吗", "这款蓝色的还有货吗")).isFalse();
        assertThat(alike("这款红色的还有货吗", "这款红色的现在还有货吗")).isTrue();
    }

    private static boolean alike(String one, String other) {
        return SameQuestion.alike(SameQuestion.key(one), SameQuestion.key(other));
    }
}
