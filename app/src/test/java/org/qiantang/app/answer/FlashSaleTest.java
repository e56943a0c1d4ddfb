package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.room.Board;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Terms;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.FlashPrice;

/** What a flash sale to come is asked by and answered with, and what only sounds like it. */
class FlashSaleTest {
    /** 20:18 in China. */
    private static final Instant NOW = Instant.parse("2026-11-23T12:18:00Z");

    private static final Instant FROM = Instant.parse("2026-11-23T12:30:00Z");
    private static final Instant UNTIL = Instant.parse("2026-11-23T12:40:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String FAN = "QT-FAN-01";
    private static final String SCARF = "QT-SILK-01";
    private static final String TO_COME = "秒杀20:30开始，还有12分钟，一共10分钟，到20:40结束，秒杀价59元。";

    private final Answering answering = new Answering(Words.load());

    /** The demo's goods in a show at that moment, the fan on screen, with these flash sales of it. */
    private static Shelf show(Instant now, @Nullable Instant ends, Board.@Nullable Flash ahead) {
        Shelf whole = DemoShelf.whole();
        long fan = DemoShelf.coded(whole, FAN).itemId();
        Shelf live = whole.with(offer -> offer.on(new Terms(
                now, 2, offer.itemId() == fan ? ends : null, offer.itemId() == fan ? ahead : null, Map.of())));
        return new Shelf(live.shop(), fan, live.offers());
    }

    private static Board.Flash ahead(Instant from, Instant until, long yuan) {
        Offer fan = DemoShelf.coded(DemoShelf.whole(), FAN);
        return new Board.Flash(
                from,
                until,
                fan.kinds().stream()
                        .map(kind -> new FlashPrice(kind.skuId(), 1, Money.cny(yuan * 100)))
                        .toList());
    }

    private static Shelf toCome() {
        return show(NOW, null, ahead(FROM, UNTIL, 59));
    }

    private Answer ask(Shelf shelf, String question) {
        return answering.answer(shelf, shelf.pinned(), List.of(), TODAY, question);
    }

    private Answer.Told told(Shelf shelf, String question) {
        Answer answer = ask(shelf, question);
        assertThat(answer).as(question).isInstanceOf(Answer.Told.class);
        return (Answer.Told) answer;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "几点秒杀",
                "秒杀几点",
                "秒杀什么时候开始",
                "秒杀啥时候开始呀",
                "什么时候上秒杀",
                "几点开抢",
                "秒杀几点到几点",
                "今晚有秒杀吗",
                "有没有秒杀",
                "秒杀开始了没",
                "秒杀还有多久",
                "还有多久",
                "还有多久开始",
                "几点开始",
                "秒杀价多少",
                "秒杀多少钱",
                "妙杀几点",
                "秒沙多少钱",
                "什么时后秒杀"
            })
    void who_asks_for_the_flash_sale_to_come_is_told_its_begin_its_length_and_the_price_that_viewers_see(
            String question) {
        Answer.Told told = told(toCome(), question);

        assertThat(told.text()).as(question).isEqualTo(TO_COME);
        assertThat(told.facts()).as(question).containsExactly("flash-next", "flash-price");
    }

    @Test
    void a_price_that_would_be_no_lower_is_not_told_and_one_of_another_day_is_told_with_its_day() {
        Instant late = Instant.parse("2026-11-24T12:00:00Z");

        assertThat(told(show(NOW, null, ahead(FROM, UNTIL, 999)), "几点秒杀").text())
                .contains("20:30")
                .doesNotContain("秒杀价", "999");
        assertThat(told(show(NOW, null, ahead(late, late.plusSeconds(630), 59)), "几点秒杀")
                        .text())
                .startsWith("秒杀明天20:00开始，还有23小时42分钟，到明天20:10:30结束");
        assertThat(told(show(FROM.minusSeconds(20), null, ahead(FROM, UNTIL, 59)), "几点秒杀")
                        .text())
                .contains("马上就到点了");
    }

