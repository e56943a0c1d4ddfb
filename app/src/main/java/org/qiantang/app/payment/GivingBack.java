package org.qiantang.app.payment;

import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/**
 * Money of one order that is to go back.
 *
 * @param paymentNo the payment that a room did not take; null where a shop gives back of what its order was paid with
 * @param refundId the shop's own id of it; null where a room did not take the money
 */
record GivingBack(
        String requestId,
        long orderId,
        @Nullable String paymentNo,
        Money amount,
        @Nullable Long refundId) {}
