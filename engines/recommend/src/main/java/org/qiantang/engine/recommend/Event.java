package org.qiantang.engine.recommend;

import java.time.Instant;
import java.util.List;

/** What the recommender learns from; nothing else changes what it knows. */
public sealed interface Event {
    Instant at();

    /** Somebody did something with an item that is listed. */
    record Acted(long user, long item, Act act, Instant at) implements Event {}

    /** Places of a list were on somebody's screen: what the ranker will judge itself by. */
    record Shown(long user, List<Impression> impressions, Instant at) implements Event {
        public Shown {
            impressions = List.copyOf(impressions);
        }
    }

    record Followed(long user, long seller, boolean follows, Instant at) implements Event {}

    /** Somebody never wants to see this item again, or wants it back. */
    record ItemBlocked(long user, long item, boolean blocked, Instant at) implements Event {}

    record SellerBlocked(long user, long seller, boolean blocked, Instant at) implements Event {}

    /** Somebody edits an interest: more of it, none of it, or as it is found. */
    record InterestSet(long user, String category, Interest interest, Instant at) implements Event {}

    /** Somebody switches personalisation on or off; while it is off nothing is learnt of them. */
    record Personalised(long user, boolean on, Instant at) implements Event {}

    /** Somebody is to be forgotten; in the stream, so that a replay forgets too. */
    record Forgotten(long user, Instant at) implements Event {}

    /** An item as it is from now on. */
    record Listed(Item item, Instant at) implements Event {}

    record Removed(long item, Instant at) implements Event {}

    /** What a person said of a category. */
    enum Interest {
        MORE,
        NONE,
        AS_FOUND
    }
}
