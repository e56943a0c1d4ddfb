package org.qiantang.app.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.qiantang.event.ShowEvent;

/** One show told by its events alone, by rules of its own: what may happen next, and what may not. */
final class ShowLedger {
    private final long show;
    private final Map<Long, Long> itemOfSku = new HashMap<>();
    private final Map<Long, Integer> limits = new HashMap<>();
    private final Map<Long, ShowEvent.SkuOffer> offers = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();
    private final TreeMap<Long, Pieces> pieces = new TreeMap<>();
    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<String, Long> intents = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private boolean closing;
    private boolean closed;

    /** Where the pieces of a SKU in this show are. */
    record Pieces(int allotted, int held, int sold) {
        Pieces {
            if (held < 0 || sold < 0 || held + sold > allotted) {
                throw new AssertionError("pieces: allotted " + allotted + ", held " + held + ", sold " + sold
                        + " (expected: held and sold within allotted)");
            }
        }

        Pieces plus(int moreAllotted, int moreHeld, int moreSold) {
            return new Pieces(allotted + moreAllotted, held + moreHeld, sold + moreSold);
        }
    }

    /** An order and how it ended; while it is held there is no end. */
    static final class Order {
        private final ShowEvent.PiecesHeld held;
        private String end;

        Order(ShowEvent.PiecesHeld held) {
            this.held = held;
        }

        ShowEvent.PiecesHeld held() {
            return held;
        }

        boolean isHeld() {
            return end == null;
        }

        boolean isCancelled() {
            return "cancelled".equals(end);
        }
    }

    ShowLedger(long show) {
        this.show = show;
    }

    boolean isClosed() {
        return closed;
    }

    Map<Long, Pieces> pieces() {
        return pieces;
    }

    Map<Long, Order> orders() {
        return orders;
    }

    Order order(long id) {
        Order order = orders.get(id);
        Ledger.must(order != null, "order " + id + " of show " + show + " (expected: one that was held)");
        return order;
    }

    Long orderOf(long buyer, String intent) {
        return intents.get(buyer + "/" + intent);
    }

    void fold(ShowEvent event) {
        Ledger.must(
                !closed || event instanceof ShowEvent.PaymentNotTaken,
                "after its close show " + show + " had " + event);
        switch (event) {
            case ShowEvent.ItemLinedUp item -> lineUp(item);
            case ShowEvent.ItemWithdrawn item -> gone.add(item.itemId());
            case ShowEvent.PriceChanged price ->
                offers.computeIfPresent(
                        price.skuId(),
                        (sku, old) -> new ShowEvent.SkuOffer(sku, old.name(), price.priceVersion(), price.price()));
            case ShowEvent.AllotmentTaken in ->
                pieces.merge(in.skuId(), new Pieces(in.pieces(), 0, 0), (old, _) -> old.plus(in.pieces(), 0, 0));
            case ShowEvent.AllotmentReturned back ->
                pieces.compute(back.skuId(), (_, old) -> old.plus(-back.pieces(), 0, 0));
            case ShowEvent.PiecesHeld held -> hold(held);
            case ShowEvent.HoldReleased released -> release(released);
            case ShowEvent.OrderPaid paid -> pay(paid);
            case ShowEvent.PaymentNotTaken not -> order(not.orderId());
            case ShowEvent.ShowClosing _ -> closing = true;
            case ShowEvent.ShowClosed _ -> {
                Ledger.must(orders.values().stream().noneMatch(Order::isHeld), "show " + show + " closed with holds");
                closed = true;
            }
            default -> {}
        }
    }

    private void lineUp(ShowEvent.ItemLinedUp item) {
        limits.put(item.itemId(), item.perBuyerLimit());
        gone.remove(item.itemId());
        item.skus().forEach(sku -> {
            offers.put(sku.skuId(), sku);
            itemOfSku.put(sku.skuId(), item.itemId());
        });
    }

    private void hold(ShowEvent.PiecesHeld held) {
        Ledger.must(!closing, "held after closing: " + held);
        Ledger.must(orders.put(held.orderId(), new Order(held)) == null, "order " + held.orderId() + " twice");
        String key = held.buyerId() + "/" + held.intent();
        Ledger.must(intents.put(key, held.orderId()) == null, "intent " + key + " of show " + show + " held twice");
        long sum = 0;
        for (ShowEvent.HeldLine line : held.lines()) {
            ShowEvent.SkuOffer offer = offers.get(line.skuId());
            Ledger.must(
                    offer.priceVersion() == line.priceVersion() && offer.price().equals(line.price()),
                    "held at an old price: " + line + " (expected: " + offer + ")");
            Ledger.must(!gone.contains(line.itemId()), "held after it was withdrawn: " + line);
            sum += line.price().minor() * line.pieces();
            pieces.compute(line.skuId(), (_, old) -> old.plus(0, line.pieces(), 0));
            String buyer = held.buyerId() + "/" + line.itemId();
            int all = taken.merge(buyer, line.pieces(), Integer::sum);
            Ledger.must(all <= limits.get(line.itemId()), "over the limit: " + buyer + " has " + all);
        }
        Ledger.must(sum == held.total().minor(), "total: " + held.total() + " (expected: " + sum + ")");
    }

    private void release(ShowEvent.HoldReleased released) {
        Order order = order(released.orderId());
        Ledger.must(order.isHeld(), "order " + released.orderId() + " released after it was " + order.end);
        order.end = released.reason() == ShowEvent.ReleaseReason.CANCELLED ? "cancelled" : "released";
        for (ShowEvent.HeldLine line : order.held.lines()) {
            pieces.compute(line.skuId(), (_, old) -> old.plus(0, -line.pieces(), 0));
            taken.merge(order.held.buyerId() + "/" + line.itemId(), -line.pieces(), Integer::sum);
        }
        Ledger.must(
                released.reason() != ShowEvent.ReleaseReason.EXPIRED
                        || !released.at().isBefore(order.held.payUntil()),
                "order " + released.orderId() + " released before its deadline");
    }

    private void pay(ShowEvent.OrderPaid paid) {
        Order order = order(paid.orderId());
        Ledger.must(order.isHeld(), "order " + paid.orderId() + " paid after it was " + order.end);
        Ledger.must(paid.amount().equals(order.held.total()), "order " + paid.orderId() + " paid " + paid.amount());
        Ledger.must(paid.at().isBefore(order.held.payUntil()), "order " + paid.orderId() + " paid after its deadline");
        order.end = "paid";
        for (ShowEvent.HeldLine line : order.held.lines()) {
            pieces.compute(line.skuId(), (_, old) -> old.plus(0, -line.pieces(), line.pieces()));
        }
    }
}
