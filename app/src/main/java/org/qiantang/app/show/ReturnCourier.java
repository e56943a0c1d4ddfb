package org.qiantang.app.show;

import java.util.Set;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.AllotmentReturned;
import org.qiantang.event.Streams;

/** Takes the unsold pieces of a closed show back to the warehouse. */
final class ReturnCourier extends EventCourier {
    private final ShopDesk shop;

    ReturnCourier(EventCodec codec, ShopDesk shop) {
        super(codec, Set.of(AllotmentReturned.class));
        this.shop = shop;
    }

    @Override
    public String name() {
        return "returns";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) {
        if (event instanceof AllotmentReturned back) {
            shop.cameBack(back.transferId(), Streams.idOf(place.stream()), back.skuId(), back.pieces());
        }
    }
}
