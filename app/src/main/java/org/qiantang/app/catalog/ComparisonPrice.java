package org.qiantang.app.catalog;

import java.time.Instant;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.ComparisonBasis;

/**
 * A SKU's struck-through price (划线价), as it stands at a moment.
 *
 * @param began when the comparison began: with it, or with the shop's price where that came later
 * @param selling the shop's price that it stands beside
 */
public record ComparisonPrice(
        long skuId,
        String skuName,
        Money price,
        ComparisonBasis basis,
        String reason,
        Instant began,
        Money selling,
        ComparisonStanding standing) {
    public boolean holds() {
        return standing.holds();
    }
}
