package org.qiantang.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiantang.bench.hammer.Line;
import org.qiantang.bench.hammer.Part;
import org.qiantang.event.Event;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.PaymentEvent.PaymentOpened;
import org.qiantang.event.PaymentEvent.RefundDone;
import org.qiantang.event.ShopEvent.OrderTaken;
import org.qiantang.event.ShowEvent.AllotmentTaken;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.HoldReleased;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.ShowEvent.PaymentNotTaken;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.ShowEvent.PriceChanged;
import org.qiantang.event.ShowEvent.ReleaseReason;
import org.qiantang.event.ShowEvent.SkuOffer;

/** The judge must go red for each thing that it is there to see. */
class JudgeTest {
    private static final Instant AT = Instant.parse("2026-11-11T20:00:00Z");
    private static final Instant UNTIL = AT.plusSeconds(90);
    private static final long SHOW = 7;
    private static final long BUYER = 3;
    private static final Money PRICE = Money.cny(100);

    private final List<Event> floor = new ArrayList<>(List.of(
            new ItemLinedUp(AT, 11, 12, 1, ItemRole.HERO, "tea", "", 9, List.of(new SkuOffer(21, "one", 31, PRICE))),
            new AllotmentTaken(AT, 41, 11, 21, 2)));
    private final List<Event> office = new ArrayList<>();
    private final List<Books.Payment> payments = new ArrayList<>();
    private final List<Books.Refund> refunds = new ArrayList<>();
    private final Said said = new Said();
    private Instant now = AT.plusSeconds(1);

    @Test
    void nothing_is_wrong_with_a_sale_that_went_well() {
        floor.add(held(51, "a", 1));
        acknowledged("a", 51, 1);
        floor.add(held(52, "b", 1));
        floor.add(new HoldReleased(UNTIL, 52, BUYER, ReleaseReason.EXPIRED));
        acknowledged("b", 52, 1);
        paid(51, "p1");

        assertThat(judge().wrong()).isEmpty();
        assertThat(judge().waiting()).isEmpty();
    }

    @Test
    void an_acknowledged_order_that_is_not_written_is_lost() {
        acknowledged("a", 51, 1);

        assertThat(judge().lost()).isEqualTo(1);
    }

    @Test
    void an_acknowledged_order_with_other_pieces_is_lost() {
        floor.add(held(51, "a", 2));
        acknowledged("a", 51, 1);

        assertThat(judge().lost()).isEqualTo(1);
    }

    @Test
    void an_acknowledged_order_that_was_cancelled_without_its_buyer_is_lost() {
        floor.add(held(51, "a", 1));
        floor.add(new HoldReleased(AT, 51, BUYER, ReleaseReason.CANCELLED));
        acknowledged("a", 51, 1);

        assertThat(judge().lost()).isEqualTo(1);

        said.cancelAsked(51);
        assertThat(judge().lost()).isZero();
    }

    @Test
    void a_row_that_is_missing_from_the_journal_is_lost() {
        floor.add(held(51, "a", 1));
        List<Books.Entry> entries = new ArrayList<>(books().events());
        entries.remove(1);

        Verdict verdict = Judge.judge(said, new Books(entries, books().heads(), Map.of(), payments, refunds), now);

        assertThat(verdict.lost()).isEqualTo(1);
    }

    @Test
    void a_last_row_that_is_missing_is_lost_by_the_heads_word() {
        floor.add(held(51, "a", 1));
        List<Books.Entry> entries = new ArrayList<>(books().events());
        entries.removeLast();

        Verdict verdict = Judge.judge(said, new Books(entries, books().heads(), Map.of(), payments, refunds), now);

        assertThat(verdict.lost()).isEqualTo(1);
    }

    @Test
    void an_intent_with_two_orders_and_an_order_that_is_born_twice_are_doubled() {
        floor.add(held(51, "a", 1));
        floor.add(held(52, "a", 1));
        floor.add(held(52, "c", 1));

        assertThat(judge().doubled()).isEqualTo(2);
    }

    @Test
    void a_wish_with_two_different_answers_is_doubled() {
        floor.add(held(51, "a", 1));
        floor.add(held(52, "b", 1));
        Wish wish = acknowledged("a", 51, 1);
        wish.told(new Answer.Granted(null, List.of(52L), 100, null));

        assertThat(judge().doubled()).isEqualTo(1);
    }

    @Test
    void more_pieces_than_there_were_are_oversold() {
        floor.add(held(51, "a", 2));
        floor.add(held(52, "b", 1));

        assertThat(judge().oversold()).isEqualTo(1);
    }

