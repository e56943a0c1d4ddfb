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
 * @param sources by what way people came, each with all its numbers; a demo's crowd is no part of it; null in an older journal
 */
public record Sitting(
        long sittingId,
        Reach reach,
        @Nullable Reach simulated,
        List<ItemReach> items,
        @Nullable List<SourceReach> sources) {
    public Sitting {
        items = List.copyOf(items);
        sources = sources == null ? null : List.copyOf(sources);
    }

    /** A sitting of which nobody noted how people came. */
    public Sitting(long sittingId, Reach reach, @Nullable Reach simulated, List<ItemReach> items) {
        this(sittingId, reach, simulated, items, null);
    }

    /** By what way somebody came into the room, as their page says. */
    public enum Source {
        /** The list of rooms on the home page. */
        HOME,
        /** The list of those whom one follows. */
        FOLLOWS,
        SEARCH,
        /** The mall, without a search. */
        MALL,
        SHOP,
        PRODUCT,
        FILM,
        /** From another room, by a turn to the next. */
        NEXT,
        /** A link that somebody handed on. */
        SHARE,
        /** An address typed or kept, or a way that is not known. */
        DIRECT
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

    /**
     * How far those went who came by one way. Entries and seconds count by the way of each coming, people by the way of their
     * first.
     *
     * @param orderers people who ordered here while this sitting knew them, {@code buyers} who paid
     * @param paidMinor what these paid, in fen
     */
    public record SourceReach(
            Source source,
            long entries,
            long viewers,
            long watchSeconds,
            long productViewers,
            long clickers,
            long orderers,
            long buyers,
            long paidMinor) {}
}
