package org.qiantang.app.mall;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.LegalCategory;

/**
 * One product as search knows it.
 *
 * @param facts the values of its fact sheet, a line each
 * @param price the least that it costs on the shelf, in the smallest unit; null where the shelf does not have it
 * @param left pieces on the shelf and in shows that are on air
 * @param sold pieces that have been paid for, anywhere
 * @param simulatedSold how many of them a demo's crowd bought
 * @param onAir a show that has it in its line-up and is on air
 * @param listedAt when it was first listed, in milliseconds
 */
record Goods(
        long productId,
        long merchantId,
        String shop,
        String title,
        LegalCategory category,
        String facts,
        boolean onShelf,
        @Nullable Long price,
        int left,
        long sold,
        long simulatedSold,
        @Nullable Long onAir,
        long listedAt) {
    /** Whether buyers can see it in the mall at all. */
    boolean isVisible() {
        return (onShelf && price != null) || onAir != null;
    }

    boolean isSoldOut() {
        return left <= 0;
    }
}
