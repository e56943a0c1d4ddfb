package org.qiantang.event;

import java.time.Instant;

/** What the payment provider told us of one order's money: stream {@code payment/ORDER} in the office shard. */
public sealed interface PaymentEvent extends Event {
    /** The provider is ready to take the buyer's money until its own deadline, 60 s before the hold's. */
    record PaymentOpened(Instant at, long orderId, String paymentNo, Money amount, String cashier, Instant payUntil)
            implements PaymentEvent {}

    record PaymentReported(Instant at, long orderId, String paymentNo, Money amount, String tradeNo)
            implements PaymentEvent {}

    record RefundDone(Instant at, long orderId, String paymentNo, String refundNo, Money amount)
            implements PaymentEvent {}
}
