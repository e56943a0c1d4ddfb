package org.qiantang.app.radar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this installation has seen of one host, room, show, product or brand in a span, and in as many days before. Orders in
 * doubt are in none of it.
 *
 * @param hosts who hosts it, where it is a show
 * @param mine whether all of it is the asker's own, so that its money and its orders are theirs to know
 * @param simulated whether a demo's crowd is part of it
 * @param othersOrders paid orders in it that are not of the asker's shows
 */
record Seen(
        long id,
        String title,
        @Nullable Long shopId,
        String shopName,
        @Nullable String picture,
        String category,
        @Nullable Instant openedAt,
        List<String> hosts,
        boolean mine,
        boolean simulated,
        Facts now,
        Facts before,
        long othersOrders) {
    Seen {
        hosts = List.copyOf(hosts);
    }

    /** Less than this before says nothing about growth. */
    static final long LEAST_TO_GROW_FROM = 10;

    /**
     * Sums of a span.
     *
     * @param views entries into the show; of goods, those while they were being explained
     * @param exposures of the room's card; of goods, of the item's
     * @param minor what paid orders gave for goods, without freight, in fen
     */
    record Facts(long views, long likes, long pieces, long exposures, long clicks, long orders, long minor) {
        static final Facts NONE = new Facts(0, 0, 0, 0, 0, 0, 0);
    }

    /** How much more than before, as a part of it: pieces of goods, views of all else; null where there was too little before. */
    @Nullable
    Double growth(Kind kind) {
        long had = kind.isGoods() ? before.pieces() : before.views();
        long has = kind.isGoods() ? now.pieces() : now.views();
        return had < LEAST_TO_GROW_FROM ? null : (Double) ((double) (has - had) / had);
    }

    /** The band of its money where it may be told. */
    @Nullable
    Band band() {
        return mine ? Band.of(now.minor()) : Band.told(now.minor(), othersOrders);
    }
}
