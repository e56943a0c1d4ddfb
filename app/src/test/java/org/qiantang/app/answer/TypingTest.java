package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypingTest {
    private final Typing typing = Typing.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "一六八能便宜吗",
                "周一五六发货吗",
                "三七八码还有吗",
                "里面有什么",
                "怎么弄",
                "这个系列有吗",
                "固定系带吗",
                "色系有吗",
                "买大点穿得住吗",
                "快点装好吗",
                "放过期了怎么办",
                "加过滤网吗",
                "买这么多酒有优惠吗",
                "哪个出水大",
                "有透气孔吗",
                "等了好久",
                "冲满一杯水",
                "好几重包装",
                "怎么这么贵",
                "一五一十"
            })
    void a_line_that_only_looks_like_slang_stays_as_it_is(String line) {
        assertThat(typing.plain(line)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "1.8米4件套多少钱, 1.8米四件套多少钱",
        "两米四件套有吗, 两米四件套有吗",
        "一米六二 51公斤, '162,51公斤'",
        "六米三剩几根, 6.3米剩几根",
        "周长5厘米7, 周长5.7厘米",
        "刻了字几天发, 刻字几天发",
        "系唔系云南㗎, 是不是云南",
        "点洗呀, 怎么洗",
        "里头都有啥 结实么, '里面都有什么,结实吗'",
        "包油吗, 包邮吗",
        "再问下怎么洗, 怎么洗",
        "这个几重, 这个多重",
        "充一次用几久, 充一次用多久",
        "能放好久, 能放多久",
        "冲满要多久, 充满要多久",
        "一次能听几个钟, 一次能听几个小时",
        "能带上飞机啵, 能带上飞机吗",
        "薄荷的没啦, 薄荷的没了",
        "腰围2尺1穿几码, 腰围70厘米穿几码",
        "不是这个 我问的是白色多少钱, 白色多少钱",
        "身高一七五体重一百五, 身高175体重150",
        "我一七八一百六十斤, '我178,160斤'",
        "五百的有吗, 500的有吗",
        "三五七克多少钱, 357克多少钱",
        "这是啥, 这是什么",
        "腰两尺三, 腰77厘米"
    })
    void metres_in_words_and_dialect_are_made_plain(String typed, String plain) {
        assertThat(typing.plain(typed)).isEqualTo(plain);
    }
}
