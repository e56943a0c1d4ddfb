package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.event.Money;

/** What several pieces come to is told to who asks for it, and of nothing that it might not come to. */
class ReckonedTest {
    private static final String FAN = "QT-FAN-01";
    private static final Shelf SHELF = DemoShelf.whole();

    private final Answering answering = new Answering(Words.load());

    @Test
    void so_many_of_a_kind_come_to_as_many_times_its_price() {
        Shelf boards = priced(Map.of("小号", 5900L, "大号", 7990L));

        assertThat(told(boards, "小号来俩多少钱")).contains("小号", "59元", "2个按单价一共118元");
        assertThat(told(boards, "大号的拿三个一共多少钱")).contains("79.9元", "3个按单价一共239.7元");
        assertThat(told(boards, "小号要两个总共多少")).contains("2个按单价一共118元");
    }

    @Test
    void kinds_that_are_wanted_together_are_added_up() {
        Shelf towels = priced(Map.of("毛巾", 2990L, "浴巾", 5900L, "方巾", 990L));

        assertThat(told(towels, "毛巾和浴巾各一条加起来多少钱")).contains("按单价加在一起88.9元");
    }

    @Test
    void how_far_two_prices_lie_apart_is_told_and_nothing_where_there_are_three() {
        assertThat(told(priced(Map.of("曜石黑", 19900L, "雾樱粉", 21900L)), "粉的比黑的贵几块"))
                .contains("相差20元");
        assertThat(told(priced(Map.of("充电版 白", 20900L, "充电版 绿", 20900L, "有线款", 15900L)), "充电的比插电的贵多少"))
                .contains("相差50元");
        assertThat(told(priced(Map.of("3L", 26900L, "4L", 32900L, "5L", 39900L)), "大的比小的贵多少"))
                .doesNotContain("相差60元");
        assertThat(told(
                        priced(Map.of("3L 白", 26900L, "3L 墨绿", 27900L, "4L 白", 32900L, "4L 墨绿", 33900L)),
                        "4L墨绿比3L墨绿贵几块"))
                .contains("相差60元");
    }

    @Test
    void what_is_sold_in_packs_of_so_many_is_not_multiplied() {
        Shelf tubes = priced(Map.of("单支", 1990L, "2支装", 3600L));

        assertThat(told(tubes, "2支装的多少钱")).contains("36元").doesNotContain("一共");
        assertThat(told(tubes, "要2支的那个一共多少钱")).doesNotContain("39.8", "72元");
    }

    @Test
    void what_may_be_cheaper_by_count_is_left_to_its_own_terms() {
        Shelf boards = priced(Map.of("小号", 5900L));

        assertThat(told(boards, "买两个能便宜多少钱")).doesNotContain("118");
        assertThat(told(boards, "第二件半价吗 两件一共多少")).doesNotContain("118");
    }

    @Test
    void more_than_there_are_is_not_reckoned() {
        Shelf few = DemoShelf.with(
                priced(Map.of("小号", 5900L)), FAN, offer -> DemoShelf.withKinds(offer, ReckonedTest::lastOne));

        assertThat(told(few, "小号来俩多少钱")).contains("59元").doesNotContain("118");
    }

    @Test
    void freight_that_is_to_be_paid_is_said_not_to_be_in_it() {
        Shelf freight = DemoShelf.with(priced(Map.of("小号", 5900L)), FAN, offer -> sent(offer, false));
        Shelf free = DemoShelf.with(priced(Map.of("小号", 5900L)), FAN, offer -> sent(offer, true));

        assertThat(told(freight, "小号来俩多少钱")).contains("118元，不含运费");
        assertThat(told(free, "小号来俩多少钱")).contains("118元").doesNotContain("运费");
    }

    @Test
    void the_last_look_reckons_anew_and_lets_nothing_else_pass() {
        List<Offer> goods = List.of(DemoShelf.coded(priced(Map.of("小号", 5900L, "大号", 7990L)), FAN));

        assertThat(Reckoned.without("小号59元；2件按单价一共118元", goods)).isEqualTo("小号59元；");
        assertThat(Reckoned.without("2件按单价一共108元", goods)).contains("108");
        assertThat(Reckoned.without("相差20.9元", goods)).isEmpty();
        assertThat(Reckoned.without("相差20元", goods)).contains("20");
        assertThat(Reckoned.without("按单价加在一起138.9元", goods)).isEmpty();
        assertThat(Reckoned.without("按单价加在一起138元", goods)).contains("138");
    }

    private static Kind lastOne(Kind kind) {
        return new Kind(kind.skuId(), kind.name(), kind.price(), 1);
    }

    private static Offer sent(Offer offer, boolean free) {
        Delivery usual = offer.delivery();
        return new Offer(
                        offer.itemId(),
                        offer.number(),
                        offer.role(),
                        offer.code(),
                        offer.title(),
                        offer.category(),
                        offer.facts(),
                        offer.afterSale(),
                        offer.sizes(),
                        new Delivery(usual.from(), usual.hoursToShip(), free, usual.excluded()),
                        offer.kinds())
                .on(offer.terms());
    }

    /** The shelf with kinds of these names and prices in fen, of which there are many. */
    private static Shelf priced(Map<String, Long> prices) {
        return DemoShelf.with(SHELF, FAN, offer -> {
            var kinds = new ArrayList<Kind>();
            new TreeMap<>(prices)
                    .forEach((name, fen) -> kinds.add(new Kind(900 + kinds.size(), name, Money.cny(fen), 50)));
            return new Offer(
                            offer.itemId(),
                            offer.number(),
                            offer.role(),
                            offer.code(),
                            "家用好物",
                            offer.category(),
                            offer.facts(),
                            offer.afterSale(),
                            offer.sizes(),
                            offer.delivery(),
                            kinds)
                    .on(offer.terms());
        });
    }

    private String told(Shelf shelf, String question) {
        long pinned = DemoShelf.coded(shelf, FAN).itemId();
        Answer answer = answering.answer(shelf, pinned, List.of(), LocalDate.of(2026, 12, 2), question);
        return CheckScore.text(answer);
    }
}
