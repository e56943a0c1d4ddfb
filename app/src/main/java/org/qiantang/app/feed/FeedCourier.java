package org.qiantang.app.feed;

import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.Streams;

/** The courier that tells lists what was paid for. After a start the past is told from the rows, not by it. */
final class FeedCourier extends EventCourier {
    private final Purchases purchases;
    private final Feed feed;

    FeedCourier(EventCodec codec, Purchases purchases, Feed feed) {
        super(codec, Set.of(OrderPaid.class));
        this.purchases = purchases;
        this.feed = feed;
    }

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws InterruptedException {
        if (event instanceof OrderPaid paid) {
            purchases.of(paid.orderId(), place.shard(), place.position()).forEach(feed::paid);
        }
    }
}
