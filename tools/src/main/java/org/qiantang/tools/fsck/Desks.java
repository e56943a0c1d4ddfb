package org.qiantang.tools.fsck;

import java.util.HashMap;
import java.util.Map;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.Streams;

/**
 * Holds the floor's story against the office's: what one desk gave, the other must have got.
 *
 * <p>A gift may still be on its way as long as its courier has not passed it; then it is counted as such.
 */
final class Desks {
    private final FloorCount floor;
    private final OfficeCount office;
    private final Followed followed;
    private final Findings findings;

    Desks(FloorCount floor, OfficeCount office, Followed followed, Findings findings) {
        this.floor = floor;
        this.office = office;
        this.followed = followed;
        this.findings = findings;
    }

    void compare() {
        transfers();
        returns();
        prices();
        payments();
        handOvers();
    }

    private void transfers() {
        int travelling = 0;
        for (var one : office.sent.entrySet()) {
            long id = one.getKey();
            ShopEvent.AllotmentSent sent = one.getValue().event();
            var taken = floor.taken.get(id);
            OfficeCount.TransferState state = office.transfers.get(id);
            boolean passed = followed.upTo("allotments", Streams.OFFICE)
                    >= one.getValue().position();
            if (taken == null) {
                findings.transfers.must(
                        state != OfficeCount.TransferState.ARRIVED, "transfer {}: arrived, but no show took it", id);
            } else {
                findings.transfers.must(
                        state != OfficeCount.TransferState.BOUNCED
                                && taken.showId() == sent.showId()
                                && taken.event().itemId() == sent.itemId()
                                && taken.event().skuId() == sent.skuId()
                                && taken.event().pieces() == sent.pieces(),
                        "transfer {}: sent {} pieces of sku {} to show {} ({}), show {} took {} of {}",
                        id,
                        sent.pieces(),
                        sent.skuId(),
                        sent.showId(),
                        state,
                        taken.showId(),
                        taken.event().pieces(),
                        taken.event().skuId());
            }
            if (state == OfficeCount.TransferState.SENT) {
                travelling++;
                findings.transfers.must(!passed, "transfer {}: never answered, though its courier has passed", id);
            }
        }
        floor.taken.forEach((id, taken) -> findings.transfers.must(
                office.sent.containsKey(id), "transfer {}: show {} took what nobody sent", id, taken.showId()));
        note(findings.transfers, travelling, "on their way");
    }

    private void returns() {
        int travelling = 0;
        for (var one : floor.returned.entrySet()) {
            long id = one.getKey();
            ShowEvent.AllotmentReturned out = one.getValue().event();
            var back = office.cameBack.get(id);
            if (back == null) {
                travelling++;
                findings.returns.must(
                        followed.upTo("returns", Streams.FLOOR) < one.getValue().position(),
                        "return {}: never came back, though its courier has passed",
                        id);
                continue;
            }
            findings.returns.must(
                    back.event().skuId() == out.skuId()
                            && back.event().pieces() == out.pieces()
                            && back.event().showId() == one.getValue().showId(),
                    "return {}: {} pieces of sku {} left, {} of {} came back",
                    id,
                    out.pieces(),
                    out.skuId(),
                    back.event().pieces(),
                    back.event().skuId());
        }
        office.cameBack
                .keySet()
                .forEach(id -> findings.returns.must(
                        floor.returned.containsKey(id), "return {}: came back, but no show gave it", id));
        note(findings.returns, travelling, "on their way");
    }

    private void prices() {
        int travelling = 0;
        for (var one : floor.asked.entrySet()) {
            FloorCount.Asked asked = one.getValue();
            ShopEvent.PriceSet kept = office.prices.get(one.getKey());
            if (kept == null) {
                travelling++;
                findings.prices.must(
                        followed.upTo("show-prices", Streams.FLOOR) < asked.position(),
                        "price {} of sku {}: its shop does not know it, though its courier has passed",
                        one.getKey(),
                        asked.skuId());
                continue;
            }
            findings.prices.must(
                    kept.skuId() == asked.skuId() && kept.price().equals(asked.price()),
                    "price {}: a show asked {} for sku {}, its shop kept {} for sku {}",
                    one.getKey(),
                    asked.price(),
                    asked.skuId(),
                    kept.price(),
                    kept.skuId());
        }
        note(findings.prices, travelling, "on their way");
    }

