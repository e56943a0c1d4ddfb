package org.qiantang.app.payment;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A payment provider as the payment desk sees it; one implementation for each company.
 *
 * <p>A refusal is an answer. Anything else that is not the answer, such as a lost connection, is an
 * {@link IOException}: nobody knows whether it was done, so the same request id is sent again.
 */
public interface PaymentProvider {
    /** What a provider says. */
    sealed interface Answer<T> {
        record Given<T>(T value) implements Answer<T> {}

        record Refused<T>(Wire.Refusal refusal) implements Answer<T> {}
    }

    /** A call that came in, as it came. */
    record Callback(String path, UnaryOperator<@Nullable String> headers, byte[] body) {}

    /** What a call says, once its signature has been looked at. */
    sealed interface Notice {
        record Paid(Wire.Report report) implements Notice {}

        /** Genuine, and nothing that we have to do anything about. */
        record Other(String what) implements Notice {}

        record Forged(String why) implements Notice {}

        record Unreadable(String why) implements Notice {}
    }

    /** What became of a call, for the answer in the provider's own form. */
    enum Outcome {
        HEARD,
        UNKNOWN_PAYMENT,
        BUSY,
        FORGED,
        UNREADABLE
    }

    /** An answer to a call. */
    record Reply(int status, String type, String body) {}

    /**
     * Whoever is about to pay.
     *
     * @param phone whether the browser is a phone's
     * @param address the browser's, as far as we know it
     * @param back where the buyer comes back to afterwards
     */
    record Payer(boolean phone, String address, String back) {}

    /** The name in the callback's address: lower-case letters. */
    String name();

    /** What buyers call it. */
    String title(boolean english);

    /** Whether one page of its own serves every buyer, so that a payment can be opened before the buyer is there. */
    boolean opensAhead();

    /** Makes a payment ready; the same request id asked twice opens one payment. */
    Answer<Wire.Payment> open(Wire.Open open, Payer payer) throws IOException, InterruptedException;

    /** How a payment stands now. */
    Answer<Wire.Standing> query(String paymentNo) throws IOException, InterruptedException;

    /** Takes no more money for it, if it is not too late: then the standing is paid. Closing twice closes once. */
    Answer<Wire.Standing> close(String paymentNo) throws IOException, InterruptedException;

    /** Sends money back, in part or whole; the same request id asked twice refunds once. */
    Answer<Wire.Refund> refund(Wire.RefundAsked refund) throws IOException, InterruptedException;

    Notice read(Callback callback);

    /** The answer that this provider understands; {@code why} is for people who read its logs. */
    Reply reply(Outcome outcome, String why);
}
