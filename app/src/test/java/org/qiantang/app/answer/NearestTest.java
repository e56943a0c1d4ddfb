package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

/** What no rule understands is answered by what is nearest in meaning; here a table says what is near. */
class NearestTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Shelf SHELF = DemoShelf.whole();
    private static final Offer KETTLE = DemoShelf.coded(SHELF, "QT-KETTLE-01");

    @Test
    void a_question_that_no_rule_understands_is_answered_by_the_fact_whose_meaning_is_nearest() {
        Answer answer = asked("灌得下一大瓶可乐不", Map.of("容量", 0.7, "容量：" + capacity(), 0.7));

        assertThat(answer).isInstanceOfSatisfying(Answer.Told.class, told -> {
            assertThat(told.facts()).containsExactly("capacity");
            assertThat(told.text()).contains(capacity());
        });
    }

    @Test
    void what_is_sure_when_read_beside_the_question_is_told_first() {
        Reading sure = (_, fact, _) -> OptionalDouble.of(fact.contains("容量：") ? 5 : -5);

        Answer answer = new Answering(Words.load(), (_, _) -> 0.1, sure)
                .answer(SHELF, KETTLE.itemId(), List.of(), TODAY, "灌得下一大瓶可乐不");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Told.class, told -> assertThat(told.facts()).startsWith("capacity"));
    }

    @Test
    void how_surely_a_fact_was_read_goes_with_the_answer_and_what_a_rule_tells_is_certain() {
        Reading sure = (_, fact, _) -> OptionalDouble.of(fact.contains("容量：") ? 5 : -9);
        Reading hardly = (_, fact, _) -> OptionalDouble.of(fact.contains("容量：") ? 0.5 : -9);

        assertThat(shareOf("灌得下一大瓶可乐不", sure)).isBetween(0.9, 0.999);
        assertThat(shareOf("灌得下一大瓶可乐不", hardly)).isBetween(0.5, 0.7);
        assertThat(shareOf("多少钱", hardly)).isEqualTo(1.0);
    }

    private static double shareOf(String question, Reading reading) {
        Answer answer = new Answering(Words.load(), (_, _) -> 0.1, reading)
                .answer(SHELF, KETTLE.itemId(), List.of(), TODAY, question);
        return ((Answer.Told) answer).share();
    }

    @Test
    void a_price_that_is_asked_for_in_words_of_no_rule_is_told_where_reading_finds_it() {
        Reading sure = (_, row, _) -> OptionalDouble.of(row.contains("；价格：") ? 5 : -5);

        Answer answer = new Answering(Words.load(), (_, _) -> 0.1, sure)
                .answer(SHELF, KETTLE.itemId(), List.of(), TODAY, "带走它要舍得啥");

        assertThat(answer).isInstanceOfSatisfying(Answer.Told.class, told -> {
            assertThat(told.facts()).containsExactly("price");
            assertThat(told.share()).isBetween(0.9, 0.999);
        });
    }

    @Test
    void what_is_read_beside_facts_says_prices_and_what_is_left_as_the_shelf_does_now() {
        Offer fan = DemoShelf.coded(SHELF, "QT-FAN-01");

        assertThat(Counters.of(DemoShelf.coded(
                        DemoShelf.with(
                                SHELF,
                                "QT-FAN-01",
                                offer -> DemoShelf.withKinds(
                                        offer,
                                        kind -> new Kind(
                                                kind.skuId(),
                                                kind.name(),
                                                kind.price(),
                                                kind.name().equals("薄荷") ? 0 : 2))),
                        "QT-FAN-01")))
                .extracting(Nearest.Candidate::both)
                .anyMatch(row -> row.startsWith("价格：") && row.contains("元"))
                .anyMatch(row -> row.startsWith("库存：") && row.contains("薄荷卖完") && row.contains("雾白有货"))
                .anyMatch(row ->
                        row.startsWith("发货：") && row.contains(fan.delivery().from()))
                .anyMatch(row -> row.startsWith("运费："));
    }

    @Test
    void what_is_near_and_ruled_out_when_read_is_not_told() {
        Map<String, Double> near = Map.of("容量", 0.7, "容量：" + capacity(), 0.7);
        Reading none = (_, _, _) -> OptionalDouble.of(-9);

        Answer answer = new Answering(Words.load(), (_, other) -> near.getOrDefault(other, 0.1), none)
                .answer(SHELF, KETTLE.itemId(), List.of(), TODAY, "灌得下一大瓶可乐不");

        assertThat(answer).isInstanceOf(Answer.HandOver.class);
    }

    @Test
    void a_clause_of_its_own_is_read_beside_the_facts() {
        Reading ofTheClause =
                (question, fact, _) -> OptionalDouble.of(question.startsWith("灌得下") && fact.contains("；容量：") ? 5 : -5);

        Answer answer = read("多少钱 灌得下一大瓶可乐不", "容量", ofTheClause);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Told.class, told -> assertThat(told.facts()).contains("price", "capacity"));
    }

    @Test
    void what_would_be_told_to_a_question_alone_is_told_to_it_beside_another() {
        // 0.65 of the whole: likely, and not sure.
        Reading likely = (question, fact, _) ->
                OptionalDouble.of(question.startsWith("灌得下") && fact.contains("；容量：") ? 0.62 : -9);

        assertThat(read("灌得下一大瓶可乐不", "容量", likely)).isInstanceOf(Answer.Told.class);
        assertThat(read("多少钱 灌得下一大瓶可乐不", "容量", likely))
                .isInstanceOfSatisfying(
                        Answer.Told.class, told -> assertThat(told.facts()).contains("price", "capacity"));
    }

    @Test
    void what_merely_shares_words_is_not_told_where_reading_is_sure_that_nothing_answers() {
        Answer answer = read("烧水冒烟不", "烧水", (_, _, _) -> OptionalDouble.of(-9));

        assertThat(answer).isInstanceOf(Answer.HandOver.class);
    }

    @Test
    void
            what_merely_shares_words_is_not_told_where_reading_thinks_little_of_it_and_rather_finds_that_nothing_answers() {
        Reading little = (_, fact, _) -> OptionalDouble.of(fact.contains("；烧水") ? -1.9 : -6);
        Reading some = (_, fact, _) -> OptionalDouble.of(fact.contains("；烧水") ? -0.9 : -6);

        assertThat(read("烧水冒烟不", "烧水", little)).isInstanceOf(Answer.HandOver.class);
        assertThat(read("烧水冒烟不", "烧水", some)).isInstanceOf(Answer.Told.class);
    }

    @Test
    void what_seems_to_be_known_to_nobody_is_told_where_a_fact_surely_answers() {
        Reading sure = (_, fact, _) -> OptionalDouble.of(fact.contains("；质保：") ? 5 : -5);

        assertThat(read("杯盖丢了能补吗", "质保", sure)).isInstanceOf(Answer.Told.class);
        assertThat(read("杯盖丢了能补吗", "质保", (_, _, _) -> OptionalDouble.of(-9))).isInstanceOf(Answer.HandOver.class);
    }

    @Test
    void of_the_lines_of_the_shop_the_one_that_reading_finds_is_told_too() {
        Reading likelier = (_, fact, _) -> OptionalDouble.of(fact.contains("寄修往返") ? 0.5 : -5);

        Answer answer = read("用着用着不灵了能退不", "售后", likelier);

        assertThat(CheckScore.text(answer)).contains("寄修往返运费由商家承担", "7天内可无理由退货");
    }

    @Test
    void it_is_handed_over_where_no_fact_is_near() {
        assertThat(asked("灌得下一大瓶可乐不", Map.of())).isInstanceOf(Answer.HandOver.class);
        assertThat(asked("灌得下一大瓶可乐不", Map.of("容量", 0.4, "容量：" + capacity(), 0.4)))
                .isInstanceOf(Answer.HandOver.class);
    }

    @Test
    void what_asks_for_a_number_is_not_answered_by_a_fact_without_one() {
        String material = KETTLE.fact(org.qiantang.app.catalog.FactKey.MATERIAL)
                .orElseThrow()
                .value();
        Answer answer = asked("灌得下多少可乐不", Map.of("材质", 0.9, "材质：" + material, 0.9));

        assertThat(answer).isNotInstanceOf(Answer.Told.class);
    }

    @Test
    void what_stands_in_one_place_only_is_not_looked_for_by_meaning() {
        Map<String, Double> near = Map.of("容量", 0.9, "容量：" + capacity(), 0.9);

        assertThat(asked("能开发票吗", near)).isInstanceOf(Answer.HandOver.class);
        assertThat(asked("能灌满吗", near)).isInstanceOf(Answer.Told.class);
    }

    @Test
    void without_anything_on_screen_the_title_that_is_clearly_nearest_is_meant() {
        Meaning meaning = (_, other) -> other.equals(KETTLE.title()) ? 0.6 : 0.3;
        var answering = new Answering(Words.load(), meaning);

        Answer answer = answering.answer(SHELF, null, List.of(), TODAY, "打水那玩意儿多少钱");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Told.class, told -> assertThat(told.itemId()).isEqualTo(KETTLE.itemId()));
    }

    @Test
    void while_not_all_of_the_goods_is_known_nothing_is_told_by_meaning() {
        Meaning half = new Meaning() {
            @Override
            public double likeness(String text, String other) {
                return other.contains("容量") ? 0.9 : 0;
            }

            @Override
            public boolean knows(String other) {
                return other.contains("容量");
            }
        };

        Answer answer = new Answering(Words.load(), half).answer(SHELF, KETTLE.itemId(), List.of(), TODAY, "灌得下一大瓶可乐不");

        assertThat(answer).isInstanceOf(Answer.HandOver.class);
    }

    private static String capacity() {
        return org.qiantang.app.shelf.Spoken.fact(
                KETTLE.fact(org.qiantang.app.catalog.FactKey.CAPACITY).orElseThrow());
    }

    /** Those of the sheet are read first that begin so. */
    private static Answer read(String question, String first, Reading reading) {
        return new Answering(Words.load(), (_, other) -> other.startsWith(first) ? 0.5 : 0.1, reading)
                .answer(SHELF, KETTLE.itemId(), List.of(), TODAY, question);
    }

    private static Answer asked(String question, Map<String, Double> near) {
        var answering = new Answering(Words.load(), (_, other) -> near.getOrDefault(other, 0.1));
        return answering.answer(SHELF, KETTLE.itemId(), List.of(), TODAY, question);
    }
}
