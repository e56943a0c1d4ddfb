package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

/** Which goods a name calls, what a short line takes over from the one before, what a chart says, and what stands nowhere. */
class KindsAndChartsTest {
    private static final String FAN = "QT-FAN-01";
    private static final String CREAM = "QT-CREAM-01";
    private static final Shelf SHELF = DemoShelf.whole();
    private static final SizeTable BOXES = new SizeTable(
            List.of("款式", "容量", "长 × 宽 × 高"),
            List.of(List.of("单格", "640 ml", "17 × 12.5 × 6 cm"), List.of("两格", "850 ml", "20 × 15 × 6.5 cm")));

    private final Answering answering = new Answering(Words.load());

    @Test
    void goods_are_meant_that_a_name_calls_and_not_those_that_it_only_describes() {
        Shelf bottles = titled("宽口径 奶瓶 防胀气", "奶瓶蒸汽消毒器 带烘干");
        Shelf spoons = titled("不锈钢餐具 长柄勺", "保温饭碗 盒装带汤勺");

        assertThat(ask(bottles, null, "奶瓶多少钱")).satisfies(KindsAndChartsTest::isOfTheFan);
        assertThat(ask(spoons, null, "勺怎么卖")).satisfies(KindsAndChartsTest::isOfTheFan);
    }

    @Test
    void a_short_line_asks_for_the_same_of_another_kind() {
        List<Fact> facts = List.of(fact("舒适温度", "1.0 kg 15℃ 以上，1.8 kg 5℃ 以上"));
        Shelf warm = DemoShelf.with(SHELF, FAN, offer -> DemoShelf.told(offer, "睡袋", facts, null));
        Shelf seasons = kinds("春秋款 L", "冬款 L", "冬款 XL");

        assertThat(after(warm, "1公斤那个多少度能睡", "1.8的呢")).contains("5℃");
        assertThat(after(seasons, "春秋款的L码多少钱", "冬款的呢")).contains("冬款 L").doesNotContain("春秋款");
        assertThat(after(chart(BOXES), "单格的装多少毫升", "那两格的呢")).contains("850").doesNotContain("640");
    }

    @Test
    void another_number_takes_the_place_of_the_one_that_was_asked_of_and_the_rest_stays() {
        Shelf shoes = kinds("黑 37", "黑 38", "棕 37");
        Shelf cups = kinds("奶白 350", "奶白 500", "墨绿 750");

        assertThat(after(shoes, "黑色38有吗", "那37呢")).contains("黑37").doesNotContain("棕37");
        assertThat(after(shoes, "黑色38码有吗", "那37码呢")).contains("黑37").doesNotContain("棕37");
        assertThat(after(cups, "奶白350的多少钱", "那750的呢")).contains("墨绿750").doesNotContain("奶白350");
    }

    @Test
    void goods_that_are_called_by_what_comes_with_others_are_meant_where_they_are_asked_for() {
        List<Fact> facts = List.of(fact("清单", "耳机、充电盒，不含充电头"));
        Shelf shop = DemoShelf.with(
                titled("氮化镓充电头 65W 多口", "听野 蓝牙耳机"), CREAM, offer -> DemoShelf.told(offer, "听野 蓝牙耳机", facts, null));

        assertThat(ask(shop, CREAM, "65瓦的充电头几钱")).satisfies(KindsAndChartsTest::isOfTheFan);
        assertThat(AnswerText.of(ask(shop, CREAM, "插充电头上用吗"))).doesNotContain("氮化镓");
    }

    @Test
    void a_shape_is_told_by_its_letter_and_a_colour_before_what_the_goods_are() {
        Shelf cushions = kinds("方形 咖啡", "U 形 藏蓝", "U 形 咖啡");
        Shelf pens = DemoShelf.with(
                kinds("黑色 0.5", "蓝色 0.5", "红色 0.5"), FAN, offer -> DemoShelf.told(offer, "按动中性笔", List.of(), null));

        assertThat(told(cushions, "咖啡色u型坐垫还有几个")).contains("U 形咖啡").doesNotContain("方形", "藏蓝");
        assertThat(told(pens, "红笔有货么")).contains("红色0.5").doesNotContain("黑色", "蓝色");
        assertThat(told(pens, "蓝墨水的笔有货么")).contains("15件");
    }

    @Test
    void sides_that_are_told_in_metres_name_the_kind_of_that_measure() {
        Shelf quilts = kinds("150×200", "220×240", "200×230");

        assertThat(told(quilts, "2米2乘2米4还有吗")).contains("220×240").doesNotContain("200×230");
        assertThat(told(quilts, "一米五乘两米还有吗")).contains("150×200").doesNotContain("220×240");
    }

    @Test
    void litres_are_no_letters_of_sizes() {
        Shelf cookers = kinds("3 L 米白", "3 L 墨绿", "4 L 米白");

        assertThat(told(cookers, "绿色3L还有没得")).contains("3 L 墨绿").doesNotContain("没有这个规格");
        assertThat(told(cookers, "4L还有吗")).contains("4 L 米白").doesNotContain("没有这个规格");
    }

