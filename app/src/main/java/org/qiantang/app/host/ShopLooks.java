package org.qiantang.app.host;

import org.qiantang.engine.performance.presenter.Look;

/** How the presenter of a shop looks outside its shows: as its room has chosen, else as the house's first one. */
public final class ShopLooks {
    private final ShopRooms rooms;
    private final Presentations presentations;

    ShopLooks(ShopRooms rooms, Presentations presentations) {
        this.rooms = rooms;
        this.presentations = presentations;
    }

    /** As it was chosen, whose light may follow the clock. */
    public Look chosen(long merchantId) {
        return rooms.roomOf(merchantId)
                .map(presentations::chosen)
                .orElse(Presentation.DEFAULT)
                .look();
    }

    /** By the light of this hour. */
    public Look of(long merchantId) {
        return rooms.roomOf(merchantId)
                .map(presentations::now)
                .orElse(Presentation.DEFAULT)
                .look();
    }
}
