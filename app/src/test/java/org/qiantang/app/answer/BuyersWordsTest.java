package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

/** What buyers mean by words of their own: of measures, of kinds, of goods beside each other. */
class BuyersWordsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Shelf SHELF = DemoShelf.whole();
    private static final String FAN = "QT-FAN-01";
    private static final String SHIRT = "QT-SILK-02";

    private final Answering answering = new Answering(Words.load());

    @Test
    void each_of_two_people_in_a_line_gets_a_size() {
        var bodies = new SizeTable(
                List.of("尺码", "身高", "体重"),
                List.of(
                        List.of("M", "155-163", "43-52 kg"),
                        List.of("L", "163-170", "52-60 kg"),
                        List.of("XL", "170-178", "60-72 kg")));
        Shelf shop = DemoShelf.with(
                SHELF,
                SHIRT,
                offer -> DemoShelf.told(offer, offer.title(), offer.facts().facts(), bodies));

        assertThat(told(shop, SHIRT, "我妈158 96斤 我173 130斤 分别拿什么码")).contains("M码", "XL码");
    }

    @Test
    void a_foot_is_as_long_as_it_is_told_and_as_wide_as_the_chart_says() {
        var feet = new SizeTable(
                List.of("尺码", "脚长", "脚宽"),
                List.of(List.of("38", "24 cm", "9.1 cm"), List.of("39", "24.5 cm", "9.3 cm")));
        Shelf shop = DemoShelf.with(
                SHELF,
                SHIRT,
                offer -> DemoShelf.told(offer, offer.title(), offer.facts().facts(), feet));

        assertThat(told(shop, SHIRT, "脚长245穿几码")).contains("39").doesNotContain("38");
        assertThat(told(shop, SHIRT, "我39的脚穿几码")).contains("24.5").doesNotContain("再大就没有");
        assertThat(told(shop, SHIRT, "38的脚宽是多少")).contains("9.1").doesNotContain("9.3");
    }

    @Test
    void a_size_larger_is_no_link() {
        assertThat(new Question("要买大1号吗").links()).isEmpty();
        assertThat(new Question("1号多少钱").links()).containsExactly(1);
    }

    @Test
    void a_colour_that_there_is_not_is_said_not_to_be_there() {
        assertThat(told(SHELF, FAN, "红的有吗")).contains("没有").doesNotContain("有的");
    }

    @Test
    void what_cannot_be_ordered_is_told_to_be_gone() {
        Shelf gone = DemoShelf.with(
                SHELF,
                FAN,
                offer -> DemoShelf.withKinds(
                        offer,
                        kind -> new Kind(
                                kind.skuId(),
                                kind.name(),
                                kind.price(),
                                kind.name().equals("薄荷") ? 0 : 5)));

        for (String line : List.of("薄荷点不进去", "薄荷色怎么拍不起", "薄荷的没啦")) {
            assertThat(told(gone, FAN, line)).as(line).contains("卖完");
        }
    }

    @Test
    void something_that_a_kind_may_come_with_is_not_its_stock() {
        assertThat(ask(SHELF, SHIRT, "M码的有没有优惠券")).isInstanceOf(Answer.HandOver.class);
        assertThat(told(SHELF, SHIRT, "M码的有没有")).contains("160件");
    }

    @Test
    void the_big_and_the_small_are_both_told() {
        assertThat(told(SHELF, "QT-QUILT-01", "大的小的分别多少钱")).contains("499元", "869元");
    }

    @Test
    void what_the_sheet_says_of_both_tells_two_kinds_apart() {
        var keys = new Fact("键数", "87 键没有数字小键盘，98 键有数字小键盘", null, null);
        Shelf shop = DemoShelf.with(
                SHELF, FAN, offer -> DemoShelf.told(offer, offer.title(), with(offer, keys), offer.sizes()));

        assertThat(told(shop, FAN, "87跟98有啥区别")).contains("数字小键盘");
    }

    @Test
    void what_somebody_cannot_bear_or_what_goods_are_made_of_names_no_other_goods() {
        assertThat(item(ask(SHELF, "QT-LOTUS-01", "对坚果过敏能买吗"))).isEqualTo(id("QT-LOTUS-01"));
        assertThat(item(ask(SHELF, "QT-LINEN-01", "真丝吗"))).isEqualTo(id("QT-LINEN-01"));
    }

    @Test
    void what_is_on_screen_is_told_with_what_is_held_against_it() {
        assertThat(told(SHELF, FAN, "这个跟水壶都包邮吗")).contains("风扇", "水壶");
    }

    @Test
    void a_part_stands_in_the_way_only_where_it_is_asked_for() {
        assertThat(told(SHELF, "QT-KETTLE-01", "多重 杯盖能换吗")).contains("620克");
    }

    @Test
    void whether_it_can_be_returned_is_told_beside_who_pays_for_it() {
        assertThat(told(SHELF, "QT-SILK-01", "可以退吗 退的话运费谁出")).contains("7天", "由买家承担");
    }

    @Test
    void what_many_cost_is_left_to_people() {
        assertThat(ask(SHELF, "QT-TEA-01", "批发一百盒什么价")).isInstanceOf(Answer.HandOver.class);
        assertThat(told(SHELF, "QT-TEA-01", "50克什么价")).contains("198元");
    }

    @Test
    void money_that_is_only_spoken_of_asks_for_no_price() {
        assertThat(ask(SHELF, FAN, "我老公又说我乱花钱")).isInstanceOf(Answer.NotAQuestion.class);
    }

    @Test
    void a_stretch_of_a_title_that_is_no_word_is_not_heard() {
        Sounding sounding = Sounding.load();

        assertThat(sounding.mended("充一次用多久", new Sounding.Vocabulary(List.of("充移"))))
                .isEqualTo("充一次用多久");
        assertThat(sounding.mended("按魔枪多少钱", new Sounding.Vocabulary(List.of("按摩"))))
                .isEqualTo("按摩枪多少钱");
    }

    private static List<Fact> with(Offer offer, Fact fact) {
        var facts = new ArrayList<Fact>(offer.facts().facts());
        facts.add(fact);
        return facts;
    }

    private String told(Shelf shop, String pinned, String line) {
        Answer answer = ask(shop, pinned, line);
        assertThat(answer).as(line).isInstanceOf(Answer.Told.class);
        return CheckScore.text(answer);
    }

    private Answer ask(Shelf shop, String pinned, String line) {
        return answering.answer(shop, id(pinned), List.of(), TODAY, line);
    }

    private static @Nullable Long item(Answer answer) {
        return answer instanceof Answer.Told told ? told.itemId() : null;
    }

    private static Long id(String code) {
        return DemoShelf.coded(SHELF, code).itemId();
    }
}
