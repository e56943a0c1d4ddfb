package org.qiantang.app.parcel;

import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.Streams;

/** The courier that asks the carrier to tell of each parcel that left. */
final class FollowCourier extends EventCourier {
    private final Carrier carrier;

    FollowCourier(EventCodec codec, Carrier carrier) {
        super(
                codec,
                Set.of(ShopEvent.ParcelSent.class, ShopEvent.ParcelCorrected.class, ShopEvent.GoodsSentBack.class));
        this.carrier = carrier;
    }

    @Override
    public String name() {
        return "follow-parcels";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws Exception {
        switch (event) {
            case ShopEvent.ParcelSent sent -> {
                Long id = sent.parcelId();
                follow(id == null ? sent.orderId() : id, sent, sent.carrier(), sent.trackingNo());
            }
            case ShopEvent.ParcelCorrected right ->
                follow(right.parcelId(), right, right.carrier(), right.trackingNo());
            case ShopEvent.GoodsSentBack back -> follow(back.parcelId(), back, back.carrier(), back.trackingNo());
            case Event _ -> {}
        }
    }

    private void follow(long parcelId, ShopEvent.AboutOrder event, String name, String trackingNo)
            throws CarrierTrouble {
        carrier.follow(new Shipment(parcelId, event.orderId(), name, trackingNo, event.at()));
    }
}
