package org.qiantang.app.follow;

import java.time.Instant;
import java.util.List;

/** What the rest of the house asks about who follows whom. */
public final class Follows {
    private final FollowTable rows;

    Follows(FollowTable rows) {
        this.rows = rows;
    }

    /** How many people came to follow a shop after one moment and up to another; who went again is not counted. */
    public long ofShopSince(long merchantId, Instant from, Instant until) {
        return rows.since(FollowTable.Kind.SHOP, merchantId, from, until);
    }

    /** The shops that somebody follows now. */
    public List<Long> shopsOf(long personId) {
        return rows.idsOf(personId, FollowTable.Kind.SHOP);
    }
}
