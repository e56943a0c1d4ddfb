package org.qiantang.app.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.GovernEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

/**
 * The truth as the journal tells it, folded by rules of its own and not by the program's: what must be so at every moment is
 * looked at with every event.
 */
final class Ledger {
    private final JournalRows journal;
    private final Map<Integer, Integer> folded = new HashMap<>();
    private final Map<String, Instant> lastAt = new HashMap<>();
    private final TreeMap<Long, ShowLedger> shows = new TreeMap<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final Map<Long, Long> sent = new HashMap<>();
    private final Set<Long> arrived = new HashSet<>();
    private final Set<Long> bounced = new HashSet<>();
    private final Set<Long> takenIn = new HashSet<>();
    private final Map<Long, Integer> returned = new HashMap<>();
    private final Map<Long, Integer> cameBack = new HashMap<>();
    private final Map<Long, Integer> received = new TreeMap<>();
    private final Map<String, PaymentEvent.PaymentOpened> opened = new HashMap<>();
    private final Map<String, PaymentEvent.PaymentReported> reported = new TreeMap<>();
    private final Map<Long, PaymentEvent.CheckoutPlaced> checkouts = new HashMap<>();
    private final Map<Long, ShowEvent.OrderPaid> paid = new TreeMap<>();
    private final Map<String, ShowEvent.PaymentNotTaken> notTaken = new TreeMap<>();
    private final Map<Long, ShopEvent.OrderTaken> taken = new HashMap<>();
    private final Map<Long, ShopEvent.RefundOrdered> ordered = new TreeMap<>();
    private final Map<String, PaymentEvent.RefundDone> refunds = new TreeMap<>();
    private final Set<Long> prices = new HashSet<>();

    Ledger(JournalRows journal) {
        this.journal = journal;
    }

    static void must(boolean so, String elseWhat) {
        if (!so) {
            throw new AssertionError(elseWhat);
        }
    }

    /** Folds what has come since. */
    void catchUp() {
        // What a show says leans on what the office said before; what the office says of shows is looked at afterwards.
        fold(Streams.OFFICE);
        fold(Streams.FLOOR);
        must(takenIn.containsAll(arrived), "arrived, yet not taken by its show: " + arrived);
        cameBack.forEach((id, pieces) ->
                must(pieces.equals(returned.get(id)), "came back: " + id + " (expected: as it was returned)"));
        taken.forEach((id, order) -> must(paid.containsKey(id), "taken by its shop before it was paid: " + order));
    }

    private void fold(int shard) {
        List<Recorded> events = journal.shard(shard).events();
        int from = folded.getOrDefault(shard, 0);
        must(from <= events.size(), "events of shard " + shard + " that were there are gone");
        for (Recorded place : events.subList(from, events.size())) {
            fold(place);
        }
        folded.put(shard, events.size());
    }

    private void fold(Recorded place) {
        Event event = journal.event(place);
        Instant before = lastAt.put(place.stream(), event.at());
        must(
                before == null || !event.at().isBefore(before),
                "time ran back in " + place.stream() + ": " + event + " (expected: not before " + before + ")");
        switch (event) {
            case ShowEvent happened -> fold(Streams.idOf(place.stream()), happened);
            case ShopEvent happened -> fold(happened);
            case PaymentEvent happened -> fold(happened);
            case GovernEvent _, HelpdeskEvent _ -> {}
        }
    }

    private void fold(long show, ShowEvent event) {
        shows.computeIfAbsent(show, ShowLedger::new).fold(event);
        switch (event) {
            case ShowEvent.AllotmentTaken in -> {
                must(takenIn.add(in.transferId()), "transfer " + in.transferId() + " taken twice");
                must(sent.containsKey(in.transferId()), "transfer " + in.transferId() + " was never sent");
                must(!bounced.contains(in.transferId()), "transfer " + in.transferId() + " taken and bounced");
            }
            case ShowEvent.AllotmentReturned back ->
                must(returned.put(back.transferId(), back.pieces()) == null, "returned twice: " + back);
            case ShowEvent.OrderPaid one -> {
                must(paid.put(one.orderId(), one) == null, "paid twice: " + one);
                must(reported.containsKey(one.paymentNo()), "paid by money that nobody reported: " + one);
                must(!notTaken.containsKey(key(one.paymentNo(), one.orderId())), "taken after it was not: " + one);
            }
            case ShowEvent.PaymentNotTaken one -> {
                must(notTaken.put(key(one.paymentNo(), one.orderId()), one) == null, "not taken twice: " + one);
                ShowEvent.OrderPaid by = paid.get(one.orderId());
                must(by == null || !by.paymentNo().equals(one.paymentNo()), "not taken after it was: " + one);
            }
            default -> {}
        }
    }

    static String key(String paymentNo, long order) {
        return paymentNo + "/" + order;
    }