    @Test
    void goods_are_meant_that_a_line_speaks_of_first_and_whose_sheet_alone_has_the_word() {
        List<Fact> facts = List.of(fact("包装内", "蜂蜜一瓶，木勺一支"), fact("保存", "常温避光，不用放冰箱"));
        Shelf honey = DemoShelf.with(SHELF, FAN, offer -> DemoShelf.told(offer, "深山原蜜", facts, null));

        assertThat(ask(honey, null, "蜂蜜要放冰箱不")).satisfies(KindsAndChartsTest::isOfTheFan);
        assertThat(ask(honey, null, "那个蜂蜜要放冰箱不")).satisfies(KindsAndChartsTest::isOfTheFan);
        assertThat(ask(honey, null, "要放冰箱不")).isInstanceOf(Answer.AskBack.class);
        assertThat(ask(honey, null, "木耳要放冰箱不")).isInstanceOf(Answer.AskBack.class);
    }

    @Test
    void what_has_arrived_is_no_name() {
        Shelf grinder = titled("手摇咖啡磨豆机", "玻璃保鲜盒");

        assertThat(AnswerText.of(ask(grinder, CREAM, "到手要是碎了咋整"))).doesNotContain("手摇");
    }

    @Test
    void the_dearest_kind_is_one_of_the_goods_on_screen() {
        assertThat(told(kinds("小号", "中号", "大号"), "最贵的是哪种 要多少")).contains("69元").doesNotContain("看中哪款", "想看哪款");
    }

    @Test
    void what_measures_and_what_chats_is_a_question_of_the_goods() {
        assertThat(ask(SHELF, FAN, "这手机能聊微信吗")).isNotInstanceOf(Answer.Declined.class);
        assertThat(ask(SHELF, FAN, "能加微信吗")).isInstanceOf(Answer.Declined.class);
        assertThat(ask(SHELF, FAN, "量血压那个多少钱")).isNotInstanceOf(Answer.Declined.class);
        assertThat(ask(SHELF, FAN, "量血压偏高要紧吗")).isInstanceOf(Answer.Declined.class);
        assertThat(ask(SHELF, FAN, "我量血压180能吃吗")).isInstanceOf(Answer.Declined.class);
    }

    @Test
    void how_much_goes_in_and_how_big_it_is_stand_in_columns_of_their_own() {
        var pans = new SizeTable(
                List.of("规格", "口径", "锅底直径"),
                List.of(List.of("24 cm", "24 cm", "18 cm"), List.of("28 cm", "28 cm", "21.5 cm")));

        assertThat(told(chart(BOXES), "两格那个能装多少毫升")).contains("850").doesNotContain("640");
        assertThat(told(chart(BOXES), "不分格那个能装多少毫升")).contains("640");
        assertThat(told(chart(BOXES), "两格的尺寸有多大")).contains("6.5").doesNotContain("640");
        assertThat(told(chart(pans), "24的锅底有几公分宽")).contains("18 cm").doesNotContain("21.5");
    }

    @Test
    void a_weight_is_compared_in_the_unit_that_a_cell_begins_with() {
        var nappies = new SizeTable(
                List.of("尺码", "体重"), List.of(List.of("NB", "5 kg 以下（10 斤以下）"), List.of("S", "5–7 kg（10–14 斤）")));
        var suits = new SizeTable(
                List.of("尺码", "身高", "体重"),
                List.of(List.of("66", "60–66 cm", "12–16 斤"), List.of("73", "67–73 cm", "16–20 斤")));

        assertThat(told(chart(nappies), "刚生的 6斤8两用几号")).contains("NB").doesNotContain("5–7");
        assertThat(told(chart(suits), "半岁 68高 17斤买多大")).contains("73码").doesNotContain("66码");
    }

    @Test
    void the_next_size_is_told_to_whom_the_sheet_tells_to_take_one_larger() {
        var shoes = new SizeTable(
                List.of("尺码", "脚长"), List.of(List.of("21", "12.1–12.6 cm"), List.of("22", "12.7–13.2 cm")));
        Shelf shelf = DemoShelf.with(
                SHELF, FAN, offer -> DemoShelf.told(offer, "学步鞋", List.of(fact("偏码", "正常码；脚背高、脚胖的拍大一码")), shoes));

        assertThat(told(shelf, "脚长12.3但是脚背高拿几码")).contains("大一码是22码");
        assertThat(told(shelf, "脚长12.3拿几码")).doesNotContain("22");
    }

    @Test
    void what_is_asked_of_spread_goods_is_not_told_of_packed_ones() {
        Shelf tent = facts(fact("dimensions", "210 × 150 cm"), fact("收起来多大", "78 × 16 cm"));

        assertThat(told(tent, "铺开多大地方")).contains("210").doesNotContain("78");
        assertThat(told(tent, "收起来多大")).contains("78");
    }

