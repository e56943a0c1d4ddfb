package org.qiantang.app.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/**
 * One price version of a SKU, in the shop or in one show.
 *
 * @param showId the show whose deal price it is; null for the shop's list price
 */
public record PricePoint(
        long skuId,
        long priceVersion,
        Money price,
        String reason,
        Instant at,
        @Nullable Long showId,
        @Nullable String showTitle) {}
