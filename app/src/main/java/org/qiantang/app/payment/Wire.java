package org.qiantang.app.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/** What we and a payment provider say to each other: the JSON bodies of its API and of its callbacks. */
public final class Wire {
    private Wire() {}

    public enum State {
        WAITING,
        PAID,
        /** Can never be paid any more. */
        EXPIRED
    }

    /** Asks for a payment. The same request id asked twice opens one payment. */
    public record Open(
            String requestId, String orderNo, String payee, Money amount, Instant payUntil, String callback) {}

    /** A payment as its provider knows it. */
    public record Payment(
            String paymentNo,
            State state,
            Money amount,
            String cashier,
            Instant payUntil,
            @Nullable String tradeNo) {}

    /** Asks for money to go back. The same request id asked twice refunds once. */
    public record RefundAsked(String requestId, String paymentNo, Money amount) {}

    public record Refund(String refundNo, String paymentNo, Money amount) {}

    /** The callback: somebody has paid. */
    public record Report(String paymentNo, Money amount, String tradeNo) {}

    /** Why a provider will not do what it was asked, now or ever. */
    public record Refusal(String code, String message) {}
}
