package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Promise;
import org.qiantang.app.catalog.PromiseKind;
import org.qiantang.app.catalog.Promises;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

class AftercareTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Shelf SHELF = DemoShelf.whole();
    private static final String CODE = "QT-SILK-01";
    private static final String BACK = "退货运费 12 元，由买家承担";
    private static final String SENT = "满 99 元包邮，不满收运费 8 元";

    private final Answering answering = new Answering(Words.load());

    @Test
    void what_sending_costs_is_told_and_not_what_sending_back_does() {
        Shelf shop = sending(List.of(BACK, SENT));

        assertThat(told(shop, "包邮吗")).contains("满99元包邮").doesNotContain("12");
        assertThat(told(shop, "邮费多少")).contains("8元").doesNotContain("12");
        assertThat(told(shop, "满多少包邮")).contains("满99元包邮").doesNotContain("12");
    }

    @Test
    void what_sending_back_costs_is_told_and_not_what_sending_does() {
        Shelf shop = sending(List.of(SENT, BACK));

        assertThat(told(shop, "退货运费谁出")).contains("由买家承担").doesNotContain("99");
        assertThat(told(shop, "寄回去的运费谁付")).contains("由买家承担").doesNotContain("99");
        assertThat(CheckScore.text(ask(sending(List.of(SENT)), "退货运费谁出"))).doesNotContain("99", "8");
    }

    @Test
    void what_having_it_mended_costs_to_send_is_no_answer_to_who_pays_for_what_is_given_back() {
        Shelf shop = sending(List.of("保修期内寄修往返运费由商家承担"));

        for (String line : List.of("退货运费谁出", "退货邮费自己出吗", "退换货的运费谁付", "寄回去运费算谁的", "退货谁出运费")) {
            assertThat(CheckScore.text(ask(shop, line))).as(line).doesNotContain("商家承担", "不包邮");
        }
        assertThat(told(shop, "坏了寄修运费谁出")).contains("由商家承担");
    }

    @Test
    void no_line_of_sending_back_stands_for_one_of_sending() {
        for (String line : List.of(BACK, "换货往返运费 20 元", "寄回的邮费 10 元自理", "返修运费 15 元")) {
            assertThat(told(sending(List.of(line)), "邮费多少")).contains("不包邮").doesNotContainPattern("\\d");
        }
    }

    @Test
    void goods_that_are_sent_free_are_sent_free_whatever_sending_back_costs() {
        Shelf shop =
                DemoShelf.with(SHELF, CODE, offer -> changed(offer, offer.delivery(), List.of(BACK), Promises.NONE));

        assertThat(told(shop, "包邮吗")).contains("包邮").doesNotContain("不包邮", "12");
    }

    @Test
    void who_asks_what_a_fake_pays_is_told_how_many_times_the_price() {
        for (String line : List.of("假一赔几", "假货赔多少", "买到假的怎么办", "不是正品赔吗", "赔多少")) {
            assertThat(told(paying(10), line)).as(line).contains("假一赔10", "赔10倍");
        }
        assertThat(told(paying(3), "假一赔十吗")).contains("假一赔3", "赔3倍").doesNotContain("10");
    }

    @Test
    void where_nothing_is_promised_for_fakes_a_person_is_asked() {
        assertThat(ask(sending(List.of(SENT)), "假一赔几")).isInstanceOf(Answer.HandOver.class);
    }

    @Test
    void what_is_paid_for_breakage_delay_or_a_lower_price_is_not_what_a_fake_pays() {
        for (String line : List.of("碎了赔多少", "少件赔多少", "晚发赔多少", "发晚了赔多少", "降价了赔多少", "破了赔吗")) {
            assertThat(CheckScore.text(ask(paying(10), line))).as(line).doesNotContain("假");
        }
        assertThat(told(paying(10), "发晚了赔多少")).contains("晚发即赔5%");
    }

    /** The scarf, sent at a cost. */
    private static Shelf sending(List<String> lines) {
        return DemoShelf.with(
                SHELF, CODE, offer -> changed(offer, new Delivery("浙江杭州", 48, false, List.of()), lines, Promises.NONE));
    }

    /** The scarf, with that many times its price for a fake and a share of it for each delay. */
    private static Shelf paying(int times) {
        var promises = new Promises(List.of(
                new Promise(PromiseKind.FAKE_PAYS, times),
                new Promise(PromiseKind.LATE_PAYS, 5),
                new Promise(PromiseKind.PRICE_PROTECTION, 15)));
        return DemoShelf.with(
                SHELF, CODE, offer -> changed(offer, offer.delivery(), List.of("破损或少件凭照片申请补发"), promises));
    }

    private static Offer changed(Offer offer, Delivery delivery, List<String> lines, Promises promises) {
        return new Offer(
                offer.itemId(),
                offer.number(),
                offer.role(),
                offer.code(),
                offer.title(),
                offer.category(),
                offer.facts(),
                lines,
                offer.sizes(),
                delivery,
                offer.kinds(),
                promises);
    }

    private String told(Shelf shop, String line) {
        Answer answer = ask(shop, line);
        assertThat(answer).as(line).isInstanceOf(Answer.Told.class);
        return CheckScore.text(answer);
    }

    private Answer ask(Shelf shop, String line) {
        long scarf = DemoShelf.coded(shop, CODE).itemId();
        return answering.answer(shop, scarf, List.of(), TODAY, line);
    }
}
