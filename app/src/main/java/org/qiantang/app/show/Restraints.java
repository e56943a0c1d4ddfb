package org.qiantang.app.show;

import java.util.Set;

/** What officers' measures keep shops from; whoever keeps the measures says. */
public interface Restraints {
    /** Lets pass a shop that may go on air; else a refusal says until when it may not. */
    void requireMayOpen(long merchantId);

    /** Lets pass a shop that may set flash sales. */
    void requireMayFlash(long merchantId);

    /** Lets pass goods that may be sold, in whoever's show. */
    void requireMaySell(long productId);

    /** Shops whose rooms and goods stand last in what buyers are shown. */
    Set<Long> sunkShops();
}
