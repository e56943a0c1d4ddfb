package org.qiantang.app.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.aftersale.CareRequest.Fresh;
import org.qiantang.app.voucher.VoucherCode;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.LineTerms;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.AboutOrder;
import org.qiantang.event.ShopEvent.By;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.LinePieces;
import org.qiantang.event.ShopEvent.OrderTaken;
import org.qiantang.event.ShopEvent.VoidReason;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.VoucherTerms;

/** Vouchers as an order's desk decides about them: no database, and a clock that the test sets. */
class VoucherDecisionTest {
    /** Noon in China. */
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private static final long ORDER = 100;
    private static final long CLERK = 5;
    private static final long PRICE = 9_900;
    private static final String WEST = "西湖店";
    private static final String EAST = "钱江店";

    private final List<AboutOrder> story = new ArrayList<>();
    private Instant now = NOON;

    /** Pieces of one voucher, good for seven days at two places. */
    private void bought(int pieces) {
        story.clear();
        story.add(new OrderTaken(
                NOON,
                ORDER,
                7,
                9,
                List.of(new HeldLine(70, 700, pieces, 1, Money.cny(PRICE))),
                Money.cny(PRICE * pieces),
                List.of(new LineTerms(0, "服务招商", 48, List.of(), null, terms(7, null)))));
        ask(new CareRequest.Issue(fresh(pieces, 1)));
    }

    private static VoucherTerms terms(@Nullable Integer days, @Nullable String until) {
        return new VoucherTerms(
                "双人餐一份",
                List.of(
                        new VoucherTerms.Place(WEST, "西湖区 1 号", "11:00–21:00", ""),
                        new VoucherTerms.Place(EAST, "上城区 2 号", "11:00–21:00", "")),
                days,
                until,
                "");
    }

    private static List<Fresh> fresh(int pieces, long firstId) {
        var random = new SplittableRandom(firstId);
        var fresh = new ArrayList<Fresh>();
        for (int piece = 0; piece < pieces; piece++) {
            fresh.add(new Fresh(firstId + piece, 0, VoucherCode.fresh(random), "hash-" + (firstId + piece)));
        }
        return fresh;
    }

    private CareOutcome ask(CareRequest request) {
        Care care = Care.of(story).orElseThrow();
        CareOutcome outcome = new CareDecision(care, now, AfterSaleSettings.USUAL, _ -> 1_000).decide(request);
        if (outcome instanceof CareOutcome.Happens(List<AboutOrder> events, var _)) {
            story.addAll(events);
        }
        return outcome;
    }

    private CareOutcome redeem(long voucher) {
        return ask(new CareRequest.Redeem(voucher, WEST, CLERK));
    }

    private CareOutcome giveBack(long caseId, Long... vouchers) {
        return ask(new CareRequest.GiveBack(caseId, List.of(vouchers), null));
    }

    private Care care() {
        return Care.of(story).orElseThrow();
    }

    private long givenBack() {
        return story.stream()
                .mapToLong(event -> event instanceof ShopEvent.RefundOrdered refund
                        ? refund.amount().minor()
                        : 0)
                .sum();
    }

