package org.qiantang.app.catalog;

import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/**
 * A SKU as a merchant wrote it.
 *
 * @param free pieces to open with; it counts for a new SKU only, since the warehouse knows better about an old one
 * @param cost what a piece costs the shop; null where nothing is said of it, and what was said before stays
 */
public record SkuDraft(
        String code,
        String name,
        Money price,
        int free,
        @Nullable Money cost) {
    public SkuDraft(String code, String name, Money price, int free) {
        this(code, name, price, free, null);
    }
}
