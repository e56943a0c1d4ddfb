package org.qiantang.app.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What of a product decides how it is sent, or that it is not.
 *
 * @param picture the first one; null where it has none
 * @param voucher what a voucher (到店券) entitles to; null for goods that are sent
 */
public record DeliveryTerms(
        long productId,
        @Nullable String picture,
        Delivery delivery,
        @Nullable Voucher voucher) {}
