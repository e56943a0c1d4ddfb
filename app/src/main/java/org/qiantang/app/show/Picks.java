package org.qiantang.app.show;

import java.util.Optional;
import org.qiantang.app.catalog.Sending;
import org.qiantang.app.room.RoomRequest;

/** What shops offer to others' shows (选品), as far as a line-up needs it; met by the desk of offers. */
public interface Picks {
    /**
     * An offer that may be lined up now: whose product, and on what terms.
     *
     * @param left how many of the pieces that the shop promised are not given out
     */
    record Terms(long shopId, long productId, int left, RoomRequest.Picked picked) {}

    /** Notes that an item of a show is picked from an offer; a refusal says why it cannot be. */
    Terms take(long offerId, long showId, long showMerchantId, long itemId);

    /** The shop whose offer an item was picked from; empty for an item of the show's own goods. */
    Optional<Long> shopOf(long itemId);

    /** Sends pieces of the offering shop's to a picked item, no more than it promised. */
    Sending send(long showId, long itemId, long skuId, int pieces);
}
