package org.qiantang.app.host;

import java.util.Map;
import java.util.Set;

/** What the rest of the house knows of a show's room, for choosing the item to present next. */
public interface RoomSignals {
    /** Whether nothing keeps a product off sale now. */
    boolean maySell(long productId);

    /** How many people asked about an item in the last ten minutes, by item. */
    Map<Long, Integer> askers(long showId);

    /** What those in the room make of these products, by product; those of which nothing may be told need not be there. */
    Map<Long, Taste> tastes(long showId, Set<Long> products);
}
