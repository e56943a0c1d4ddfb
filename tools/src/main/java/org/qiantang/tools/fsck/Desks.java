package org.qiantang.tools.fsck;

import java.util.HashSet;
import java.util.Objects;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
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

    private void payments() {
        var heard = new HashSet<String>();
        floor.paid.values().forEach(paid -> {
            ShowEvent.OrderPaid order = paid.event();
            heard.add(order.paymentNo());
            var reported = office.reported.get(order.paymentNo());
            findings.payments.must(
                    reported != null
                            && isOf(
                                    reported.event(),
                                    order.orderId(),
                                    order.amount().minor()),
                    "order {}: paid with {}, which the provider never reported so",
                    order.orderId(),
                    order.paymentNo());
        });
        floor.notTaken.values().forEach(not -> {
            ShowEvent.PaymentNotTaken order = not.event();
            heard.add(order.paymentNo());
            var reported = office.reported.get(order.paymentNo());
            findings.payments.must(
                    reported != null
                            && isOf(
                                    reported.event(),
                                    order.orderId(),
                                    order.amount().minor()),
                    "order {}: {} not taken, which the provider never reported so",
                    order.orderId(),
                    order.paymentNo());
        });
        office.opened.values().forEach(opened -> {
            boolean known = floor.shows.values().stream()
                    .map(show -> show.orders.get(opened.orderId()))
                    .filter(Objects::nonNull)
                    .anyMatch(order -> order.held.total().equals(opened.amount()));
            findings.payments.must(
                    known,
                    "payment {}: opened for order {}, not held for so much",
                    opened.paymentNo(),
                    opened.orderId());
        });
        long unheard = office.reported.keySet().stream()
                .filter(payment -> !heard.contains(payment))
                .count();
        note(findings.payments, unheard, "reported and on their way to the room");
    }

    private static boolean isOf(PaymentEvent.PaymentReported reported, long orderId, long minor) {
        return reported.orderId() == orderId && reported.amount().minor() == minor;
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
                            && show.planned.merchantId() == taken.streamId()
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

    private static void note(Check check, long count, String what) {
        if (count > 0) {
            check.note("{} {}", count, what);
        }
    }
}
