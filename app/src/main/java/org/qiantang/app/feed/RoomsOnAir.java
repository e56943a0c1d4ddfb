package org.qiantang.app.feed;

import java.util.List;

/** Knows the shows that can be watched now, and what they sell. */
public interface RoomsOnAir {
    /** A show on air. */
    record Room(long showId, long merchantId, String title, List<Long> products) {
        public Room {
            products = List.copyOf(products);
        }
    }

    List<Room> now();
}
