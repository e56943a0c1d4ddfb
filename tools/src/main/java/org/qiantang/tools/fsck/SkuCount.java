package org.qiantang.tools.fsck;

import org.qiantang.event.Money;

/** The pieces of one SKU in one show, counted one event after the other. */
final class SkuCount {
    long itemId;
    long priceVersion;
    Money price;
    boolean onSale;
    int received;
    int returned;
    int allotted;
    int held;
    int sold;

    SkuCount(long itemId, long priceVersion, Money price) {
        this.itemId = itemId;
        this.priceVersion = priceVersion;
        this.price = price;
    }

    /** It is sold, or sold again, in an item; pieces that were held or sold before stay counted. */
    void offer(long item, long version, Money now) {
        itemId = item;
        priceVersion = version;
        price = now;
        onSale = true;
    }

    /** Pieces come from the warehouse; below zero they go back. */
    void move(int pieces) {
        allotted += pieces;
        if (pieces >= 0) {
            received += pieces;
        } else {
            returned -= pieces;
        }
    }

    int left() {
        return allotted - held - sold;
    }

    boolean isSound() {
        return held >= 0 && sold >= 0 && left() >= 0 && sold + held + left() + returned == received;
    }
}
