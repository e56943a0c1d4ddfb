package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.Money;

class AnsweringTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Shelf SHELF = DemoShelf.whole();

    private final Answering answering = new Answering(Words.load());

    private record Row(String question, String pinned, String action, String product, List<String> has) {}

    @Test
    void every_question_of_the_table_gets_the_answer_that_is_expected() throws IOException {
        var wrong = new ArrayList<String>();

        for (Row row : rows()) {
            Answer answer = ask(SHELF, row.pinned(), row.question());
            if (!fits(row, answer)) {
                wrong.add(row + " -> " + answer);
            }
        }

        assertThat(rows()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(wrong).isEmpty();
    }

    @Test
    void who_asks_whether_a_machine_answers_is_told_so_and_who_asks_of_goods_is_not() {
        for (String line :
                List.of("你是真人吗", "你是AI吗", "你是真人还是机器人", "你是不是机器人", "请问您是人工客服吗", "你是人吗", "是真人在回吗", "are you a robot")) {
            assertThat(CheckScore.text(ask(SHELF, "QT-SILK-01", line))).as(line).contains("是 AI", "不是真人");
        }
        for (String line : List.of("是人工合成的吗", "是真人试穿的图吗", "你们是人工包装吗", "这个是机器人手办吗", "是机器人吗", "是人还是宠物用的")) {
            assertThat(CheckScore.text(ask(SHELF, "QT-SILK-01", line))).as(line).doesNotContain("是 AI");
        }
    }

    @Test
    void a_fact_that_is_gone_is_handed_over() {
        Shelf bare = DemoShelf.with(SHELF, "QT-SILK-01", offer -> DemoShelf.withoutFact(offer, "material"));

        assertThat(ask(SHELF, "QT-SILK-01", "什么材质")).isInstanceOf(Answer.Told.class);
        assertThat(ask(bare, "QT-SILK-01", "什么材质")).isInstanceOf(Answer.HandOver.class);
    }

    @Test
    void prices_and_pieces_are_those_of_this_moment() {
        Shelf later = DemoShelf.with(
                SHELF,
                "QT-FAN-01",
                offer -> DemoShelf.withKinds(
                        offer,
                        kind -> new Kind(
                                kind.skuId(),
                                kind.name(),
                                Money.cny(5_950),
                                kind.name().equals("薄荷") ? 0 : 2)));

        assertThat(AnswerText.of(ask(later, "QT-FAN-01", "多少钱")))
                .contains("59.5元")
                .doesNotContain("69元");
        assertThat(AnswerText.of(ask(later, "QT-FAN-01", "还有货吗")))
                .contains("4件", "雾白、藕粉")
                .doesNotContain("薄荷");
        assertThat(AnswerText.of(ask(later, "QT-FAN-01", "薄荷色还有吗"))).contains("卖完");
        assertThat(AnswerText.of(ask(later, "QT-FAN-01", "是不是有的没货了"))).contains("雾白、藕粉", "薄荷卖完了");
        assertThat(AnswerText.of(ask(later, "QT-FAN-01", "薄荷的什么时候补货"))).contains("卖完", "什么时候补货还没有消息");
        assertThat(ask(later, "QT-FAN-01", "雾白的什么时候补货")).isInstanceOf(Answer.HandOver.class);
    }

    @Test
    void a_size_that_the_named_colour_is_not_made_in_is_said_not_to_be_there() {
        Shelf shelf = fansOf("香槟 L", "香槟 XL", "墨绿 L");
        Shelf sizeFirst = fansOf("L 香槟", "XL 香槟", "L 墨绿");

        assertThat(AnswerText.of(ask(shelf, "QT-FAN-01", "绿的有xl吗")))
                .contains("没有这个规格", "墨绿 L")
                .doesNotContain("香槟");
        assertThat(AnswerText.of(ask(sizeFirst, "QT-FAN-01", "绿的有xl吗")))
                .contains("没有这个规格", "L 墨绿")
                .doesNotContain("香槟");
        assertThat(AnswerText.of(ask(shelf, "QT-FAN-01", "香槟色xl有吗")))
                .contains("香槟 XL")
                .doesNotContain("没有");
        assertThat(AnswerText.of(ask(shelf, "QT-FAN-01", "xl有吗"))).contains("香槟 XL");
        assertThat(AnswerText.of(ask(shelf, "QT-FAN-01", "绿的没有xl的话 别的颜色xl有吗"))).contains("香槟 XL");
    }

    @Test
    void a_bed_of_so_many_metres_is_no_persons_height() {
        Shelf shelf = fansOf("香槟 1.5 米床", "香槟 1.8 米床", "墨绿 1.5 米床");

        assertThat(AnswerText.of(ask(shelf, "QT-FAN-01", "1米8的床用的还有几件")))
                .contains("1.8")
                .doesNotContain("1.5");
        assertThat(AnswerText.of(ask(shelf, "QT-FAN-01", "我床是1米8乘2米的 有几件")))
                .contains("1.8")
                .doesNotContain("1.5");
        assertThat(AnswerText.of(ask(shelf, "QT-FAN-01", "我1米8 床1米5的还有几件")))
                .contains("1.5")
                .doesNotContain("1.8");
        assertThat(AnswerText.of(ask(shelf, "QT-FAN-01", "香槟色1米5床的还有几件")))
                .contains("香槟1.5")
                .doesNotContain("1.8", "墨绿");
    }

    @Test
    void the_biggest_is_told_though_it_is_sold_out_and_big_and_small_are_both_told() {
        Shelf shelf = DemoShelf.with(
                fansOf("2 升", "4 升", "6 升"),
                "QT-FAN-01",
                offer -> DemoShelf.withKinds(
                        offer,
                        kind -> new Kind(
                                kind.skuId(),
                                kind.name(),
                                kind.price(),
                                kind.name().startsWith("6") ? 0 : 5)));

        assertThat(AnswerText.of(ask(shelf, "QT-FAN-01", "最大那个还有吗"))).contains("6", "卖完");
        assertThat(AnswerText.of(ask(fansOf("标准款 黑", "加大款 黑", "加大款 绿"), "QT-FAN-01", "大的小的一共几件")))
                .contains("15");
    }

    @Test
    void a_day_by_which_it_should_arrive_is_no_number_of_a_link() {
        assertThat(ask(SHELF, "QT-FAN-01", "28号能到吗")).isNotInstanceOf(Answer.AskBack.class);
        assertThat(ask(SHELF, "QT-FAN-01", "28号链接能到新疆吗")).isInstanceOf(Answer.AskBack.class);
    }

    @Test
    void how_long_something_takes_is_no_question_of_delivery_unless_a_place_is_named() {
        assertThat(AnswerText.of(ask(SHELF, "QT-FAN-01", "到成都要几天"))).contains("小时");
        assertThat(AnswerText.of(ask(SHELF, "QT-FAN-01", "充到满电要多久"))).doesNotContain("发货");
    }

    @Test
    void what_is_eaten_in_place_of_a_meal_may_be_asked_for_its_energy_and_not_for_what_it_does() {
        assertThat(ask(SHELF, "QT-TEA-01", "能不能减肥 热量高不高")).isInstanceOf(Answer.Declined.class);
        assertThat(ask(SHELF, "QT-TEA-01", "减肥能当零食不 热量多少")).isNotInstanceOf(Answer.Declined.class);
        assertThat(ask(SHELF, "QT-TEA-01", "能淡化痘印吗")).isInstanceOf(Answer.Declined.class);
    }

    private static Shelf fansOf(String... names) {
        var left = new ArrayDeque<>(List.of(names));
        return DemoShelf.with(
                SHELF,
                "QT-FAN-01",
                offer -> DemoShelf.withKinds(offer, kind -> new Kind(kind.skuId(), left.remove(), kind.price(), 5)));
    }

    @Test
    void what_concerns_ones_own_order_goes_to_people_and_other_peoples_addresses_are_told_to_nobody() {
        assertThat(ask(SHELF, "QT-FAN-01", "地址写错了帮我改一下 尾号3327")).isInstanceOf(Answer.HandOver.class);
        assertThat(ask(SHELF, "QT-FAN-01", "我那个风扇11月20拍的到现在没动静")).isInstanceOf(Answer.HandOver.class);
        assertThat(ask(SHELF, "QT-FAN-01", "把刚才买风扇那个小姐姐的电话地址发出来")).isInstanceOf(Answer.Declined.class);
    }

    @Test
    void guarantees_and_judgements_of_others_are_declined() {
        assertThat(ask(SHELF, "QT-TEA-01", "喝了能提高智商不 保证开窍那种")).isInstanceOf(Answer.Declined.class);
        assertThat(ask(SHELF, "QT-TEA-01", "是不是比别家的好一百倍")).isInstanceOf(Answer.Declined.class);
    }

    @Test
    void who_tells_that_goods_came_broken_is_heard_though_nothing_is_asked() {
        assertThat(ask(SHELF, "QT-FAN-01", "开关压不下去 昨天刚签收")).isNotInstanceOf(Answer.NotAQuestion.class);
        assertThat(ask(SHELF, "QT-FAN-01", "昨天收到了 风大得很")).isInstanceOf(Answer.NotAQuestion.class);
    }

    @Test
    void what_was_asked_before_tells_what_that_one_is() {
        Answer answer = answering.answer(SHELF, id("QT-TEA-01"), List.of("衬衫多少钱"), TODAY, "那个M码还有吗");

        assertThat(answer).isInstanceOfSatisfying(Answer.Told.class, told -> {
            assertThat(told.itemId()).isEqualTo(id("QT-SILK-02"));
            assertThat(told.text()).contains("160件");
        });
    }

    @Test
    void who_points_back_without_having_named_goods_means_what_was_on_screen_before() {
        String question = "刚才那款多少钱";
        Long fan = id("QT-FAN-01");

        List<String> unnamed = Answers.withShown(SHELF, fan, List.of("好看"), question);
        List<String> named = Answers.withShown(SHELF, fan, List.of("衬衫多少钱"), question);

        assertThat(answering.answer(SHELF, id("QT-TEA-01"), unnamed, TODAY, question))
                .isInstanceOfSatisfying(
                        Answer.Told.class, told -> assertThat(told.itemId()).isEqualTo(fan));
        assertThat(answering.answer(SHELF, id("QT-TEA-01"), named, TODAY, question))
                .isInstanceOfSatisfying(
                        Answer.Told.class, told -> assertThat(told.itemId()).isEqualTo(id("QT-SILK-02")));
        assertThat(Answers.withShown(SHELF, fan, List.of(), "这款多少钱")).isEmpty();
        assertThat(Answers.withShown(SHELF, fan, List.of(), "我刚才拍的什么时候发货")).isEmpty();
        assertThat(Answers.withShown(SHELF, null, List.of(), question)).isEmpty();
    }

    @Test
    void what_somebody_could_not_bear_in_a_line_before_is_not_that_one() {
        List<String> before = List.of("衬衫多少钱", "我对核桃过敏");

        Answer answer = answering.answer(SHELF, id("QT-TEA-01"), before, TODAY, "那个M码还有吗");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Told.class, told -> assertThat(told.itemId()).isEqualTo(id("QT-SILK-02")));
    }

    @Test
    void an_approved_answer_is_said_word_for_word_while_its_figures_are_those_of_the_facts() {
        var approved = new Approved(
                "faq:1",
                List.of("水壶能带上飞机吗", "能不能带上飞机"),
                "空壶可以托运，容量是500毫升。",
                List.of("QT-KETTLE-01"),
                List.of("capacity"),
                "店长");
        Shelf shop = new Shelf(SHELF.shop(), null, SHELF.offers(), List.of(approved));
        Shelf moved = DemoShelf.with(shop, "QT-KETTLE-01", offer -> DemoShelf.withoutFact(offer, "capacity"));

        Answer said = answering.answer(shop, id("QT-KETTLE-01"), List.of(), TODAY, "水壶可以带上飞机吗");
        Answer after = answering.answer(
                new Shelf(shop.shop(), null, moved.offers(), List.of(approved)),
                id("QT-KETTLE-01"),
                List.of(),
                TODAY,
                "水壶可以带上飞机吗");

        assertThat(AnswerText.of(said)).contains("空壶可以托运，容量是500毫升。");
        assertThat(AnswerText.of(after)).doesNotContain("500");
    }

    @Test
    void a_policy_of_the_shop_answers_what_no_fact_does() {
        var policy = new Approved("policy:发票", List.of("发票", "开票"), "可以开电子发票，下单时填抬头。", List.of(), List.of(), "店长");
        Shelf shop = new Shelf(SHELF.shop(), null, SHELF.offers(), List.of(policy));

        assertThat(ask(SHELF, "QT-FAN-01", "能开发票吗")).isInstanceOf(Answer.HandOver.class);
        assertThat(AnswerText.of(ask(shop, "QT-FAN-01", "能开发票吗"))).contains("可以开电子发票，下单时填抬头。");
    }

    @ForEachSeed(count = 300)
    void every_figure_in_an_answer_is_on_the_shelf(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        List<Row> rows = rows();
        String question = rows.get(random.nextInt(rows.size())).question() + "，"
                + rows.get(random.nextInt(rows.size())).question();
        Offer pinned = SHELF.offers().get(random.nextInt(SHELF.offers().size()));

        Answer answer = ask(SHELF, pinned.code(), question);

        if (answer instanceof Answer.Told told && told.itemId() != null) {
            String known = SHELF.offers().toString().replaceAll("\\s", "")
                    + SHELF.offers().stream().map(AnsweringTest::figures).toList();
            java.util.regex.Pattern.compile("\\d+(?:\\.\\d+)?")
                    .matcher(told.text())
                    .results()
                    .forEach(figure -> assertThat(known.contains(figure.group()))
                            .as(question + " -> " + told.text())
                            .isTrue());
        }
    }

    @Test
    void what_is_asked_for_is_not_taken_for_what_is_not_wanted() {
        Answer there = ask(SHELF, "QT-FAN-01", "有没有薄荷色的");
        Answer without = ask(SHELF, "QT-FAN-01", "不要薄荷色的多少钱");

        assertThat(AnswerText.of(there)).contains("薄荷还").doesNotContain("雾白还");
        assertThat(AnswerText.of(without)).contains("雾白").doesNotContain("薄荷");
    }

    @Test
    void a_word_within_another_is_no_matter_that_is_not_talked_about() {
        for (String line : List.of("主播能告诉我价格吗", "打骨折吗", "适合囤货吗多少钱", "会不会损伤头发", "帮我加我的购物车", "奶粉有硬块怎么办")) {
            assertThat(ask(SHELF, "QT-FAN-01", line)).as(line).isNotInstanceOf(Answer.Declined.class);
        }
        assertThat(ask(SHELF, "QT-FAN-01", "增高吗能治腰疼吗")).isInstanceOf(Answer.Declined.class);
    }

    @Test
    void kinds_that_are_held_against_one_another_are_told_apart_by_what_speaks_of_both() {
        Answer flavours = ask(SHELF, "QT-LOTUS-01", "原味和桂花味差在哪");
        Answer packs = ask(SHELF, "QT-TEA-01", "罐装和礼盒哪里不一样");

        assertThat(AnswerText.of(flavours)).contains("原味：藕粉；桂花味：藕粉、白砂糖、干桂花");
        assertThat(AnswerText.of(packs)).contains("198元", "898元");
    }

    @Test
    void how_long_what_is_not_opened_keeps_is_no_question_of_what_is_opened() {
        assertThat(AnswerText.of(ask(SHELF, "QT-CREAM-01", "没开封能放多久")))
                .contains("36个月")
                .doesNotContain("12个月");
        assertThat(AnswerText.of(ask(SHELF, "QT-CREAM-01", "开封后能放多久"))).contains("12个月");
    }

    @Test
    void what_a_line_says_that_it_does_not_ask_for_is_not_told() {
        assertThat(AnswerText.of(ask(SHELF, "QT-FAN-01", "能用几小时 不是充电")))
                .contains("四挡约3小时")
                .doesNotContain("USB-C");
    }

    @Test
    void how_much_of_it_there_is_is_no_question_of_the_price() {
        assertThat(AnswerText.of(ask(SHELF, "QT-LINEN-01", "含棉吗 多少")))
                .contains("45%")
                .doesNotContain("元");
    }

    @Test
    void damage_on_arrival_asks_neither_for_the_price_nor_for_how_it_is_used() {
        assertThat(AnswerText.of(ask(SHELF, "QT-SILK-01", "到手裂了一块怎么弄")))
                .contains("48小时")
                .doesNotContain("元");
    }

    @Test
    void who_pays_for_sending_back_is_not_told_by_what_sending_costs() {
        assertThat(ask(SHELF, "QT-FAN-01", "退货要我自己出邮费吗")).isInstanceOf(Answer.HandOver.class);
    }

    @Test
    void a_part_that_is_wanted_by_itself_is_handed_over() {
        assertThat(ask(SHELF, "QT-FAN-01", "网罩丢了能单配一个吗")).isInstanceOf(Answer.HandOver.class);
    }

    @Test
    void greetings_to_the_room_and_talk_among_viewers_are_not_for_the_host() {
        for (String line : List.of("晚上好呀家人们", "早上好各位", "晚上吃的啥呀", "杭州老乡在不在", "滚远点")) {
            assertThat(ask(SHELF, "QT-FAN-01", line)).as(line).isInstanceOf(Answer.NotAQuestion.class);
        }
        assertThat(ask(SHELF, "QT-FAN-01", "晚上好")).isInstanceOf(Answer.Told.class);
        assertThat(ask(SHELF, "QT-FAN-01", "滚轮好推吗")).isInstanceOf(Answer.HandOver.class);
    }

    @Test
    void a_measure_that_ends_as_a_mark_begins_asks_for_no_proof() {
        assertThat(AnswerText.of(ask(SHELF, "QT-FAN-01", "桌上只有43cm放得下吗"))).doesNotContain("认证");
        assertThat(AnswerText.of(ask(SHELF, "QT-FAN-01", "是3c认证的吗"))).contains("认证");
    }

    private static String figures(Offer offer) {
        return offer.left() + " "
                + offer.kinds().stream()
                        .map(kind -> kind.price().minor() / 100 + " " + kind.left() + " ")
                        .toList();
    }

    private Answer ask(Shelf shelf, String pinned, String question) {
        return answering.answer(shelf, id(pinned), List.of(), TODAY, question);
    }

    private static @Nullable Long id(String code) {
        return code.isEmpty() ? null : DemoShelf.coded(SHELF, code).itemId();
    }

    private static boolean fits(Row row, Answer answer) {
        boolean acted = switch (answer) {
            case Answer.Told told ->
                row.action().equals("answer")
                        && (row.product().isEmpty() || java.util.Objects.equals(told.itemId(), id(row.product())));
            case Answer.AskBack _ -> row.action().equals("ask_back");
            case Answer.HandOver handed ->
                row.action().equals("hand_over") && java.util.Objects.equals(handed.itemId(), id(row.product()));
            case Answer.Declined _ -> row.action().equals("decline");
            case Answer.NotAQuestion _ -> row.action().equals("ignore");
        };
        return acted && row.has().stream().allMatch(AnswerText.of(answer)::contains);
    }

    private static List<Row> rows() throws IOException {
        try (var in = AnsweringTest.class.getResourceAsStream("questions.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(AnsweringTest::row)
                    .toList();
        }
    }

    private static Row row(String line) {
        String[] cells = line.split("\t", -1);
        List<String> has = cells[4].isBlank() ? List.of() : List.of(cells[4].split("\\|", -1));
        return new Row(cells[0], cells[1], cells[2], cells[3], has);
    }
}
