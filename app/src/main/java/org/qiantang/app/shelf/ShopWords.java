package org.qiantang.app.shelf;

import java.util.List;

/** Where a shop's approved answers are kept; whoever keeps them stands behind this door. */
public interface ShopWords {
    /** What the shop has approved, as it stands. */
    List<Approved> of(long merchantId);
}
