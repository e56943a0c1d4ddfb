// SPDX-License-Identifier: GPL-3.0-or-later
package org.qiantang.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTest {
    @Test
    void a_line_is_id_rate_pitch_and_text() {
        assertThat(Request.parse("7\t175\t50\t你好")).isEqualTo(new Request.Say("7", 175, 50, "你好"));
    }

    @Test
    void control_characters_become_spaces_so_that_offsets_stay() {
        assertThat(Request.parse("7\t175\t50\t你\t好\u0000吗\r")).isEqualTo(new Request.Say("7", 175, 50, "你 好 吗 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "7\t175\t50",
                "7\t79\t50\t好",
                "7\t451\t50\t好",
                "7\tfast\t50\t好",
                "7\t175\t101\t好",
                "7\t175\t-1\t好",
                "7\t175\t99999999999\t好",
                "7\t175\t50\t",
                "7\t175\t50\t   "
            })
    void a_line_outside_the_protocol_is_refused_by_its_id(String line) {
        assertThat(Request.parse(line)).isInstanceOfSatisfying(Request.Refused.class, refused -> {
            assertThat(refused.id()).isEqualTo("7");
            assertThat(refused.reason()).contains("expected");
        });
    }

    @Test
    void a_line_without_a_usable_id_is_refused_without_one() {
        assertThat(Request.parse(""))
                .isInstanceOfSatisfying(
                        Request.Refused.class,
                        refused -> assertThat(refused.id()).isEqualTo("-"));
        assertThat(Request.parse("x".repeat(65) + "\t175\t50\t好")).isInstanceOf(Request.Refused.class);
    }

    @Test
    void a_text_beyond_the_bound_is_refused_and_one_at_it_is_not() {
        assertThat(Request.parse("7\t175\t50\t" + "💄".repeat(4_000))).isInstanceOf(Request.Say.class);
        assertThat(Request.parse("7\t175\t50\t" + "💄".repeat(4_001))).isInstanceOf(Request.Refused.class);
    }
}