    private void payments() {
        var heard = new HashMap<String, Long>();
        floor.paid.values().forEach(paid -> {
            ShowEvent.OrderPaid order = paid.event();
            hear(order.paymentNo(), order.orderId(), order.amount(), heard);
        });
        floor.notTaken.values().forEach(not -> {
            ShowEvent.PaymentNotTaken order = not.event();
            hear(order.paymentNo(), order.orderId(), order.amount(), heard);
        });
        heard.forEach((payment, minor) -> {
            var reported = office.reported.get(payment);
            findings.payments.must(
                    reported != null && minor <= reported.event().amount().minor(),
                    "payment {}: its rooms heard of {} fen, reported were {}",
                    payment,
                    minor,
                    reported == null ? "none" : reported.event().amount().minor());
        });
        office.checkouts.values().forEach(this::checkout);
        office.opened.values().forEach(opened -> {
            PaymentEvent.CheckoutPlaced checkout = office.checkouts.get(opened.orderId());
            PiecesHeld order = floor.held.get(opened.orderId());
            boolean known = checkout == null
                    ? order != null
                            && order.checkoutId() == null
                            && order.total().equals(opened.amount())
                    : checkout.total().equals(opened.amount());
            findings.payments.must(
                    known,
                    "payment {}: opened for order {}, not held for so much",
                    opened.paymentNo(),
                    opened.orderId());
        });
        long unheard = office.reported.values().stream()
                .filter(one -> heard.getOrDefault(one.event().paymentNo(), 0L)
                        < one.event().amount().minor())
                .count();
        note(findings.payments, unheard, "reported and on their way to the room");
    }

    /** What a room heard of a payment; a payment of one order must be heard whole. */
    private void hear(String payment, long orderId, Money amount, Map<String, Long> heard) {
        heard.merge(payment, amount.minor(), Long::sum);
        long subject = floor.subjectOf(orderId);
        var reported = office.reported.get(payment);
        findings.payments.must(
                reported != null
                        && reported.event().orderId() == subject
                        && (subject != orderId || reported.event().amount().equals(amount)),
                "order {}: heard of payment {}, which the provider never reported so",
                orderId,
                payment);
    }

    private void checkout(PaymentEvent.CheckoutPlaced checkout) {
        long sum = 0;
        for (PaymentEvent.Part part : checkout.parts()) {
            sum += part.amount().minor();
            PiecesHeld order = floor.held.get(part.orderId());
            findings.payments.must(
                    order != null
                            && order.checkoutId() != null
                            && order.checkoutId() == checkout.checkoutId()
                            && order.buyerId() == checkout.buyerId()
                            && order.total().equals(part.amount()),
                    "checkout {}: order {} is not held so",
                    checkout.checkoutId(),
                    part.orderId());
        }
        findings.payments.must(
                sum == checkout.total().minor() && !checkout.parts().isEmpty(),
                "checkout {}: of {} fen, its parts make {}",
                checkout.checkoutId(),
                checkout.total().minor(),
                sum);
    }

    private void handOvers() {
        int waiting = 0;
        for (var one : floor.paid.entrySet()) {
            long id = one.getKey();
            ShowEvent.OrderPaid paid = one.getValue().event();
            var taken = office.ordersTaken.get(id);
            if (taken == null) {
                waiting++;
                findings.handOvers.must(
                        followed.upTo("hand-over", Streams.FLOOR)
                                < one.getValue().position(),
                        "order {}: paid and never handed over, though its courier has passed",
                        id);
                continue;
            }
            ShowCount show = floor.shows.get(one.getValue().showId());
            OrderCount order = show == null ? null : show.orders.get(id);
            findings.handOvers.must(
                    show != null
                            && order != null
                            && show.planned != null
                            && owner(show.planned, order.held) == taken.streamId()
                            && taken.event().showId() == one.getValue().showId()
                            && taken.event().buyerId() == paid.buyerId()
                            && taken.event().amount().equals(paid.amount())
                            && taken.event().lines().equals(order.held.lines()),
                    "order {}: what the shop took is not what was paid",
                    id);
        }
        office.ordersTaken
                .keySet()
                .forEach(id -> findings.handOvers.must(
                        floor.paid.containsKey(id), "order {}: handed over, but never paid", id));
        note(findings.handOvers, waiting, "waiting to be handed over");
    }

    /** Whose order it is: the show's shop's, unless the goods were picked from another's offer. */
    private static long owner(ShowEvent.ShowPlanned show, PiecesHeld held) {
        Long other = held.shopId();
        return other == null ? show.merchantId() : other;
    }

    private static void note(Check check, long count, String what) {
        if (count > 0) {
            check.note("{} {}", count, what);
        }
    }
}