    @Test
    void an_order_at_a_price_that_was_not_asked_any_more_is_wrong() {
        floor.add(new PriceChanged(AT, 11, 21, 32, Money.cny(120), "up"));
        bought(51, "a", 1);

        assertThat(judge().wrong()).singleElement().asString().contains("the offer stood at");
    }

    @Test
    void a_hold_that_outlives_its_deadline_is_waited_for() {
        floor.add(held(51, "a", 1));
        now = UNTIL.plusSeconds(10);

        assertThat(judge().waiting()).singleElement().asString().contains("held past");
    }

    @Test
    void a_hold_that_ran_out_too_early_is_wrong() {
        bought(51, "a", 1);
        floor.add(new HoldReleased(AT, 51, BUYER, ReleaseReason.EXPIRED));

        assertThat(judge().wrong()).singleElement().asString().contains("promised until");
    }

    @Test
    void a_refused_wish_that_was_done_all_the_same_is_wrong() {
        floor.add(held(51, "a", 1));
        wish("a", 1).told(new Answer.Refused("409 sold-out"));

        assertThat(judge().wrong()).singleElement().asString().contains("no wish was granted by it");
    }

    @Test
    void an_order_that_nobody_wished_is_wrong() {
        floor.add(held(51, "a", 1));

        assertThat(judge().wrong()).singleElement().asString().contains("no wish was granted by it");
    }

    @Test
    void a_refused_wish_that_was_done_with_other_pieces_is_wrong_too() {
        floor.add(held(51, "a", 2));
        wish("a", 1).told(new Answer.Refused("409 sold-out"));

        assertThat(judge().wrong()).singleElement().asString().contains("no wish was granted by it");
    }

    @Test
    void nothing_is_wrong_with_a_checkout_that_went_well() {
        placed(61, 51, 52);
        together(2).told(new Answer.Granted(61L, List.of(51L, 52L), 200, null));

        assertThat(judge().wrong()).isEmpty();
    }

    @Test
    void a_refused_checkout_that_was_placed_all_the_same_is_wrong() {
        placed(61, 51, 52);
        together(2).told(new Answer.Refused("409 sold-out"));

        assertThat(judge().wrong()).singleElement().asString().contains("no wish of buyer 3 was granted by it");
    }

    @Test
    void a_checkout_that_was_placed_a_second_time_under_another_id_is_wrong() {
        floor.add(new AllotmentTaken(AT, 42, 11, 21, 2));
        placed(61, 51, 52);
        placed(62, 53, 54);
        together(2).told(new Answer.Granted(61L, List.of(51L, 52L), 200, null));

        assertThat(judge().wrong()).singleElement().asString().contains("checkout 62 is placed");
    }

    @Test
    void a_checkout_of_which_a_part_is_missing_is_lost() {
        placed(61, 51);
        together(2).told(new Answer.Granted(61L, List.of(51L), 100, null));

        assertThat(judge().lost()).isEqualTo(1);
    }

    @Test
    void an_order_that_no_part_of_its_checkout_is_may_not_stay() {
        placed(61, 51);
        floor.add(part(52, 61));
        together(1).told(new Answer.Granted(61L, List.of(51L), 100, null));
        assertThat(judge().wrong()).singleElement().asString().contains("none of the parts");

        floor.add(new HoldReleased(UNTIL, 52, BUYER, ReleaseReason.CANCELLED));
        assertThat(judge().wrong()).isEmpty();
    }

    @Test
    void a_wish_that_nobody_ever_answered_is_wrong() {
        wish("a", 1).told(new Answer.None("0"));

        assertThat(judge().wrong()).singleElement().asString().contains("never answered");
    }

    @Test
    void paid_money_of_which_the_room_does_not_know_is_waited_for() {
        floor.add(held(51, "a", 1));
        office.add(new PaymentOpened(AT, 51, "p1", PRICE, "", UNTIL));
        payments.add(new Books.Payment("p1", "n1", 100));

        assertThat(judge().waiting()).singleElement().asString().contains("does not know");
    }