    private void fold(ShopEvent event) {
        switch (event) {
            case ShopEvent.StockReceived in -> received.merge(in.skuId(), in.pieces(), Integer::sum);
            case ShopEvent.AllotmentSent out ->
                must(sent.put(out.transferId(), (long) out.pieces()) == null, "sent twice: " + out);
            case ShopEvent.AllotmentArrived there -> {
                must(arrived.add(there.transferId()), "arrived twice: " + there);
                must(!bounced.contains(there.transferId()), "arrived after it bounced: " + there);
            }
            case ShopEvent.AllotmentBounced back -> {
                must(bounced.add(back.transferId()), "bounced twice: " + back);
                must(!takenIn.contains(back.transferId()), "bounced after it was taken: " + back);
            }
            case ShopEvent.AllotmentCameBack back ->
                must(cameBack.put(back.transferId(), back.pieces()) == null, "came back twice: " + back);
            case ShopEvent.OrderTaken one -> must(taken.put(one.orderId(), one) == null, "taken twice: " + one);
            case ShopEvent.RefundOrdered one ->
                must(ordered.put(one.refundId(), one) == null, "refund ordered twice: " + one);
            case ShopEvent.PriceSet price -> must(prices.add(price.priceVersion()), "price kept twice: " + price);
            default -> {}
        }
    }

    private void fold(PaymentEvent event) {
        switch (event) {
            case PaymentEvent.PaymentOpened one ->
                must(opened.put(one.paymentNo(), one) == null, "opened twice: " + one);
            case PaymentEvent.PaymentReported one ->
                must(reported.put(one.paymentNo(), one) == null, "reported twice: " + one);
            case PaymentEvent.RefundDone one ->
                must(refunds.put(one.refundNo(), one) == null, "refund done twice: " + one);
            case PaymentEvent.CheckoutPlaced one -> checkouts.put(one.checkoutId(), one);
            case PaymentEvent.CashierOpened one -> throw new AssertionError("cashier opened: " + one);
        }
    }

    /** A room has answered: what it says must be durable already, and the same as it ever said. */
    void acknowledged(long show, RoomRequest request, Receipt receipt) {
        catchUp();
        switch (receipt) {
            case Receipt.Held held -> {
                var claim = (RoomRequest.Claim) request;
                String key = show + "/" + claim.buyerId() + "/" + claim.intent();
                ShowLedger told = shows.get(show);
                Long durable = told == null ? null : told.orderOf(claim.buyerId(), claim.intent());
                must(
                        durable != null && durable == held.orderId(),
                        "acknowledged and not durable: " + held + " (expected: order " + durable + ")");
                ShowEvent.PiecesHeld there = told.order(held.orderId()).held();
                must(there.total().equals(held.total()), "total: " + held + " (expected: " + there.total() + ")");
                must(there.lines().size() == claim.wants().size(), "another wish was answered: " + claim);
                Long before = acknowledged.put(key, held.orderId());
                must(before == null || before == held.orderId(), "two orders for " + key);
            }
            case Receipt.Refused(Refusal.IntentReused _) -> {
                var claim = (RoomRequest.Claim) request;
                ShowLedger told = shows.get(show);
                must(
                        told != null && told.orderOf(claim.buyerId(), claim.intent()) != null,
                        "refused as a repeat, yet nothing was held before: " + claim);
            }
            case Receipt.Done done ->
                must(
                        done.position() <= journal.shard(done.shard()).events().size(),
                        "acknowledged beyond the head: " + done);
            case Receipt.Refused _ -> {}
        }
    }

    List<Long> notClosed() {
        return shows.entrySet().stream()
                .filter(show -> !show.getValue().isClosed())
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isPlaced(long checkout) {
        return checkouts.containsKey(checkout);
    }

    boolean mayGiveBack(long order) {
        return taken.containsKey(order) && ordered.values().stream().noneMatch(one -> one.orderId() == order);
    }

    long paid(long order) {
        return paid.get(order).amount().minor();
    }

    Map<Long, ShowLedger> shows() {
        return shows;
    }

    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    Map<Long, Integer> received() {
        return received;
    }

    Set<Long> inTransit() {
        var on = new HashSet<>(sent.keySet());
        on.removeAll(arrived);
        on.removeAll(bounced);
        return on;
    }

    Map<Long, Integer> returned() {
        return returned;
    }

    Map<Long, Integer> cameBack() {
        return cameBack;
    }

    Map<String, PaymentEvent.PaymentReported> reported() {
        return reported;
    }

    PaymentEvent.PaymentOpened opened(String paymentNo) {
        return opened.get(paymentNo);
    }

    boolean isOpened(long subject) {
        return opened.values().stream().anyMatch(one -> one.orderId() == subject);
    }

    PaymentEvent.CheckoutPlaced checkout(long subject) {
        return checkouts.get(subject);
    }

    Map<Long, ShowEvent.OrderPaid> paid() {
        return paid;
    }

    Map<String, ShowEvent.PaymentNotTaken> notTaken() {
        return notTaken;
    }

    Map<Long, ShopEvent.OrderTaken> taken() {
        return taken;
    }

    Map<Long, ShopEvent.RefundOrdered> ordered() {
        return ordered;
    }

    Map<String, PaymentEvent.RefundDone> refunds() {
        return refunds;
    }
}
