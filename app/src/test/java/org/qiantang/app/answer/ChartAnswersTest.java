package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

/** What is asked of charts, facts and kinds in buyers' words. */
class ChartAnswersTest {
    private static final String CODE = "QT-FAN-01";
    private static final Shelf SHELF = DemoShelf.whole();

    private final Answering answering = new Answering(Words.load());

    @Test
    void a_column_of_a_chart_is_known_by_what_its_cells_count() {
        var fruit = new SizeTable(
                List.of("规格", "净重", "大约颗数", "几个人吃"),
                List.of(List.of("2 斤装", "1 kg", "42–55 颗", "1–2 人"), List.of("5 斤装", "2.5 kg", "105–138 颗", "3–5 人")));
        var shampoo = new SizeTable(
                List.of("规格", "瓶高", "短发能洗", "长发能洗"),
                List.of(
                        List.of("300 ml", "18 cm", "约 60 次", "约 30 次"),
                        List.of("500 ml", "21.5 cm", "约 100 次", "约 50 次")));

        assertThat(of("海南荔枝", fruit, "5斤大概有几颗")).contains("105").doesNotContain("42");
        assertThat(of("氨基酸洗发水", shampoo, "我长发 500的能洗几次")).contains("50次").doesNotContain("100", "30次");
        assertThat(of("氨基酸洗发水", shampoo, "300ml的瓶子有多高哇")).contains("18").doesNotContain("21.5");
    }

    @Test
    void who_asks_for_several_measures_of_a_size_is_told_all_of_them() {
        var boxes = new SizeTable(
                List.of("规格", "长", "宽", "高"),
                List.of(List.of("小号", "42 cm", "30 cm", "24 cm"), List.of("大号", "58 cm", "42 cm", "36 cm")));

        assertThat(of("收纳箱", boxes, "大号长宽高多少")).contains("58", "42", "36").doesNotContain("24");
    }

    @Test
    void the_size_that_one_wears_otherwise_is_looked_for_in_its_own_column() {
        var boots = new SizeTable(
                List.of("尺码", "平时穿", "脚长"),
                List.of(List.of("37", "36", "230 mm"), List.of("38", "37", "235 mm"), List.of("39", "38", "240 mm")));

        assertThat(of("马丁靴", boots, "平常穿37 要买几码")).contains("38").doesNotContain("39");
    }

    @Test
    void how_long_a_charge_lasts_is_not_how_long_charging_takes() {
        List<Fact> facts = List.of(fact("续航", "单次 8 小时"), fact("充电时间", "约 3 小时"));

        for (String line : List.of("充满一次能亮多久", "充满一次能听几个钟", "充满能顶几天", "充一次能用多久")) {
            assertThat(told(facts, line)).as(line).contains("8小时").doesNotContain("3小时");
        }
        assertThat(told(facts, "充满要多久")).contains("3小时").doesNotContain("8小时");
    }

    @Test
    void what_buyers_call_otherwise_is_found_on_the_sheet() {
        List<Fact> facts = List.of(
                fact("味道", "新垫子有一点味，通风两天就散"),
                fact("每盒", "12 只"),
                fact("过门槛", "2 厘米以内能过"),
                fact("能换向吗", "能换向，面对面推"),
                fact("沉淀", "少许沉淀，是油脚，不影响食用"));

        assertThat(told(facts, "刚拆开味儿大不大")).contains("通风");
        assertThat(told(facts, "一盒几个")).contains("12只");
        assertThat(told(facts, "门坎一公分多 爬得过去不")).contains("2厘米");
        assertThat(told(facts, "能看着宝宝脸推不")).contains("面对面");
        assertThat(told(facts, "瓶底有点渣渣 是坏了吗")).contains("油脚");
    }

    @Test
    void kinds_whose_words_stand_the_other_way_round_are_told_alone() {
        Shelf shelf = kinds("毛巾 雾蓝", "浴巾 燕麦", "浴巾 雾蓝");

        assertThat(AnswerText.of(ask(shelf, "雾蓝浴巾有货不"))).contains("浴巾雾蓝").doesNotContain("毛巾", "燕麦");
    }

    @Test
    void goods_are_known_by_their_name_in_short() {
        Shelf shelf =
                DemoShelf.with(SHELF, "QT-CREAM-01", offer -> DemoShelf.told(offer, "碳酸钙维生素D3咀嚼片 成人", List.of(), null));

        assertThat(ask(shelf, "钙片还有吗"))
                .isInstanceOfSatisfying(
                        Answer.Told.class,
                        told -> assertThat(told.itemId())
                                .isEqualTo(DemoShelf.coded(SHELF, "QT-CREAM-01").itemId()));
    }

    @Test
    void a_promise_on_prices_is_told_also_for_a_day_of_sales_and_energy_also_to_who_slims() {
        List<Fact> facts = List.of(fact("热量", "每袋 132 千卡"));

        assertThat(told(facts, "减肥中 一小袋多少卡")).contains("132");
        assertThat(ask(SHELF, "双十一会不会更便宜")).isInstanceOf(Answer.HandOver.class);
        assertThat(AnswerText.of(ask(SHELF, "双十一要是降了 补差价不"))).contains("天");
    }

    private String told(List<Fact> facts, String line) {
        return AnswerText.of(ask(DemoShelf.with(SHELF, CODE, offer -> DemoShelf.told(offer, "样品", facts, null)), line));
    }

    private String of(String title, SizeTable chart, String line) {
        return AnswerText.of(ask(
                DemoShelf.with(
                        SHELF,
                        CODE,
                        offer -> DemoShelf.told(offer, title, offer.facts().facts(), chart)),
                line));
    }

    private static Fact fact(String key, String value) {
        return new Fact(key, value, null, null);
    }

    private static Shelf kinds(String... names) {
        var left = new ArrayDeque<>(List.of(names));
        return DemoShelf.with(
                SHELF,
                CODE,
                offer -> DemoShelf.withKinds(offer, kind -> new Kind(kind.skuId(), left.remove(), kind.price(), 5)));
    }

    private Answer ask(Shelf shelf, String line) {
        Offer offer = DemoShelf.coded(SHELF, CODE);
        return answering.answer(shelf, offer.itemId(), List.of(), LocalDate.of(2026, 11, 23), line);
    }
}
