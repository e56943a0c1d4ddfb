package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeniedTest {
    private static String without(String text) {
        return Denied.without(new Question(text), new BitSet()).text();
    }

    @Test
    void who_asks_how_long_it_keeps_unopened_is_not_heard_to_ask_of_what_is_opened() {
        assertThat(without("没开封能放多久")).isEqualTo("能放多久");
        assertThat(without("不开的话放几天")).isEqualTo("放几天");
    }

    @ParameterizedTest
    @ValueSource(strings = {"开封和没开封的分别能放多久", "不开空调能放多久", "离不开水能放几天", "打不开放冰箱能放几天", "没开封能退吗"})
    void what_is_asked_beside_or_only_sounds_alike_stays(String text) {
        assertThat(without(text)).isEqualTo(text);
    }
}
