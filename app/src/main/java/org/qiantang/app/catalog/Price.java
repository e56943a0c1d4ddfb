package org.qiantang.app.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/**
 * A price version: what a SKU has cost from a moment on, and why.
 *
 * @param showId the one show that it is for; null for the shop's own price
 */
public record Price(
        long skuId,
        long priceVersion,
        Money price,
        String reason,
        Instant at,
        @Nullable Long showId) {}
