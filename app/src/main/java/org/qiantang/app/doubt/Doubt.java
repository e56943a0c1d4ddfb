package org.qiantang.app.doubt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;

/**
 * Something doubtful as officers see it.
 *
 * @param accountId whose acts they are; null where it is not about one account
 * @param facts what the rule counted, by name
 * @param grounds what the buyer and the shop's people have in common; STAFF where the buyer is one of them
 * @param orders how many are in doubt by it, {@code minor} what was paid for them in fen
 * @param state {@code new}, {@code confirmed} or {@code withdrawn}
 */
record Doubt(
        long doubtId,
        String rule,
        @Nullable Long showId,
        @Nullable String showTitle,
        @Nullable Long merchantId,
        @Nullable String shopName,
        @Nullable Long accountId,
        @Nullable String accountName,
        Instant from,
        Instant until,
        Map<String, Double> facts,
        List<String> grounds,
        long orders,
        long minor,
        long likes,
        String state,
        @Nullable Judged judged) {
    Doubt {
        facts = Map.copyOf(facts);
        grounds = List.copyOf(grounds);
    }

    /** The judgement that counts. */
    record Judged(
            String ruling,
            String reason,
            long officerId,
            @Nullable String officerName,
            Instant at) {}

    /**
     * An event behind it.
     *
     * @param place shard and position in the journal
     * @param minor what was held, paid or given back by it, in fen
     */
    record Proof(
            String place,
            String type,
            Instant at,
            String stream,
            @Nullable Long orderId,
            @Nullable Long accountId,
            @Nullable Long minor) {}

    Bookmark place() {
        return Bookmark.at(until, doubtId);
    }
}
