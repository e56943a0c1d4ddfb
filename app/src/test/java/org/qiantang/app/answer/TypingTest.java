package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypingTest {
    private final Typing typing = Typing.load();

    @ParameterizedTest
    @ValueSource(
            strings = {"里面有什么", "怎么弄", "这个系列有吗", "固定系带吗", "色系有吗", "买大点穿得住吗", "快点装好吗", "放过期了怎么办", "加过滤网吗", "买这么多酒有优惠吗", "哪个出水大", "有透气孔吗"
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
        "再问下怎么洗, 怎么洗"
    })
    void metres_in_words_and_dialect_are_made_plain(String typed, String plain) {
        assertThat(typing.plain(typed)).isEqualTo(plain);
    }
}
