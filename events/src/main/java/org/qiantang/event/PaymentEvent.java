package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the payment provider told us of one payment: stream {@code payment/ID} in the office shard.
 *
 * <p>One payment is for one order, and the ID is the order's; or it is for all orders of a checkout, and the ID is the
 * checkout's. Where there are several providers one order may have several payments; one of them at most is taken.
 * Opening and report name that id as {@code orderId}. Money that goes back is always one order's.
 */
public sealed interface PaymentEvent extends Event {
    /** Orders of several shows, all held, that one payment is asked for; the first hold runs out at {@code payUntil}. */
    record CheckoutPlaced(Instant at, long checkoutId, long buyerId, List<Part> parts, Money total, Instant payUntil)
            implements PaymentEvent {
        public CheckoutPlaced {
            parts = List.copyOf(parts);
        }
    }

    /** One order of a checkout, and its part of the money. */
    record Part(long orderId, long showId, Money amount) {}

    /** Our own cashier is open, where the buyer chooses among several ways to pay; each way that is chosen opens a payment. */
    record CashierOpened(Instant at, long orderId, Money amount, String cashier, Instant payUntil)
            implements PaymentEvent {}

    /** The provider is ready to take the buyer's money until its own deadline, 60 s before the hold's. */
    record PaymentOpened(Instant at, long orderId, String paymentNo, Money amount, String cashier, Instant payUntil)
            implements PaymentEvent {}

    record PaymentReported(Instant at, long orderId, String paymentNo, Money amount, String tradeNo)
            implements PaymentEvent {}

    /**
     * The provider has sent money of one order back.
     *
     * @param refundId the shop's refund that asked for it; null where a room had not taken the money
     */
    record RefundDone(
            Instant at,
            long orderId,
            String paymentNo,
            String refundNo,
            Money amount,
            @Nullable Long refundId) implements PaymentEvent {}
}
