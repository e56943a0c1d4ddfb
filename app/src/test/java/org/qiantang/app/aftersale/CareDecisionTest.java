package org.qiantang.app.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.LineTerms;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.AboutOrder;
import org.qiantang.event.ShopEvent.By;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.Condition;
import org.qiantang.event.ShopEvent.LinePieces;
import org.qiantang.event.ShopEvent.OrderTaken;
import org.qiantang.event.ShopEvent.Verdict;
import org.qiantang.event.ShowEvent.HeldLine;

class CareDecisionTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final long ORDER = 100;

    private final List<AboutOrder> story = new ArrayList<>(List.of(new OrderTaken(
            NOON,
            ORDER,
            7,
            9,
            List.of(new HeldLine(70, 700, 3, 1, Money.cny(3_333)), new HeldLine(71, 701, 1, 1, Money.cny(10_000))),
            Money.cny(21_000),
            List.of(new LineTerms(0, "服饰", 48, List.of("30 天价保")), new LineTerms(1, "服务招商", 48, List.of())))));
    private Instant now = NOON;

    private CareOutcome ask(CareRequest request) {
        Care care = Care.of(story).orElseThrow();
        CareOutcome outcome = new CareDecision(care, now, AfterSaleSettings.USUAL, _ -> 1_000).decide(request);
        if (outcome instanceof CareOutcome.Happens(List<AboutOrder> events, var _)) {
            story.addAll(events);
        }
        return outcome;
    }

    private long givenBack() {
        return story.stream()
                .mapToLong(event -> event instanceof ShopEvent.RefundOrdered refund
                        ? refund.amount().minor()
                        : 0)
                .sum();
    }

    private static CareRequest.Ask want(long id, CaseKind kind, CaseReason reason, LinePieces... lines) {
        return new CareRequest.Ask(id, kind, reason, List.of(lines), null, null, null);
    }

    @Test
    void a_paid_order_that_is_not_packed_is_cancelled_at_once_with_its_freight() {
        ask(want(1, CaseKind.REFUND_ONLY, CaseReason.CHANGED_MIND, new LinePieces(0, 3), new LinePieces(1, 1)));

        assertThat(givenBack()).isEqualTo(21_000);
        assertThat(story.getLast()).isInstanceOf(ShopEvent.OrderClosed.class);
        assertThat(ask(new CareRequest.Send(5, "顺丰速运", "SF1", null)))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.NOTHING_TO_SEND));
    }

    @Test
    void seven_days_count_from_the_day_after_receipt_and_not_for_what_the_law_exempts() {
        ask(new CareRequest.Send(5, "顺丰速运", "SF1", null));
        ask(new CareRequest.Receive());

        assertThat(ask(want(1, CaseKind.RETURN, CaseReason.NO_REASON, new LinePieces(1, 1))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.EXCLUDED));
        now = Instant.parse("2026-12-01T15:59:59Z");
        assertThat(ask(want(2, CaseKind.RETURN, CaseReason.NO_REASON, new LinePieces(0, 1))))
                .isInstanceOf(CareOutcome.Happens.class);
        now = Instant.parse("2026-12-01T16:00:00Z");
        assertThat(ask(want(3, CaseKind.RETURN, CaseReason.NO_REASON, new LinePieces(0, 1))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.TOO_LATE));
    }

    @Test
    void what_nobody_answers_in_time_is_agreed() {
        ask(new CareRequest.Send(5, "顺丰速运", "SF1", null));
        ask(want(1, CaseKind.REFUND_ONLY, CaseReason.NOT_RECEIVED, new LinePieces(1, 1)));

        now = now.plus(Duration.ofDays(2));
        ask(new CareRequest.Settle());

        assertThat(story)
                .anyMatch(event -> event instanceof ShopEvent.AfterSaleAgreed agreed && agreed.by() == By.DEADLINE);
        assertThat(givenBack()).isPositive();
    }

    @Test
    void without_a_reason_nobody_keeps_goods_and_gets_their_money_too() {
        assertThat(ask(want(3, CaseKind.PARTIAL, CaseReason.NO_REASON, new LinePieces(0, 3))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.REASON_WANTED));
        ask(new CareRequest.Send(5, "顺丰速运", "SF1", null));
        assertThat(ask(want(1, CaseKind.REFUND_ONLY, CaseReason.NO_REASON, new LinePieces(0, 3))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.REASON_WANTED));
        ask(new CareRequest.Receive());
        assertThat(ask(want(2, CaseKind.PARTIAL, CaseReason.NO_REASON, new LinePieces(0, 3))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.REASON_WANTED));

        now = now.plus(Duration.ofDays(2));
        ask(new CareRequest.Settle());

        assertThat(givenBack()).isZero();
    }

    @Test
    void before_it_is_sent_no_reason_is_needed() {
        ask(want(1, CaseKind.REFUND_ONLY, CaseReason.NO_REASON, new LinePieces(0, 3), new LinePieces(1, 1)));

        assertThat(givenBack()).isEqualTo(21_000);
    }

    @Test
    void a_lower_price_is_paid_back_once() {
        ask(new CareRequest.Protect(1, Map.of(0, 3_000L)));

        assertThat(givenBack()).isEqualTo(999);
        assertThat(ask(new CareRequest.Protect(2, Map.of(0, 3_000L))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.NOTHING_LOWER));
    }

    private void sentAndReceived() {
        ask(new CareRequest.Send(5, "顺丰速运", "SF1", null));
        ask(new CareRequest.Receive());
    }

    private static OrderTaken sold(String category, String... promises) {
        return new OrderTaken(
                NOON,
                ORDER,
                7,
                9,
                List.of(new HeldLine(70, 700, 3, 1, Money.cny(3_333))),
                Money.cny(9_999),
                List.of(new LineTerms(0, category, 48, List.of(promises))));
    }

    @Test
    void a_shops_words_do_not_take_the_seven_days_away_and_only_its_category_does() {
        story.set(0, sold("服饰", "支持定制刻字", "不支持 15 天无理由退货"));
        sentAndReceived();

        now = NOON.plus(Duration.ofDays(7));
        assertThat(ask(want(1, CaseKind.RETURN, CaseReason.NO_REASON, new LinePieces(0, 1))))
                .isInstanceOf(CareOutcome.Happens.class);
        now = NOON.plus(Duration.ofDays(9));
        assertThat(ask(want(2, CaseKind.RETURN, CaseReason.NO_REASON, new LinePieces(0, 1))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.TOO_LATE));

        story.set(0, sold("定制商品"));
        now = NOON.plus(Duration.ofDays(1));
        assertThat(ask(want(3, CaseKind.RETURN, CaseReason.NO_REASON, new LinePieces(0, 1))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.EXCLUDED));
    }

    @Test
    void what_is_at_fault_is_exchanged_for_as_many_days_as_promised_and_given_back_for_the_usual_ones() {
        story.set(0, sold("家电", "30 天质量问题换新"));
        sentAndReceived();

        now = NOON.plus(Duration.ofDays(29));
        assertThat(ask(want(1, CaseKind.RETURN, CaseReason.QUALITY, new LinePieces(0, 1))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.TOO_LATE));
        assertThat(ask(want(2, CaseKind.EXCHANGE, CaseReason.OTHER, new LinePieces(0, 1))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.TOO_LATE));
        assertThat(ask(want(3, CaseKind.EXCHANGE, CaseReason.QUALITY, new LinePieces(0, 1))))
                .isInstanceOf(CareOutcome.Happens.class);
        now = NOON.plus(Duration.ofDays(32));
        assertThat(ask(want(4, CaseKind.EXCHANGE, CaseReason.QUALITY, new LinePieces(0, 1))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.TOO_LATE));
    }

    @Test
    void an_exchange_sends_the_same_again_from_the_warehouse_and_no_money_back() {
        sentAndReceived();

        ask(want(1, CaseKind.EXCHANGE, CaseReason.QUALITY, new LinePieces(0, 2)));
        ask(new CareRequest.Agree(1));
        ask(new CareRequest.SendBack(1, 6, "中通快递", "ZT1"));
        ask(new CareRequest.ConfirmBack(1, Condition.SPOILT));
        ask(new CareRequest.Replace(8, 1, "顺丰速运", "SF2"));

        assertThat(story)
                .anyMatch(event -> event instanceof ShopEvent.ParcelSent sent
                        && Objects.equals(sent.parcelId(), 8L)
                        && sent.lines() != null
                        && sent.lines().equals(List.of(new LinePieces(0, 2))));
        assertThat(givenBack()).isZero();
        assertThat(Care.of(story).orElseThrow().the(1).state).isEqualTo(CaseState.DONE);
    }

    @Test
    void a_part_of_the_money_is_offered_taken_and_given_back_and_asked_for_once_at_a_time() {
        sentAndReceived();

        ask(want(1, CaseKind.PARTIAL, CaseReason.DAMAGED, new LinePieces(0, 3)));
        assertThat(ask(want(2, CaseKind.PARTIAL, CaseReason.DAMAGED, new LinePieces(0, 3))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.NOT_AVAILABLE));
        ask(new CareRequest.Offer(1, 1_500, null));
        assertThat(givenBack()).isZero();
        ask(new CareRequest.Choose(1, true));

        assertThat(givenBack()).isEqualTo(1_500);
        assertThat(ask(want(3, CaseKind.PARTIAL, CaseReason.DAMAGED, new LinePieces(0, 3))))
                .isInstanceOf(CareOutcome.Happens.class);
    }

    @Test
    void the_same_wish_asked_again_has_its_first_case_and_an_order_has_so_many_cases_and_no_more() {
        sentAndReceived();
        var wish = new CareRequest.Ask(
                1, CaseKind.RETURN, CaseReason.QUALITY, List.of(new LinePieces(0, 1)), null, null, "a-wish");

        ask(wish);
        ask(new CareRequest.Ask(2, wish.kind(), wish.reason(), wish.lines(), null, null, "a-wish"));

        assertThat(Care.of(story).orElseThrow().cases()).hasSize(1);
        for (long id = 10; id < 59; id++) {
            ask(want(id, CaseKind.RETURN, CaseReason.QUALITY, new LinePieces(0, 1)));
            ask(new CareRequest.Withdraw(id));
        }
        assertThat(ask(want(60, CaseKind.RETURN, CaseReason.QUALITY, new LinePieces(0, 1))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.ENOUGH_ASKED));
    }

    @ForEachSeed(count = 300)
    void refunds_never_pass_what_was_paid_and_no_more_is_sent_than_was_bought(long seed) {
        var random = new SplittableRandom(seed);
        for (int step = 1; step <= 60; step++) {
            now = now.plus(Duration.ofHours(random.nextInt(40)));
            ask(any(random, step));
            Care care = Care.of(story).orElseThrow();

            assertThat(givenBack()).isLessThanOrEqualTo(21_000).isEqualTo(care.givenBack());
            for (int line = 0; line < 2; line++) {
                assertThat(care.sent(line))
                        .isLessThanOrEqualTo(care.lines().get(line).pieces());
                assertThat(care.available(line)).isNotNegative();
                assertThat(care.unsent(line)).isNotNegative();
                assertThat(care.purse().pool(line)).isNotNegative();
            }
        }
    }

    @ForEachSeed(count = 200)
    void pieces_that_go_back_one_by_one_bring_back_what_was_paid_for_them_to_the_fen(long seed) {
        var random = new SplittableRandom(seed);
        var lines = new ArrayList<HeldLine>();
        var terms = new ArrayList<LineTerms>();
        long goods = 0;
        for (int line = 0; line < 1 + random.nextInt(4); line++) {
            var held =
                    new HeldLine(70 + line, 700 + line, 1 + random.nextInt(5), 1, Money.cny(random.nextLong(1, 9_999)));
            lines.add(held);
            terms.add(new LineTerms(line, "服饰", 48, List.of()));
            goods += held.price().minor() * held.pieces();
        }
        long paid = goods + random.nextLong(2_000);
        story.clear();
        story.add(new OrderTaken(NOON, ORDER, 7, 9, lines, Money.cny(paid), terms));
        ask(new CareRequest.Send(5, "顺丰速运", "SF1", null));
        ask(new CareRequest.Receive());
        boolean fault = random.nextBoolean();
        var left = new ArrayList<Integer>();
        for (int line = 0; line < lines.size(); line++) {
            for (int piece = 0; piece < lines.get(line).pieces(); piece++) {
                left.add(random.nextInt(left.size() + 1), line);
            }
        }

        long caseId = 100;
        for (int line : left) {
            long before = givenBack();
            caseId++;
            ask(want(
                    caseId,
                    CaseKind.RETURN,
                    fault ? CaseReason.QUALITY : CaseReason.NO_REASON,
                    new LinePieces(line, 1)));
            if (fault) {
                ask(new CareRequest.Agree(caseId));
            }
            ask(new CareRequest.SendBack(caseId, 1_000 + caseId, "顺丰速运", "SF" + caseId));
            ask(new CareRequest.ConfirmBack(caseId, Condition.SELLABLE));
            long price = lines.get(line).price().minor();
            assertThat(givenBack() - before).isGreaterThanOrEqualTo(price);
            assertThat(fault || givenBack() - before == price).isTrue();
        }

        assertThat(givenBack()).isEqualTo(fault ? paid : goods);
    }

    @Test
    void the_freight_that_was_kept_with_one_piece_is_not_given_back_with_the_next() {
        ask(new CareRequest.Send(5, "顺丰速运", "SF1", null));
        ask(new CareRequest.Receive());
        for (long id = 1; id <= 3; id++) {
            ask(want(id, CaseKind.RETURN, CaseReason.NO_REASON, new LinePieces(0, 1)));
            ask(new CareRequest.SendBack(id, 1_000 + id, "顺丰速运", "SF" + id));
            ask(new CareRequest.ConfirmBack(id, Condition.SELLABLE));

            assertThat(givenBack()).isEqualTo(3_333 * id);
        }
    }

    @Test
    void a_shop_that_promises_more_days_than_the_law_keeps_them_and_may_promise_what_the_law_exempts() {
        story.set(
                0,
                new OrderTaken(
                        NOON,
                        ORDER,
                        7,
                        9,
                        List.of(
                                new HeldLine(70, 700, 1, 1, Money.cny(3_333)),
                                new HeldLine(71, 701, 1, 1, Money.cny(10_000))),
                        Money.cny(13_333),
                        List.of(
                                new LineTerms(0, "服饰", 48, List.of("15 天无理由退货")),
                                new LineTerms(1, "服务招商", 48, List.of("7 天无理由退货")))));
        ask(new CareRequest.Send(5, "顺丰速运", "SF1", null));
        ask(new CareRequest.Receive());
        now = NOON.plus(Duration.ofDays(15));

        assertThat(ask(want(1, CaseKind.RETURN, CaseReason.NO_REASON, new LinePieces(0, 1))))
                .isInstanceOf(CareOutcome.Happens.class);
        assertThat(ask(want(2, CaseKind.RETURN, CaseReason.NO_REASON, new LinePieces(1, 1))))
                .isEqualTo(new CareOutcome.Refused(CareRefusal.TOO_LATE));
        now = NOON.plus(Duration.ofDays(6));
        assertThat(ask(want(3, CaseKind.RETURN, CaseReason.NO_REASON, new LinePieces(1, 1))))
                .isInstanceOf(CareOutcome.Happens.class);
    }

    private static CareRequest any(SplittableRandom random, int step) {
        long id = 1L + random.nextInt(step);
        LinePieces lines = new LinePieces(random.nextInt(2), 1 + random.nextInt(3));
        CaseKind[] kinds = CaseKind.values();
        CaseReason[] reasons = CaseReason.values();
        return switch (random.nextInt(18)) {
            case 0 -> new CareRequest.Pack();
            case 1, 2 -> new CareRequest.Send(step, "顺丰速运", "SF" + step, random.nextBoolean() ? null : List.of(lines));
            case 3 -> new CareRequest.Replace(step, id, "顺丰速运", "SF" + step);
            case 4 -> new CareRequest.Receive();
            case 5, 6, 7 ->
                new CareRequest.Ask(
                        step,
                        kinds[random.nextInt(kinds.length)],
                        reasons[random.nextInt(reasons.length)],
                        List.of(lines),
                        random.nextBoolean() ? null : random.nextLong(1, 12_000),
                        null,
                        null);
            case 8 -> new CareRequest.Agree(id);
            case 9 -> new CareRequest.Refuse(id, null);
            case 10 -> new CareRequest.Offer(id, random.nextLong(1, 5_000), null);
            case 11 -> new CareRequest.Choose(id, random.nextBoolean());
            case 12 -> new CareRequest.SendBack(id, 1_000L + step, "顺丰速运", "SF" + step);
            case 13 -> new CareRequest.ConfirmBack(id, random.nextBoolean() ? Condition.SELLABLE : Condition.SPOILT);
            case 14 -> new CareRequest.Dispute(id, By.BUYER, null);
            case 15 ->
                new CareRequest.Decide(
                        id, 3, List.of(Verdict.values()).get(random.nextInt(3)), random.nextLong(1, 9_000), null);
            case 16 -> new CareRequest.Protect(step, Map.of(0, random.nextLong(1_000, 4_000)));
            default -> new CareRequest.Settle();
        };
    }

    @ForEachSeed(count = 200)
    void shares_add_up_to_the_whole_and_none_passes_its_weight(long seed) {
        var random = new SplittableRandom(seed);
        long[] weights =
                random.longs(1 + random.nextInt(6), 0, 100_000_000_000L).toArray();
        long sum = Arrays.stream(weights).sum();
        long amount = random.nextLong(sum + 1);

        long[] parts = Shares.of(amount, weights);

        assertThat(Arrays.stream(parts).sum()).isEqualTo(amount);
        for (int i = 0; i < parts.length; i++) {
            assertThat(parts[i]).isBetween(0L, weights[i]);
        }
    }
}
