package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "说错了，这件黑色的是涤纶 | 百分百桑蚕丝",
                "口误，不能治病，大家领券 | 根治糖尿病",
                "刚才说错了 | 百分百桑蚕丝",
                "口误口误，是一百九十九 | 原价三百二",
                "说错了里面有三成棉 | 百分百桑蚕丝",
                "刚才说错了不是全网最低 | 全网最低价",
                "价格念错了应该是九十九才对 | 今天买一送一",
                "库存看错了还有二十件 | 最后三件",
                "更正一下治不了病只是茶 | 包治百病",
                "说错了 L 码的也是羊毛和腈纶 | 纯羊毛",
                "嘴快了嘴快了 | 第一名",
                "说错了，不敢说全国第一，面料确实舒服 | 全国第一",
                "更正一下，不加微信，直播间里就能领券 | 加我微信",
                "刚才说错了，更正一下，是长绒棉的，不是天丝 | 天丝",
                "说错了，第一次卖这款，最好先看看详情 | 百分百桑蚕丝"
            })
    void what_is_taken_back_may_be_what_was_wrong(String correction, String wrong) {
        assertThat(Correction.isMadeIn(correction)).isTrue();
        assertThat(Correction.nearness(correction, wrong)).isNotEqualTo(Correction.Nearness.OTHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "尺码说错了，谢谢粉丝 | 百分百桑蚕丝",
                "说错了，优惠是百分之十 | 百分百桑蚕丝",
                "尺码说错了，是加大的 | 白鹅绒填充",
                "尺码说错了 L 码是一百二十斤穿的 | 百分百桑蚕丝",
                "颜色报错了是黑色 | 全网最低价",
                "口误今天不发货明天发货 | 祖传秘方根治糖尿病",
                "价格念错了是九十九 | 通过了有机认证",
                "链接说错了是三号链接 | 还剩最后三件",
                "刚才说错了，更正一下，是长绒棉的，不是天丝 | 加我微信领券",
                "收回刚才天丝那句，是棉 | 全网最低",
                "说错了，不好意思啊，是棉的 | 全国第一",
                "说错了，价格是一百九十九 | 加我微信"
            })
    void who_takes_back_something_else_has_not_taken_it_back(String correction, String wrong) {
        assertThat(Correction.isMadeIn(correction)).isTrue();
        assertThat(Correction.nearness(correction, wrong)).isEqualTo(Correction.Nearness.OTHER);
    }

    @Test
    void what_repeats_the_wrong_words_is_nearer_than_what_is_of_the_same_matter_and_that_than_what_names_nothing() {
        assertThat(List.of(
                        Correction.nearness("说错了，价格是九十九", "天丝面料"),
                        Correction.nearness("刚才说错了", "天丝面料"),
                        Correction.nearness("说错了，是纯棉", "天丝面料"),
                        Correction.nearness("说错了，不是天丝", "天丝面料")))
                .containsExactly(Correction.Nearness.values());
    }
}
