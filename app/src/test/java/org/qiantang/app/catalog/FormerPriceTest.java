package org.qiantang.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.event.Money;

/** Former prices read from texts, and what the deals say of them. */
class FormerPriceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final BasePrice LOWEST = new BasePrice.LowestOfSevenDays(Money.cny(8_800));
    private static final BasePrice NEVER = new BasePrice.NoDeal();

    private static FormerPrice one(String text) {
        return FormerPrice.in(text).getFirst();
    }

    private static FormerPrice.Ground ground(String text, BasePrice... bases) {
        return one(text).against(List.of(bases), FactSheet.EMPTY, TODAY);
    }

    @Test
    void all_that_a_text_claims_is_read_in_its_order_with_its_amount() {
        assertThat(FormerPrice.in("原价299，划线价：¥ 199.50，今晚 88"))
                .extracting(FormerPrice::price)
                .containsExactly(Money.cny(29_900), Money.cny(19_950));
        assertThat(FormerPrice.in("今晚只要 88 元，第 2 件半价")).isEmpty();
    }

    @Test
    void a_strike_through_above_the_lowest_deal_of_seven_days_is_baseless_and_one_up_to_it_is_not() {
        assertThat(ground("原价88.01元", LOWEST)).isEqualTo(FormerPrice.Ground.BASELESS);
        assertThat(ground("原价88元", LOWEST)).isEqualTo(FormerPrice.Ground.FOUNDED);
    }

    @Test
    void without_a_deal_in_seven_days_the_last_one_before_counts() {
        var last = new BasePrice.LastDeal(new Deal(1, 1, 1, Money.cny(9_900), Instant.EPOCH));

        assertThat(ground("原价 99", last)).isEqualTo(FormerPrice.Ground.FOUNDED);
        assertThat(ground("原价 100", last)).isEqualTo(FormerPrice.Ground.BASELESS);
    }

    @Test
    void where_nothing_was_ever_dealt_or_the_maker_is_named_it_has_to_be_proved() {
        assertThat(ground("原价 100", NEVER)).isEqualTo(FormerPrice.Ground.UNPROVED);
        assertThat(one("建议零售价 299").isMakers()).isTrue();
        assertThat(ground("建议零售价 299", LOWEST)).isEqualTo(FormerPrice.Ground.UNPROVED);
    }

    @Test
    void what_is_true_of_one_kind_stands_and_where_it_is_true_of_none_the_mildest_counts() {
        assertThat(ground("原价 99", LOWEST, new BasePrice.LowestOfSevenDays(Money.cny(9_900))))
                .isEqualTo(FormerPrice.Ground.FOUNDED);
        assertThat(ground("原价 99", LOWEST, NEVER)).isEqualTo(FormerPrice.Ground.UNPROVED);
    }

    @Test
    void a_makers_price_stands_by_its_paper() {
        var proof = new Proof("厂商定价文件", "2026-1", "某茶厂", "", LocalDate.of(2030, 1, 1));
        var sheet = new FactSheet(List.of(new Fact(FactKey.REFERENCE_PRICE.key(), "厂商定价 299 元", null, proof)));

        assertThat(one("建议零售价 299").against(List.of(LOWEST), sheet, TODAY)).isEqualTo(FormerPrice.Ground.FOUNDED);
        assertThat(one("建议零售价 399").against(List.of(LOWEST), sheet, TODAY)).isEqualTo(FormerPrice.Ground.UNPROVED);
        assertThat(one("建议零售价 299").against(List.of(LOWEST), sheet, LocalDate.of(2030, 1, 2)))
                .isEqualTo(FormerPrice.Ground.UNPROVED);
    }

    @Test
    void the_value_of_a_gift_is_read_and_a_value_without_one_is_not() {
        assertThat(FormerPrice.giftsIn("下单就送保温杯，价值199元"))
                .singleElement()
                .satisfies(gift -> assertThat(gift.price()).isEqualTo(Money.cny(19_900)));
        assertThat(FormerPrice.giftsIn("收藏价值 100 分")).isEmpty();
    }
}