    @Test
    void what_buyers_call_otherwise_is_found() {
        Shelf shelf = facts(
                fact("漏汤", "扣紧不漏"),
                fact("靠背", "105°–155°，不能完全平躺"),
                fact("能坐吗", "能坐，承重 100 公斤"),
                fact("洗果蔬", "泡 3 分钟，流水冲"),
                fact("袖长", "长袖，袖口有翻折小护手"),
                fact("package", "帐篷 1 顶、地钉 8 根；不带充电头"),
                fact("防潮垫", "不含，要另买"));

        assertThat(told(shelf, "放包里会洒出来不")).contains("不漏");
        assertThat(told(shelf, "能放平了睡觉不")).contains("平躺");
        assertThat(told(shelf, "坐上去会塌吗")).contains("100公斤");
        assertThat(told(shelf, "拿来洗草莓可以么")).contains("3分钟");
        assertThat(told(shelf, "袖子能把手包起来吗")).contains("护手");
        assertThat(told(shelf, "送地钉跟防潮垫吗")).contains("8根", "另买");
        assertThat(told(shelf, "有没有充电头给")).contains("不带充电头");
    }

    @Test
    void of_two_ways_that_are_asked_for_the_fact_that_names_one_is_told() {
        assertThat(told(facts(fact("消毒方式", "蒸汽高温消毒，没有紫外线灯")), "照紫外线的还是蒸的")).contains("蒸汽");
    }

    @Test
    void what_stands_nowhere_is_handed_over_and_not_answered_by_a_neighbour() {
        Shelf shelf = facts(
                fact("拉链", "双向拉链"),
                fact("作者", "林小满"),
                fact("进口凭证", "有报关单和检验检疫证明"),
                fact("煮饭要多久", "45 分钟左右"),
                fact("提手和轮子", "两个轮子和拉杆"));

        for (String line : List.of("拉链是ykk的不", "作者会来直播间签名不", "有清真认证吗", "煮饭响不响 几多分贝", "轮子静不静音", "明天再来拍还是这个价不")) {
            assertThat(ask(shelf, FAN, line)).as(line).isInstanceOf(Answer.HandOver.class);
        }
    }

    @Test
    void a_figure_of_the_label_is_no_advice_on_health_whyever_it_is_asked_for() {
        Shelf shelf = facts(fact("营养", "每 100 克钠 1200 毫克"));

        assertThat(told(shelf, "钠含量多少 我血压高")).contains("1200");
        assertThat(ask(shelf, FAN, "钠含量多少 我血压高能吃吗")).isInstanceOf(Answer.Declined.class);
        assertThat(ask(shelf, FAN, "我血压高能吃不")).isInstanceOf(Answer.Declined.class);
    }

    @Test
    void kinds_that_are_held_against_one_another_are_told_with_what_their_names_list() {
        Shelf sets = kinds("三件套（菜刀、水果刀、剪刀）", "五件套（菜刀、砍骨刀、水果刀、剪刀、刀座）", "单把菜刀");

        assertThat(told(sets, "三件套和五件套差在哪")).contains("砍骨刀", "刀座");
        assertThat(told(facts(fact("内容", "第一辑讲颜色；第二辑讲习惯")), "一辑跟二辑讲的有撒不一样")).contains("颜色", "习惯");
    }

    private static void isOfTheFan(Answer answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Told.class,
                        told -> assertThat(told.itemId())
                                .isEqualTo(DemoShelf.coded(SHELF, FAN).itemId()));
    }

    private static Shelf titled(String fan, String cream) {
        Shelf first = DemoShelf.with(
                SHELF, FAN, offer -> DemoShelf.told(offer, fan, offer.facts().facts(), null));
        return DemoShelf.with(
                first,
                CREAM,
                offer -> DemoShelf.told(offer, cream, offer.facts().facts(), null));
    }

    private static Shelf facts(Fact... facts) {
        return DemoShelf.with(SHELF, FAN, offer -> DemoShelf.told(offer, "样品", List.of(facts), null));
    }

    private static Shelf chart(SizeTable chart) {
        return DemoShelf.with(SHELF, FAN, offer -> DemoShelf.told(offer, "样品", List.of(), chart));
    }

    private static Shelf kinds(String... names) {
        var left = new ArrayDeque<>(List.of(names));
        return DemoShelf.with(
                SHELF,
                FAN,
                offer -> DemoShelf.withKinds(offer, kind -> new Kind(kind.skuId(), left.remove(), kind.price(), 5)));
    }

    private static Fact fact(String key, String value) {
        return new Fact(key, value, null, null);
    }

    private String told(Shelf shelf, String line) {
        return AnswerText.of(ask(shelf, FAN, line));
    }

    private String after(Shelf shelf, String before, String line) {
        Offer offer = DemoShelf.coded(SHELF, FAN);
        return AnswerText.of(
                answering.answer(shelf, offer.itemId(), List.of(before), LocalDate.of(2026, 11, 23), line));
    }

    private Answer ask(Shelf shelf, @Nullable String onScreen, String line) {
        Long pinned = onScreen == null ? null : DemoShelf.coded(SHELF, onScreen).itemId();
        return answering.answer(shelf, pinned, List.of(), LocalDate.of(2026, 11, 23), line);
    }
}