    @Test
    void money_that_was_not_taken_must_go_back_once() {
        bought(51, "a", 1);
        floor.add(new HoldReleased(UNTIL, 51, BUYER, ReleaseReason.EXPIRED));
        floor.add(new PaymentNotTaken(UNTIL, 51, BUYER, "p1", PRICE, "released"));
        office.add(new PaymentOpened(AT, 51, "p1", PRICE, "", UNTIL));
        payments.add(new Books.Payment("p1", "n1", 100));
        assertThat(judge().waiting()).singleElement().asString().contains("has not gone back");

        office.add(new RefundDone(UNTIL, 51, "p1", "r1", PRICE, null));
        refunds.add(new Books.Refund("r1", "q1", "p1", 100));
        assertThat(judge().waiting()).isEmpty();
        assertThat(judge().wrong()).isEmpty();

        refunds.add(new Books.Refund("r2", "q2", "p1", 100));
        assertThat(judge().doubled()).isEqualTo(1);
    }

    @Test
    void two_payments_for_one_order_and_an_order_taken_twice_are_doubled() {
        floor.add(held(51, "a", 1));
        paid(51, "p1");
        office.add(new PaymentOpened(AT, 51, "p2", PRICE, "", UNTIL));
        office.add(office.get(1));

        assertThat(judge().doubled()).isEqualTo(2);
    }

    @Test
    void what_the_cashier_and_the_cancel_have_acknowledged_is_held_against_the_books() {
        floor.add(held(51, "a", 1));
        said.paid("p9");
        said.cancelled(51);
        said.giveBackAgreed(77);

        assertThat(judge().lost()).isEqualTo(3);
    }

    @Test
    void a_follower_that_is_behind_is_waited_for() {
        Books books = books();

        Verdict verdict = Judge.judge(
                said, new Books(books.events(), books.heads(), Map.of("orders 1", 1L), payments, refunds), now);

        assertThat(verdict.waiting()).singleElement().asString().contains("follower orders 1");
    }

    private Verdict judge() {
        return Judge.judge(said, books(), now);
    }

    private Books books() {
        var entries = new ArrayList<Books.Entry>();
        for (int i = 0; i < office.size(); i++) {
            entries.add(new Books.Entry(0, i + 1, "payment/51", office.get(i)));
        }
        for (int i = 0; i < floor.size(); i++) {
            entries.add(new Books.Entry(1, i + 1, "show/" + SHOW, floor.get(i)));
        }
        return new Books(entries, Map.of(0, (long) office.size(), 1, (long) floor.size()), Map.of(), payments, refunds);
    }

    private static PiecesHeld held(long order, String intent, int pieces) {
        return new PiecesHeld(
                AT,
                order,
                BUYER,
                List.of(new HeldLine(11, 21, pieces, 31, PRICE)),
                PRICE.times(pieces),
                intent,
                "",
                UNTIL,
                null,
                null);
    }

    private Wish wish(String intent, int pieces) {
        var wish = new Wish(BUYER, intent, false, List.of(new Part(SHOW, List.of(new Line(11, 21, pieces, 31)))));
        said.wished(wish);
        return wish;
    }

    private void bought(long order, String intent, int pieces) {
        floor.add(held(order, intent, pieces));
        acknowledged(intent, order, pieces);
    }

    private Wish together(int parts) {
        var part = new Part(SHOW, List.of(new Line(11, 21, 1, 31)));
        var wish = new Wish(BUYER, "all", true, Collections.nCopies(parts, part));
        said.wished(wish);
        return wish;
    }

    private void placed(long checkout, long... orders) {
        var parts = new ArrayList<PaymentEvent.Part>();
        for (long order : orders) {
            floor.add(part(order, checkout));
            parts.add(new PaymentEvent.Part(order, SHOW, PRICE));
        }
        office.add(new PaymentEvent.CheckoutPlaced(AT, checkout, BUYER, parts, PRICE.times(orders.length), UNTIL));
    }

    private static PiecesHeld part(long order, long checkout) {
        return new PiecesHeld(
                AT,
                order,
                BUYER,
                List.of(new HeldLine(11, 21, 1, 31, PRICE)),
                PRICE,
                "checkout-" + checkout + "-" + order,
                "",
                UNTIL,
                checkout,
                null);
    }

    private Wish acknowledged(String intent, long order, int pieces) {
        Wish wish = wish(intent, pieces);
        wish.told(new Answer.Granted(null, List.of(order), 100L * pieces, null));
        return wish;
    }

    private void paid(long order, String payment) {
        floor.add(new OrderPaid(AT, order, BUYER, payment, PRICE));
        office.add(new PaymentOpened(AT, order, payment, PRICE, "", UNTIL));
        office.add(new OrderTaken(AT, order, SHOW, BUYER, List.of(new HeldLine(11, 21, 1, 31, PRICE)), PRICE, null));
        payments.add(new Books.Payment(payment, "n" + order, 100));
    }
}
