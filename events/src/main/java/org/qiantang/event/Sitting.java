package org.qiantang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a show's audience did while one process held the show, counted up to now; never who. A sitting's numbers only
 * grow, so the last count of it holds, and what is told twice changes nothing. The sittings of a show are added up.
 *
 * @param reach of everybody but the shop's own people
 * @param simulated the demo's crowd's part of it; null where there was none
 * @param items those whose numbers have grown since the sitting was counted last, each with all its numbers
 */
public record Sitting(long sittingId, Reach reach, @Nullable Reach simulated, List<ItemReach> items) {
    public Sitting {
        items = List.copyOf(items);
    }

    /**
     * How far people went.
     *
     * @param exposures how often the room's card was on a screen: half of it, for a second
     * @param entries first arrivals; a socket that only comes back is none
     * @param viewers different accounts, and the arrivals of guests
     * @param watchSeconds seconds of all connections, of those still there up to now
     * @param productViewers viewers who had a product's card on their screen
     * @param clickers viewers who opened a product's sheet
     */
    public record Reach(
            long exposures,
            long entries,
            long exits,
            long viewers,
            long watchSeconds,
            long productViewers,
            long clickers) {
        public static final Reach NONE = new Reach(0, 0, 0, 0, 0, 0, 0);
    }

    /** How often an item was shown and opened, once for each connection. */
    public record ItemReach(long itemId, long exposures, long clicks, long simulatedExposures, long simulatedClicks) {}
}
