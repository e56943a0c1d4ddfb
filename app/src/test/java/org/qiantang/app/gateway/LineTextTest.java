package org.qiantang.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineTextTest {
    @Test
    void a_line_stays_one_line_and_turns_nobodys_text() {
        assertThat(LineText.clean("多少\u2028钱\u2029一\n斤\u202E？\u0000")).contains("多少钱一斤？");
        assertThat(LineText.clean("👩‍👩‍👧\uE000")).contains("👩‍👩‍👧\uE000");
    }

    @Test
    void a_line_of_which_nothing_remains_or_too_much_is_none() {
        assertThat(LineText.clean(" \u2066\u0007 ")).isEmpty();
        assertThat(LineText.clean("好".repeat(100))).isPresent();
        assertThat(LineText.clean("好".repeat(101))).isEmpty();
    }
}
