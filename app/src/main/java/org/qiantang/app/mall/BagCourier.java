package org.qiantang.app.mall;

import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.Streams;

/** The courier that takes out of a bag what its owner has bought. */
final class BagCourier extends EventCourier {
    private static final int AT_ONCE = 8;

    private final BagTable bags;

    BagCourier(EventCodec codec, BagTable bags) {
        super(codec, Set.of(PiecesHeld.class));
        this.bags = bags;
    }

    @Override
    public String name() {
        return "bags";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    /** Each takes out its own lines, in whatever order; together they share the write of the place. */
    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) {
        if (event instanceof PiecesHeld held) {
            long showId = Streams.idOf(place.stream());
            held.lines().forEach(line -> bags.bought(held.buyerId(), showId, line.skuId(), held.at()));
        }
    }
}