    private <E> List<E> told(Class<E> type) {
        return story.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static CareOutcome refused(CareRefusal why) {
        return new CareOutcome.Refused(why);
    }

    private static CareRequest.Ask want(long id, CaseKind kind, CaseReason reason, int pieces) {
        return new CareRequest.Ask(id, kind, reason, List.of(new LinePieces(0, pieces)), null, null, null);
    }

    @Test
    void each_piece_has_one_code_and_asked_again_they_stand() {
        bought(3);

        ask(new CareRequest.Issue(fresh(3, 50)));

        List<ShopEvent.VouchersIssued> issued = told(ShopEvent.VouchersIssued.class);
        assertThat(issued).hasSize(1);
        assertThat(issued.getFirst().vouchers()).hasSize(3);
        // Through the end of the seventh day in China.
        assertThat(issued.getFirst().vouchers().getFirst().goodUntil())
                .isEqualTo(Instant.parse("2026-12-01T16:00:00Z"));
    }

    @Test
    void a_voucher_that_ends_on_a_date_is_good_through_that_day_in_china() {
        assertThat(Vouchers.goodUntil(terms(null, "2026-12-31"), NOON))
                .isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
    }

    @Test
    void pieces_that_were_given_back_before_the_codes_were_drawn_get_none() {
        story.add(new OrderTaken(
                NOON,
                ORDER,
                7,
                9,
                List.of(new HeldLine(70, 700, 2, 1, Money.cny(PRICE))),
                Money.cny(PRICE * 2),
                List.of(new LineTerms(0, "服务招商", 48, List.of(), null, terms(7, null)))));
        ask(want(900, CaseKind.REFUND_ONLY, CaseReason.CHANGED_MIND, 1));

        ask(new CareRequest.Issue(fresh(2, 1)));

        assertThat(told(ShopEvent.VouchersIssued.class).getFirst().vouchers()).hasSize(1);
        assertThat(givenBack()).isEqualTo(PRICE);
    }

    @Test
    void vouchers_are_not_sent_packed_received_or_returned() {
        bought(1);

        assertThat(care().toSend()).isEmpty();
        assertThat(ask(new CareRequest.Send(8, "顺丰速运", "SF1", null))).isEqualTo(refused(CareRefusal.NOTHING_TO_SEND));
        assertThat(ask(new CareRequest.Send(8, "顺丰速运", "SF1", List.of(new LinePieces(0, 1)))))
                .isEqualTo(refused(CareRefusal.NOTHING_TO_SEND));
        assertThat(ask(new CareRequest.Pack())).isEqualTo(refused(CareRefusal.NOTHING_TO_SEND));
        assertThat(ask(new CareRequest.Receive())).isEqualTo(refused(CareRefusal.NOT_SHIPPED));
        assertThat(ask(want(900, CaseKind.RETURN, CaseReason.NO_REASON, 1)))
                .isEqualTo(refused(CareRefusal.NOT_RETURNABLE));
    }

    @Test
    void a_voucher_is_redeemed_once_and_only_at_its_places() {
        bought(2);

        assertThat(ask(new CareRequest.Redeem(1, "别处", CLERK))).isEqualTo(refused(CareRefusal.VOUCHER_ELSEWHERE));
        assertThat(redeem(99)).isEqualTo(refused(CareRefusal.UNKNOWN));
        assertThat(redeem(1)).isInstanceOf(CareOutcome.Happens.class);
        assertThat(redeem(1)).isEqualTo(refused(CareRefusal.VOUCHER_USED));
        assertThat(told(ShopEvent.OrderReceived.class)).isEmpty();

        redeem(2);

        assertThat(told(ShopEvent.OrderReceived.class))
                .extracting(ShopEvent.OrderReceived::by)
                .containsExactly(By.RULE);
    }

    @Test
    void what_was_not_used_goes_back_at_once_and_what_was_used_does_not() {
        bought(3);
        redeem(1);

        assertThat(giveBack(900, 1L)).isEqualTo(refused(CareRefusal.VOUCHER_USED));
        assertThat(giveBack(901, 1L, 2L)).isEqualTo(refused(CareRefusal.VOUCHER_USED));
        giveBack(902, 2L);

        assertThat(givenBack()).isEqualTo(PRICE);
        assertThat(redeem(2)).isEqualTo(refused(CareRefusal.VOUCHER_REFUNDED));
        assertThat(giveBack(903, 2L)).isEqualTo(refused(CareRefusal.VOUCHER_REFUNDED));
        assertThat(redeem(3)).isInstanceOf(CareOutcome.Happens.class);
        assertThat(told(ShopEvent.OrderReceived.class)).hasSize(1);
    }

    @Test
    void the_same_wish_asked_again_gives_nothing_back_a_second_time() {
        bought(2);

        ask(new CareRequest.GiveBack(900, List.of(1L), "wish"));
        ask(new CareRequest.GiveBack(901, List.of(1L), "wish"));

        assertThat(givenBack()).isEqualTo(PRICE);
    }

    @Test
    void a_refund_that_names_no_voucher_takes_those_that_were_issued_last() {
        bought(3);

        ask(want(900, CaseKind.REFUND_ONLY, CaseReason.CHANGED_MIND, 2));

        assertThat(told(ShopEvent.VoucherVoided.class))
                .extracting(ShopEvent.VoucherVoided::voucherId)
                .containsExactlyInAnyOrder(3L, 2L);
        assertThat(redeem(1)).isInstanceOf(CareOutcome.Happens.class);
    }

    @Test
    void all_given_back_closes_the_order() {
        bought(2);

        giveBack(900, 1L, 2L);

        assertThat(story.getLast()).isInstanceOf(ShopEvent.OrderClosed.class);
        assertThat(givenBack()).isEqualTo(2 * PRICE);
    }

    @Test
    void what_runs_out_goes_back_by_itself_and_once() {
        bought(3);
        redeem(1);
        giveBack(900, 2L);
        Optional<Instant> due = CareDecision.nextDue(care(), AfterSaleSettings.USUAL);
        now = Instant.parse("2026-12-01T15:59:59Z");
        ask(new CareRequest.Settle());
        assertThat(givenBack()).isEqualTo(PRICE);

        now = Instant.parse("2026-12-01T16:00:00Z");
        assertThat(due).contains(now);
        assertThat(redeem(3)).isEqualTo(refused(CareRefusal.VOUCHER_EXPIRED));
        ask(new CareRequest.Settle());
        ask(new CareRequest.Settle());

        assertThat(givenBack()).isEqualTo(2 * PRICE);
        assertThat(told(ShopEvent.VoucherVoided.class))
                .extracting(ShopEvent.VoucherVoided::why)
                .containsExactly(VoidReason.REFUNDED, VoidReason.EXPIRED);
        assertThat(told(ShopEvent.OrderReceived.class)).hasSize(1);
        assertThat(CareDecision.nextDue(care(), AfterSaleSettings.USUAL)).isEmpty();
        assertThat(redeem(3)).isEqualTo(refused(CareRefusal.VOUCHER_EXPIRED));
    }

    @Test
    void for_a_used_voucher_the_shop_may_give_something_back_and_never_what_belongs_to_unused_ones() {
        bought(2);
        assertThat(ask(want(900, CaseKind.PARTIAL, CaseReason.QUALITY, 1)))
                .isEqualTo(refused(CareRefusal.VOUCHER_UNUSED));
        redeem(1);

        ask(want(901, CaseKind.PARTIAL, CaseReason.QUALITY, 1));
        ask(new CareRequest.Agree(901));
        assertThat(givenBack()).isEqualTo(PRICE);
        giveBack(902, 2L);

        assertThat(givenBack()).isEqualTo(2 * PRICE);
    }

    @Test
    void however_many_were_given_back_one_by_one_what_was_used_can_be_complained_about() {
        bought(60);
        for (long voucher = 1; voucher <= 55; voucher++) {
            giveBack(900 + voucher, voucher);
        }
        redeem(60);

        assertThat(ask(want(2_000, CaseKind.PARTIAL, CaseReason.QUALITY, 1))).isInstanceOf(CareOutcome.Happens.class);
    }

    @Test
    void a_lower_price_counts_for_the_pieces_that_were_there_when_it_was_given() {
        bought(3);
        giveBack(900, 1L);
        ask(new CareRequest.Protect(901, Map.of(0, PRICE - 4_000)));
        giveBack(902, 2L);
        assertThat(givenBack()).isEqualTo(2 * PRICE + 4_000);

        ask(new CareRequest.Protect(903, Map.of(0, PRICE - 5_000)));
        assertThat(givenBack()).isEqualTo(2 * PRICE + 5_000);

        giveBack(904, 3L);
        assertThat(givenBack()).isEqualTo(3 * PRICE);
    }

    @Test
    void without_a_reason_nothing_is_given_back_for_what_was_used() {
        bought(1);
        redeem(1);

        assertThat(ask(want(900, CaseKind.PARTIAL, CaseReason.NO_REASON, 1)))
                .isEqualTo(refused(CareRefusal.REASON_WANTED));
        assertThat(ask(want(901, CaseKind.REFUND_ONLY, CaseReason.NO_REASON, 1)))
                .isEqualTo(refused(CareRefusal.REASON_WANTED));
        assertThat(ask(want(901, CaseKind.REFUND_ONLY, CaseReason.OTHER, 1)))
                .isEqualTo(refused(CareRefusal.VOUCHER_USED));
        now = now.plus(Duration.ofDays(2));
        ask(new CareRequest.Settle());
        assertThat(givenBack()).isZero();
        assertThat(ask(want(902, CaseKind.REFUND_ONLY, CaseReason.EXPIRED, 1))).isEqualTo(refused(CareRefusal.NOT_NOW));
    }

    @ForEachSeed(count = 300)
    void a_voucher_ends_once_and_what_was_not_used_is_back_in_the_end(long seed) {
        var random = new SplittableRandom(seed);
        int pieces = 1 + random.nextInt(6);
        bought(pieces);

        for (int step = 0; step < 30; step++) {
            long voucher = 1L + random.nextInt(pieces);
            switch (random.nextInt(5)) {
                case 0, 1 -> redeem(voucher);
                case 2 -> giveBack(1_000L + step, voucher);
                case 3 -> ask(want(1_000L + step, CaseKind.REFUND_ONLY, CaseReason.OTHER, 1));
                case 4 -> {
                    now = now.plus(Duration.ofHours(random.nextInt(12)));
                    ask(new CareRequest.Settle());
                }
                default -> throw new IllegalStateException();
            }
        }
        now = NOON.plus(Duration.ofDays(8));
        ask(new CareRequest.Settle());

        Map<Long, Integer> ends = new HashMap<>();
        told(ShopEvent.VoucherRedeemed.class).forEach(one -> ends.merge(one.voucherId(), 1, Integer::sum));
        told(ShopEvent.VoucherVoided.class).forEach(one -> ends.merge(one.voucherId(), 1, Integer::sum));
        assertThat(ends)
                .hasSize(pieces)
                .allSatisfy((voucher, times) -> assertThat(times).isOne());
        int used = told(ShopEvent.VoucherRedeemed.class).size();
        assertThat(givenBack()).isEqualTo(PRICE * (pieces - used));
        assertThat(told(ShopEvent.OrderClosed.class)).hasSize(used == 0 ? 1 : 0);
        assertThat(told(ShopEvent.OrderReceived.class)).hasSize(used == 0 ? 0 : 1);
    }
}
