package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.catalog.StruckView;
import org.qiantang.app.room.Board;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Terms;
import org.qiantang.event.Money;

/** What a show's clock and limits answer, and what they leave to others. */
class OnAirTest {
    /** 20:18 in China. */
    private static final Instant NOW = Instant.parse("2026-11-23T12:18:00Z");

    private static final Instant END = Instant.parse("2026-11-23T12:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String FAN = "QT-FAN-01";

    private final Answering answering = new Answering(Words.load());

    /** The demo's goods, of which the fan is sold on these terms. */
    private static Shelf on(Terms terms) {
        Shelf whole = DemoShelf.whole();
        return DemoShelf.with(whole, FAN, offer -> offer.on(terms));
    }

    private static Terms flash(@Nullable Instant until) {
        return new Terms(NOW, 2, until, null, Map.of());
    }

    private Answer ask(Shelf shelf, String question) {
        return answering.answer(shelf, DemoShelf.coded(shelf, FAN).itemId(), List.of(), TODAY, question);
    }

    private Answer.Told told(Shelf shelf, String question) {
        Answer answer = ask(shelf, question);
        assertThat(answer).as(question).isInstanceOf(Answer.Told.class);
        return (Answer.Told) answer;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "秒杀几点结束",
                "秒杀什么时候结束呀",
                "还有多久",
                "还有多久结束？",
                "还剩几分钟",
                "活动到几点结束",
                "几点恢复原价",
                "什么时候涨价",
                "这个价什么时候没",
                "限时到几点"
            })
    void who_asks_until_when_is_told_when_the_flash_sale_ends_and_how_long_that_is(String question) {
        Answer.Told told = told(on(flash(END)), question);

        assertThat(told.text()).isEqualTo("秒杀到20:30结束，还有12分钟。");
        assertThat(told.facts()).containsExactly("flash-end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"限购几件", "限购吗", "一个人能买几个", "每人限几件", "一人几件呀", "最多买几个", "一次能买多少个", "可以买几件"})
    void who_asks_how_many_one_may_have_is_told_the_limit_of_the_show_and_nothing_else(String question) {
        Answer.Told told = told(on(flash(null)), question);

        assertThat(told.text()).isEqualTo("每人最多买2件。");
        assertThat(told.facts()).containsExactly("limit");
    }

    @Test
    void what_else_the_line_asks_is_answered_with_it() {
        Answer.Told told = told(on(flash(END)), "秒杀几点结束，多少钱");

        assertThat(told.text()).contains("20:30", "69元");
        assertThat(told.facts()).contains("flash-end", "price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"保修多久", "充满电还有多久", "多久发货", "一次充电能用多久", "优惠券什么时候能用"})
    void how_long_something_else_takes_is_not_answered_with_the_clock(String question) {
        Answer answer = ask(on(flash(END)), question);

        assertThat(answer instanceof Answer.Told told ? told.facts() : List.<String>of())
                .as(question)
                .doesNotContain("flash-end");
    }

    @Test
    void without_a_flash_sale_who_asks_for_it_by_name_is_told_so_and_others_are_answered_as_ever() {
        Shelf none = on(flash(null));

        assertThat(told(none, "秒杀几点结束").text()).isEqualTo("这款现在没有在秒杀。");
        assertThat(ask(none, "还有多久")).isEqualTo(ask(DemoShelf.whole(), "还有多久"));
    }

    @Test
    void one_that_has_just_run_out_is_none_and_one_of_another_day_is_told_with_its_day() {
        Terms over = flash(NOW);
        Terms tomorrow = flash(Instant.parse("2026-11-23T16:05:00Z"));
        Terms later = flash(Instant.parse("2026-11-30T01:00:30Z"));

        assertThat(over.flashEnd()).isEmpty();
        assertThat(tomorrow.flashEnd()).contains("明天0:05");
        assertThat(later.flashEnd()).contains("11月30日9:00:30");
        assertThat(told(on(tomorrow), "秒杀几点结束").text()).isEqualTo("秒杀到明天0:05结束，还有3小时47分钟。");
        assertThat(told(on(flash(NOW.plusSeconds(40))), "还有多久").text()).contains("20:18:40", "马上");
    }

    @Test
    void what_is_planned_counts_only_for_what_is_written_before() {
        var ahead = new Board.Flash(END, END.plusSeconds(600), List.of());
        var planned = new Terms(NOW, 2, null, ahead, Map.of());

        assertThat(planned.flashEnd()).isEmpty();
        assertThat(planned.onceItBegins().flashEnd()).contains("20:40");
        assertThat(planned.onceItBegins().minutesLeft()).contains(10L);
        assertThat(flash(END).onceItBegins()).isEqualTo(flash(END));
    }

    @Test
    void who_asks_what_it_cost_before_is_told_the_shops_own_price_as_such_beside_that_of_now() {
        Offer fan = DemoShelf.coded(DemoShelf.whole(), FAN);
        Map<Long, Money> dearer = fan.kinds().stream().collect(Collectors.toMap(Kind::skuId, _ -> Money.cny(8_900)));
        Shelf shelf = on(new Terms(NOW, 2, null, null, dearer));

        Answer.Told told = told(shelf, "原价多少");

        assertThat(told.text()).startsWith("店铺页面标价89元，").contains("69元").doesNotContain("原价");
        assertThat(told.facts()).contains("list-price", "price");
        assertThat(told(shelf, "多少钱").text()).doesNotContain("89");
    }

    @ParameterizedTest
    @ValueSource(strings = {"我还能买几件", "还能买几个呀", "我还可以拍几件", "买过一件还能再买吗", "还能再拍吗"})
    void what_is_left_of_the_limit_is_told_to_who_asks_alone_and_never_to_all(String question) {
        var had = List.of(new Terms.Had("直播间", 2, 1));
        Answer.Told alone = told(on(flash(null).forAsker(had)), question);
        Answer.Told all = told(on(flash(null)), question);

        assertThat(alone.text()).as(question).isEqualTo("每人最多买2件，您已拍1件，按限购还能买1件。");
        assertThat(alone.facts()).as(question).containsExactly("limit-left");
        assertThat(all.text())
                .as(question)
                .startsWith("每人最多买2件")
                .contains("商品页")
                .doesNotContain("已拍");
        assertThat(all.facts()).as(question).containsExactly("limit");
    }

    @Test
    void who_has_all_that_one_may_have_is_told_so_and_each_place_has_its_own_limit() {
        var had = List.of(new Terms.Had("店铺页", 5, 0), new Terms.Had("直播间", 2, 3));

        assertThat(told(on(flash(null).forAsker(had)), "我还能买几件").text())
                .isEqualTo("店铺页每人最多买5件，您已拍0件，按限购还能买5件；直播间每人最多买2件，您已拍3件，已经到限购数了。");
    }

    @Test
    void whether_any_are_left_is_not_answered_with_the_limit() {
        var had = List.of(new Terms.Had("直播间", 2, 1));

        assertThat(told(on(flash(null).forAsker(had)), "还能买吗").facts()).doesNotContain("limit-left", "limit");
    }

    @Test
    void of_what_is_sold_out_nobody_is_told_how_many_the_limit_would_let_one_have() {
        Terms alone = flash(null).forAsker(List.of(new Terms.Had("直播间", 2, 1)));
        Shelf gone = DemoShelf.with(
                DemoShelf.whole(),
                FAN,
                offer -> DemoShelf.withKinds(offer, kind -> new Kind(kind.skuId(), kind.name(), kind.price(), 0))
                        .on(alone));

        Answer answer = ask(gone, "我还能买几件");

        assertThat(answer instanceof Answer.Told told ? told.facts() : List.<String>of())
                .doesNotContain("limit-left", "limit");
    }

    /** The fan in a show, at the shop's own price, with this struck through beside it; null where nothing is. */
    private static Terms struck(@Nullable String zh) {
        Offer fan = DemoShelf.coded(DemoShelf.whole(), FAN);
        Terms same =
                new Terms(NOW, 2, null, null, fan.kinds().stream().collect(Collectors.toMap(Kind::skuId, Kind::price)));
        return same.withStruck(
                zh == null
                        ? Map.of()
                        : fan.kinds().stream()
                                .collect(Collectors.toMap(
                                        Kind::skuId,
                                        _ -> new StruckView(Money.cny(9_900), "DEAL", NOW, zh, "deal", null))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"划线价怎么来的", "划线价依据是什么", "划线价是什么意思", "画线价哪来的", "划掉的价格怎么算的"})
    void who_asks_for_the_struck_through_price_is_told_it_with_its_basis_in_the_words_of_the_page(String question) {
        Answer.Told told = told(on(struck("近7日最低成交价（截至 2026-11-20）")), question);

        assertThat(told.text()).as(question).isEqualTo("商品页划线99元，依据：近7日最低成交价（截至 2026-11-20）。");
        assertThat(told.facts()).as(question).containsExactly("struck-price");
    }

    @Test
    void one_that_is_not_in_force_is_not_told_and_where_nobody_looked_nothing_is_said_of_it() {
        assertThat(told(on(struck(null)), "划线价怎么来的").text()).isEqualTo("这个价旁边现在没有划线价。");
        Answer unknown = ask(on(flash(null)), "划线价怎么来的");
        assertThat(unknown instanceof Answer.Told told ? told.facts() : List.<String>of())
                .doesNotContain("struck-price");
    }

    @Test
    void who_asks_for_the_price_before_is_told_what_is_struck_through_and_the_price_of_now() {
        Answer.Told told = told(on(struck("最近一次成交价（2026-11-20）")), "原价多少");

        assertThat(told.text()).contains("划线99元", "最近一次成交价", "69元").doesNotContain("原价");
        assertThat(told.facts()).contains("struck-price", "price");
        assertThat(ask(on(struck("最近一次成交价（2026-11-20）")), "我原价买的亏了"))
                .satisfies(answer -> assertThat(answer instanceof Answer.Told some ? some.facts() : List.<String>of())
                        .doesNotContain("struck-price"));
    }

    @Test
    void goods_that_are_in_no_show_are_answered_as_before() {
        Shelf shelf = DemoShelf.whole();

        for (String question : List.of("秒杀几点结束", "限购几件", "还有多久", "原价多少")) {
            Answer answer = ask(shelf, question);
            assertThat(answer instanceof Answer.Told told ? told.facts() : List.<String>of())
                    .as(question)
                    .doesNotContain("flash-end", "limit", "list-price");
        }
    }
}
