package org.qiantang.app.show;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent.AllotmentSent;
import org.qiantang.event.Streams;

/**
 * Takes pieces that left the warehouse to their show, and tells the shop whether they were taken. A model for all
 * couriers: it may come twice, since both desks know the transfer by its id.
 */
final class AllotmentCourier extends EventCourier {
    private final Rooms rooms;
    private final ShopDesk shop;

    AllotmentCourier(EventCodec codec, Rooms rooms, ShopDesk shop) {
        super(codec, Set.of(AllotmentSent.class));
        this.rooms = rooms;
        this.shop = shop;
    }

    @Override
    public String name() {
        return "allotments";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws Exception {
        if (!(event instanceof AllotmentSent sent)) {
            return;
        }
        Receipt receipt = rooms.ask(
                        sent.showId(),
                        new RoomRequest.TakeAllotment(sent.transferId(), sent.itemId(), sent.skuId(), sent.pieces()))
                .get(30, TimeUnit.SECONDS);
        switch (receipt) {
            case Receipt.Done _, Receipt.Held _ -> shop.arrived(sent.transferId());
            case Receipt.Refused(Refusal.Busy _) -> throw new IllegalStateException("the room is busy");
            case Receipt.Refused _ -> shop.bounced(sent.transferId());
        }
    }
}
