package org.qiantang.app.feed;

import java.time.Instant;
import java.util.List;

/** Nobody has paid for anything. */
final class NothingBought implements Purchases {
    @Override
    public List<Paid> after(long orderId, Instant since, int limit) {
        return List.of();
    }

    @Override
    public List<Paid> ofBuyer(long buyerId, Instant since) {
        return List.of();
    }

    @Override
    public List<Paid> of(long orderId, int shard, long position) {
        return List.of();
    }
}
