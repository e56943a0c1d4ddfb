package org.qiantang.tools.fsck;

import org.qiantang.event.Money;

/** The pieces of one SKU in one show, counted one event after the other. */
final class SkuCount {
    final long itemId;
    long priceVersion;
    Money price;
    int allotted;
    int held;
    int sold;

    SkuCount(long itemId, long priceVersion, Money price) {
        this.itemId = itemId;
        this.priceVersion = priceVersion;
        this.price = price;
    }

    int left() {
        return allotted - held - sold;
    }

    boolean isSound() {
        return held >= 0 && sold >= 0 && left() >= 0;
    }
}
