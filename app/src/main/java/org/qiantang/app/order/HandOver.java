package org.qiantang.app.order;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.Streams;

/** The courier that hands a paid order to its shop for good. */
final class HandOver extends EventCourier {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Orders orders;
    private final Shops shops;
    private final Folded folded;

    /** Waits until the orders' rows show the event at a place; false if the time ran out first. */
    @FunctionalInterface
    interface Folded {
        boolean await(int shard, long position, Duration atMost) throws InterruptedException;
    }

    HandOver(EventCodec codec, Orders orders, Shops shops, Folded folded) {
        super(codec, Set.of(OrderPaid.class));
        this.orders = orders;
        this.shops = shops;
        this.folded = folded;
    }

    @Override
    public String name() {
        return "hand-over";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws Exception {
        if (!(event instanceof OrderPaid paid)) {
            return;
        }
        // What was held is in the rows; they may be a moment behind, and being tried again is the way to wait longer.
        if (!folded.await(place.shard(), place.position(), PATIENCE)) {
            throw new IllegalStateException("orders are behind: position=" + place.position());
        }
        Orders.Row order = orders.byId(paid.orderId())
                .orElseThrow(() -> new IllegalStateException("order " + paid.orderId() + " (expected: in the rows)"));
        List<HeldLine> lines = orders.lines(List.of(paid.orderId())).getOrDefault(paid.orderId(), List.of()).stream()
                .map(line ->
                        new HeldLine(line.itemId(), line.skuId(), line.pieces(), line.priceVersion(), line.price()))
                .toList();
        shops.takeOrder(paid.orderId(), order.showId(), order.merchantId(), order.buyerId(), lines, paid.amount());
    }
}
