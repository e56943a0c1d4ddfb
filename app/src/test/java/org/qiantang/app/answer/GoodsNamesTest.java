package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoodsNamesTest {
    private final GoodsNames names = GoodsNames.load();

    @ParameterizedTest
    @CsvSource({
        "给丝巾拍一条, 桑蚕丝方巾 fj-1, 丝巾",
        "茶叶来个开箱, 明前龙井 50 克, 茶叶",
        "拍一下那件衬衣, 长绒棉衬衫, 衬衣",
        "film the scarf please, 桑蚕丝方巾, scarf"
    })
    void goods_are_called_by_other_words_than_their_title_has(String text, String title, String word) {
        assertThat(names.of(text).apply(title)).isEqualTo(Set.of(word));
    }

    @ParameterizedTest
    @CsvSource({
        "给羽绒服拍一条, 桑蚕丝方巾",
        "给方巾拍一条, 桑蚕丝方巾",
        "茶叶来个开箱, 青瓷盖碗",
        "一条包邮的, 帆布双肩包",
        "给包包拍一条, 明前龙井 独立包装",
        "scarfs of another shop, 长绒棉衬衫"
    })
    void what_names_other_goods_or_stands_in_the_title_is_no_other_word(String text, String title) {
        assertThat(names.of(text).apply(title)).isEmpty();
    }
}
