package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.qiantang.app.web.Problem;

class CommentTest {
    @Test
    void a_comment_keeps_its_words_in_one_line_without_what_turns_others_text() {
        assertThat(Comment.clean(" 好看\n\t的\u202E影片\u2069\u0000 \uE000")).contains("好看 的影片 \uE000");
    }

    @Test
    void a_comment_of_which_nothing_remains_or_too_much_is_none() {
        assertThat(Comment.clean("\u2066 \u0007")).isEmpty();
        assertThat(Comment.clean("好".repeat(200))).isPresent();
        assertThat(Comment.clean("好".repeat(201))).isEmpty();
    }

    @Test
    void an_officers_reason_may_have_several_lines_but_no_private_signs_and_nothing_that_turns_text() {
        assertThat(TakedownRefusals.words(" 第一行写的\n第二行 ")).isEqualTo("第一行写的\n第二行");
        for (String sign : new String[] {"\uE000", "\u202E", "\u2069", "\u0007"}) {
            assertThatThrownBy(() -> TakedownRefusals.words("这是一个理由" + sign)).isInstanceOf(Problem.class);
        }
    }
}
