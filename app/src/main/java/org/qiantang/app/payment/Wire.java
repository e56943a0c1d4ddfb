package org.qiantang.app.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/** What we and a payment provider say to each other; the simulated one takes it as JSON just so. */
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

    /**
     * A payment that is ready.
     *
     * @param cashier where the buyer pays: a path of ours, a page of the provider's, or text to be shown as a QR code
     */
    public record Payment(String paymentNo, Money amount, String cashier, Instant payUntil) {}

    /** How a payment stands; what was paid and the provider's number of it, once it is paid. */
    public record Standing(
            String paymentNo,
            State state,
            @Nullable Money paid,
            @Nullable String tradeNo) {}

    /**
     * Asks for money to go back. The same request id asked twice refunds once.
     *
     * @param paid what the whole payment was
     */
    public record RefundAsked(String requestId, String paymentNo, Money amount, Money paid) {}

    public record Refund(String refundNo, String paymentNo, Money amount) {}

    /** The callback: somebody has paid. */
    public record Report(String paymentNo, Money amount, String tradeNo) {}

    /** Why a provider will not do what it was asked, now or ever. */
    public record Refusal(String code, String message) {}
}
