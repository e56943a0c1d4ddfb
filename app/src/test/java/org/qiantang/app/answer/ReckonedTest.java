package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.event.Money;

/** What several pieces come to is told to who asks for it, and of nothing that it might not come to. */
class ReckonedTest {
    private static final String FAN = "QT-FAN-01";
    private static final String KETTLE = "QT-KETTLE-01";
    private static final Shelf SHELF = DemoShelf.whole();
    private static final Map<String, Long> BOARDS = Map.of("小号", 5900L, "大号", 7990L);
    private static final Map<String, Long> COLOURS = Map.of("曜石黑", 19900L, "雾樱粉", 21900L);

    private final Answering answering = new Answering(Words.load());

    @Test
    void so_many_of_a_kind_come_to_as_many_times_its_price() {
        Shelf boards = priced(BOARDS);

        assertThat(told(boards, "小号来俩多少钱")).contains("小号", "59元", "2个按单价一共118元");
        assertThat(told(boards, "大号的拿三个一共多少钱")).contains("79.9元", "3个按单价一共239.7元");
        assertThat(told(boards, "小号要两个总共多少")).contains("2个按单价一共118元");
    }

    @Test
    void kinds_that_are_named_one_by_one_are_added_up() {
        Shelf towels = priced(Map.of("毛巾", 2990L, "浴巾", 5900L, "方巾", 990L));

        assertThat(told(towels, "毛巾和浴巾各一条加起来多少钱")).contains("按单价加在一起88.9元");
        assertThat(told(towels, "一条毛巾两条浴巾一共多少钱")).doesNotContain("一共", "加在一起");
        assertThat(told(towels, "毛巾一共多少钱")).doesNotContain("加在一起");
    }

    @Test
    void what_costs_the_same_in_all_kinds_is_not_added_up_where_one_is_asked_for() {
        Shelf shirts = priced(Map.of("黑色 M", 5900L, "黑色 L", 5900L, "白色 M", 5900L));

        assertThat(told(shirts, "一共多少钱")).contains("59元").doesNotContain("加在一起", "177");
        assertThat(told(shirts, "黑色的和运费一共多少")).doesNotContain("加在一起");
    }

