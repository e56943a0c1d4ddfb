package org.qiantang.app.show;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What officers' measures, and an owner who ends the shop, keep it from; whoever keeps those says. */
public interface Restraints {
    /** Lets pass a shop that may go on air; else a refusal says until when it may not. */
    void requireMayOpen(long merchantId);

    /**
     * Lets pass a plan for a time at which the shop still sells; else a refusal says on which day it ends.
     *
     * @param startsAt null where no time is set
     */
    void requireMayPlan(long merchantId, @Nullable Instant startsAt);

    /** Lets pass a shop that may set flash sales. */
    void requireMayFlash(long merchantId);

    /** Whether a shop may set flash sales now. */
    boolean mayFlash(long merchantId);

    /** Lets pass goods that may be sold, in whoever's show. */
    void requireMaySell(long productId);

    /** Shops whose rooms and goods stand last in what buyers are shown. */
    Set<Long> sunkShops();

    /** Shows that stand last where rooms are listed until an officer has looked, whatever their shops' other rooms and goods do. */
    Set<Long> sunkShows();
}