    @Test
    void while_it_runs_its_real_end_is_told_and_its_price_is_that_of_now() {
        Shelf running = show(NOW, FROM, null);

        assertThat(told(running, "秒杀什么时候开始").text()).isEqualTo("秒杀到20:30结束，还有12分钟。");
        assertThat(told(running, "秒杀多少钱").facts()).contains("price").doesNotContain("flash-next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"几点秒杀", "秒杀什么时候开始", "有秒杀吗", "等下有没有一块钱秒杀", "八点秒杀吗", "你刚说9块9秒杀", "不是说今晚9块9秒杀吗"})
    void where_none_is_announced_that_is_said_and_nothing_is_promised(String question) {
        Answer.Told told = told(show(NOW, null, null), question);

        assertThat(told.text()).as(question).contains("没有秒杀，也没有预告").doesNotContain("9");
        assertThat(told.facts()).as(question).containsExactly("flash-next", "flash-end");
    }

    @Test
    void who_asks_what_it_costs_in_one_that_is_not_announced_is_told_so_and_the_price_of_now() {
        Answer.Told told = told(show(NOW, null, null), "秒杀价多少");

        assertThat(told.text()).contains("没有秒杀，也没有预告", "69元");
        assertThat(told.facts()).contains("flash-next", "price");
    }

    @Test
    void one_whose_moment_has_come_and_that_has_not_begun_is_neither_announced_nor_denied() {
        Answer answer = ask(show(FROM.plusSeconds(1), null, ahead(FROM, UNTIL, 59)), "几点秒杀");

        assertThat(answer instanceof Answer.Told told ? told.facts() : List.<String>of())
                .doesNotContain("flash-next", "flash-end");
    }

    @Test
    void who_names_nothing_is_told_of_the_next_flash_sale_of_the_show_with_its_name() {
        Shelf shelf = toCome();
        long scarf = DemoShelf.coded(shelf, SCARF).itemId();
        Shelf other = new Shelf(shelf.shop(), scarf, shelf.offers());
        Shelf nothing = new Shelf(shelf.shop(), null, shelf.offers());

        assertThat(told(other, "几点秒杀").itemId())
                .isEqualTo(DemoShelf.coded(shelf, FAN).itemId());
        assertThat(told(other, "几点秒杀").text()).contains("20:30", "59元");
        assertThat(told(other, "这款几点秒杀").text()).contains("没有秒杀，也没有预告");
        assertThat(told(nothing, "几点秒杀").text()).contains("20:30", "59元");
        // On a product's page the product is meant, whatever is on screen in the room.
        assertThat(((Answer.Told) answering.answer(shelf, scarf, List.of(), TODAY, "几点秒杀")).text())
                .contains("没有秒杀，也没有预告");
    }

    @Test
    void of_a_show_without_any_that_is_said_where_nothing_is_on_screen() {
        Shelf none = show(NOW, null, null);
        Shelf nothing = new Shelf(none.shop(), null, none.offers());

        Answer.Told told = told(nothing, "今晚有秒杀吗");

        assertThat(told.text()).isEqualTo("本场现在没有秒杀，也没有预告。");
        assertThat(told.itemId()).isNull();
        assertThat(told.facts()).containsExactly("flash-next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "这价格秒杀同行",
                "这个秒杀一切",
                "到点了",
                "秒杀到了",
                "我刚秒杀的怎么没订单",
                "秒杀的什么时候发货",
                "秒杀券什么时候能用",
                "秒杀的什么时候到",
                "秒杀的什么时候到账",
                "秒杀什么时候补货",
                "秒杀的怎么核销，什么时候核销",
                "几点下班",
                "还有多久过期",
                "还能买到吗",
                "几点下播",
                "什么时候开始发货",
                "还有多久到货"
            })
    void praise_talk_and_other_times_are_not_answered_with_the_flash_sale(String line) {
        for (Shelf shelf : List.of(toCome(), show(NOW, null, null))) {
            Answer answer = ask(shelf, line);
            assertThat(answer instanceof Answer.Told told ? told.facts() : List.<String>of())
                    .as(line)
                    .doesNotContain("flash-next", "flash-price", "flash-end");
        }
    }

    @Test
    void a_claim_never_changes_what_is_told() {
        Answer.Told told = told(toCome(), "你刚说9块9秒杀");

        assertThat(told.text()).isEqualTo(TO_COME);
    }

    @Test
    void a_kind_that_stays_as_dear_is_not_told_as_cheaper() {
        Shelf shelf = toCome();
        Offer fan = DemoShelf.coded(shelf, FAN);
        Kind kind = fan.kinds().getFirst();
        Shelf two = shelf.with(offer -> offer.itemId() == fan.itemId()
                ? new Offer(
                                fan.itemId(),
                                fan.number(),
                                fan.role(),
                                fan.code(),
                                fan.title(),
                                fan.category(),
                                fan.facts(),
                                fan.afterSale(),
                                fan.sizes(),
                                fan.delivery(),
                                List.of(
                                        new Kind(kind.skuId(), "白", kind.price(), 5),
                                        new Kind(-1, "黑", kind.price(), 5)),
                                fan.promises())
                        .on(fan.terms())
                : offer);

        assertThat(told(two, "几点秒杀").text()).endsWith("秒杀价白59元。");
    }

    @Test
    void goods_that_are_in_no_show_are_answered_as_before() {
        Shelf whole = DemoShelf.whole();
        for (String question : List.of("几点秒杀", "有秒杀吗", "秒杀价多少", "几点开始")) {
            Answer answer = answering.answer(whole, DemoShelf.coded(whole, FAN).itemId(), List.of(), TODAY, question);
            assertThat(answer instanceof Answer.Told told ? told.facts() : List.<String>of())
                    .as(question)
                    .doesNotContain("flash-next", "flash-price", "flash-end");
        }
    }
}
