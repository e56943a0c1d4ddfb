package org.qiantang.app.catalog;

import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShopEvent;

/** One thing known to be true of a product, with its proof if there is one. */
public record Fact(
        String key,
        String value,
        @Nullable String unit,
        @Nullable Proof proof) {

    /** The key in Chinese, such as 材质. */
    public String label() {
        return FactKey.labelOf(key);
    }

    /** The value with its unit, as it may be said: {@code 250 克}. */
    public String text() {
        return unit == null ? value : value + " " + unit;
    }

    ShopEvent.StatedFact asEvent() {
        return new ShopEvent.StatedFact(key, value, unit, proof == null ? null : proof.asEvent());
    }
}