    @Test
    void how_far_two_prices_lie_apart_is_told_and_of_which_kinds() {
        assertThat(told(priced(COLOURS), "粉的比黑的贵几块")).contains("相差20元");
        assertThat(told(priced(Map.of("充电版 白", 20900L, "充电版 绿", 20900L, "有线款", 15900L)), "充电的比插电的贵多少"))
                .contains("相差50元");
        assertThat(told(priced(Map.of("20寸", 19900L, "24寸", 29900L)), "大的比小的贵多少"))
                .contains("相差100元");
        Shelf three = priced(Map.of("3L", 26900L, "4L", 32900L, "5L", 39900L));
        assertThat(told(three, "大的比小的贵多少")).contains("5L那款和3L那款相差130元");
        assertThat(told(three, "两款差多少钱")).doesNotContain("相差");
        assertThat(told(
                        priced(Map.of("3L 白", 26900L, "3L 墨绿", 27900L, "4L 白", 32900L, "4L 墨绿", 33900L)),
                        "4L墨绿比3L墨绿贵几块"))
                .contains("相差60元");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "比京东便宜多少",
                "黑的比京东的便宜多少",
                "跟实体店差多少钱",
                "和隔壁直播间的差多少钱",
                "比上次便宜几块",
                "比去年贵多少",
                "比199元便宜多少",
                "这个比1号链接贵多少",
                "粉的黑的现在便宜多少",
                "比同款贵多少",
                "比你们官网便宜多少钱"
            })
    void what_is_held_against_something_else_than_the_goods_is_not_reckoned(String question) {
        assertThat(told(priced(COLOURS), question)).doesNotContain("相差");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "用3个月一共多少钱",
                "两个人用一共多少钱",
                "三个颜色一共多少钱",
                "两个小时一共多少钱",
                "买两个能便宜多少钱",
                "第二件半价吗 两件一共多少",
                "满两件一共多少钱",
                "两件用券一共多少钱"
            })
    void what_counts_no_pieces_or_may_be_cheaper_by_count_is_not_reckoned(String question) {
        assertThat(told(priced(Map.of("标准款", 5900L)), question)).doesNotContain("按单价");
    }

    @Test
    void what_is_sold_in_packs_is_not_multiplied_by_what_is_in_them() {
        assertThat(told(priced(Map.of("单支", 1990L, "2支装", 3600L)), "2支装的多少钱"))
                .contains("36元")
                .doesNotContain("一共");
        assertThat(told(priced(Map.of("单支", 1990L, "2支装", 3600L)), "要2支的那个一共多少钱"))
                .doesNotContain("按单价");
        assertThat(told(priced(Map.of("小号", 5900L, "大小两块装", 9900L)), "小号来俩多少钱")).contains("2个按单价一共118元");
        assertThat(told(priced(Map.of("单瓶", 7900L, "3瓶装", 19900L)), "买3瓶装的比一瓶一瓶买省几块"))
                .doesNotContain("相差");
        assertThat(told(priced(Map.of("5双装", 4900L)), "拿两双一共多少钱")).doesNotContain("按单价");
        assertThat(told(priced(Map.of("5 斤", 3900L)), "拿两个一共多少钱")).doesNotContain("按单价");
        assertThat(told(saying(new Fact("包装", "一盒 6 只", null, null)), "两只一共多少钱"))
                .doesNotContain("按单价");
        assertThat(told(saying(new Fact("包装", "一对装在盒里", null, null)), "两只一共多少钱"))
                .doesNotContain("按单价");
    }

    @Test
    void goods_that_say_that_several_cost_less_are_left_to_their_own_terms() {
        assertThat(told(saying(new Fact("活动", "买二送一", null, null)), "拿两个一共多少钱")).doesNotContain("按单价");
        assertThat(told(saying(new Fact("活动", "两件打 8 折", null, null)), "拿两个一共多少钱"))
                .doesNotContain("按单价");
        assertThat(told(saying(new Fact("材质", "竹", null, null)), "拿两个一共多少钱")).contains("2个按单价一共118元");
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
        assertThat(told(DemoShelf.with(SHELF, FAN, offer -> sent(offer, false)), "小风扇和电热水壶一共多少钱"))
                .contains("加在一起198元，不含运费");
    }

    @Test
    void two_goods_are_added_up_and_held_against_each_other() {
        Shelf free = DemoShelf.with(
                DemoShelf.with(SHELF, FAN, offer -> sent(offer, true)), KETTLE, offer -> sent(offer, true));

        assertThat(told(free, "小风扇和电热水壶一共多少钱")).contains("69元", "129元", "按单价加在一起198元");
        assertThat(told(free, "小风扇比电热水壶便宜多少钱")).contains("相差60元");
    }

    @Test
    void the_last_look_reckons_anew_and_lets_nothing_else_pass() {
        List<Offer> goods = List.of(DemoShelf.coded(priced(BOARDS), FAN));

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
        return DemoShelf.sold(
                offer,
                offer.title(),
                new Delivery(usual.from(), usual.hoursToShip(), free, usual.excluded()),
                offer.kinds());
    }

    /** The shelf with a thing for 59 yuan whose sheet says this alone. */
    private static Shelf saying(Fact fact) {
        return DemoShelf.with(
                priced(Map.of("标准款", 5900L)), FAN, offer -> DemoShelf.told(offer, offer.title(), List.of(fact), null));
    }

    /** The shelf with kinds of these names and prices in fen, of which there are many. */
    private static Shelf priced(Map<String, Long> prices) {
        return DemoShelf.with(SHELF, FAN, offer -> {
            var kinds = new ArrayList<Kind>();
            new TreeMap<>(prices)
                    .forEach((name, fen) -> kinds.add(new Kind(900 + kinds.size(), name, Money.cny(fen), 50)));
            return DemoShelf.sold(offer, "家用好物", offer.delivery(), kinds);
        });
    }

    private String told(Shelf shelf, String question) {
        long pinned = DemoShelf.coded(shelf, FAN).itemId();
        Answer answer = answering.answer(shelf, pinned, List.of(), LocalDate.of(2026, 12, 2), question);
        return CheckScore.text(answer);
    }
}
