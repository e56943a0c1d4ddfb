package org.qiantang.app.feed;

import java.time.Instant;
import java.util.List;

/** What people have paid for. A demo's simulated buyers are not among them. */
public interface Purchases {
    /** One paid order: its buyer, and the products in it. */
    record Paid(long orderId, long buyerId, List<Long> products, Instant at) {
        public Paid {
            products = List.copyOf(products);
        }
    }

    /** Paid orders in the order of their ids, after one. */
    List<Paid> after(long orderId, Instant since, int limit);

    /** What one person has paid for since a moment, the oldest first. */
    List<Paid> ofBuyer(long buyerId, Instant since);

    /** The order paid at a place of the journal, as soon as the tables show it; empty where a simulated buyer paid. */
    List<Paid> of(long orderId, int shard, long position) throws InterruptedException;
}
