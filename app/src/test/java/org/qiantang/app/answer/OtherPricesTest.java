package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.event.Money;

/** What a person of the shop writes of goods names no price that they have not. */
class OtherPricesTest {
    private static final String CODE = "QT-FAN-01";
    private static final Offer TOWELS = DemoShelf.coded(
            DemoShelf.with(
                    DemoShelf.whole(),
                    CODE,
                    offer -> DemoShelf.sold(
                            offer,
                            "家用好物",
                            offer.delivery(),
                            List.of(new Kind(1, "三条装", Money.cny(5900), 9), new Kind(2, "六条装", Money.cny(9950), 9)))),
            CODE);

    @ParameterizedTest
    @CsvSource({
        "六条装只要30元，赶紧拍, 30元",
        "六条装只要88元, 88元",
        "今天给到三十元一套, 30元",
        "保证最低39块拿走, 39块",
        "￥9.9 带走六条装, ￥9.9",
        "拍一送一 19.9元, 19.9元",
    })
    void a_sum_that_the_goods_do_not_cost_is_found(String text, String sum) {
        assertThat(Answers.otherPrices(text, TOWELS)).containsExactly(sum);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "三条装59元，六条装99.5元",
                "六条装九十九块五",
                "两套三条装118元",
                "各来一套158.5元",
                "领券减10元",
                "满100元减5元",
                "偏远地区补运费 8 元",
                "满99元包邮，88元包邮是上周的活动",
                "上门安装费100元",
                "单配一条20元",
                "坏一条退20元",
                "一共3块毛巾",
                "2块香皂大小",
                "明天下午3点补 60 套",
                "一条 120 克"
            })
    void what_they_cost_and_what_is_no_price_is_left_alone(String text) {
        assertThat(Answers.otherPrices(text, TOWELS)).isEmpty();
    }
}
