package org.qiantang.app.show;

import java.util.List;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.journal.Courier;
import org.qiantang.event.EventCodec;

/** The couriers between shows and shops, for tests of other packages. */
public final class ShowCouriers {
    private ShowCouriers() {}

    public static List<Courier> all(EventCodec codec, Rooms rooms, ShopDesk shop) {
        return List.of(
                new AllotmentCourier(codec, rooms, shop),
                new ReturnCourier(codec, shop),
                new PriceCourier(codec, shop));
    }
}
