package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "刚才说错了，不是全网最低",
                "口误口误，是一百九十九",
                "哦对对对，三百二那是长款，我嘴快了",
                "这件没卖过三百二，我收回",
                "更正一下，净重四百克",
                "刚才那句不算",
                "价格念错了，应该是九十九才对",
                "别当真啊，我开玩笑的"
            })
    void a_host_takes_words_back_in_many_ways(String text) {
        assertThat(Correction.isMadeIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "你没看错，就是九十九",
                "加三成收回来的本本",
                "三个月收回成本",
                "这条背带纠正驼背",
                "券过了今晚作废",
                "回答我的问题",
                "刚才说的那款上车了",
                "错过等一年",
                "你们不说错过就好",
                "大家晚上好"
            })
    void words_that_only_sound_like_it_take_nothing_back(String text) {
        assertThat(Correction.isMadeIn(text)).isFalse();
    }
}
