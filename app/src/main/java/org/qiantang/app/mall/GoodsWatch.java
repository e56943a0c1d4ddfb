package org.qiantang.app.mall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who wants to hear of goods: of all at the start, then of each that changes, some moments after it has. */
public interface GoodsWatch {
    /**
     * A product as buyers can have it now.
     *
     * @param category as the law names it, in Chinese
     * @param priceMinor the least that it costs on the shelf; null where it sells in shows only
     * @param left pieces on the shelf and in shows that are on air
     * @param visible whether buyers can see it in the mall at all
     * @param margin how much of the shop's own price is earned, −1 to 1, as the shop says it; null where it does not
     */
    record Seen(
            long productId,
            long merchantId,
            String shop,
            String title,
            String category,
            @Nullable Long priceMinor,
            int left,
            boolean visible,
            Instant listedAt,
            @Nullable Double margin) {}

    void put(Seen goods);

    void gone(long productId);

    /** All goods there were at the start have been told. */
    void filled();
}
