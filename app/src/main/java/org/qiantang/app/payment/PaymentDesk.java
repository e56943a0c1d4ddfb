package org.qiantang.app.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.qiantang.app.journal.Office;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what the provider told us, once each, and knocks at the room when money has come. */
final class PaymentDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentDesk.class);
    private static final long ROOM_SECONDS = 5;

    private final Office office;
    private final PaymentTable payments;
    private final Rooms rooms;
    private final InstantSource clock;
    private final Duration firstQuery;

    /**
     * The desk of one provider.
     *
     * @param firstQuery how long after opening the provider is asked, if it has not called back by itself
     */
    PaymentDesk(Office office, PaymentTable payments, Rooms rooms, InstantSource clock, Duration firstQuery) {
        this.office = office;
        this.payments = payments;
        this.rooms = rooms;
        this.clock = clock;
        this.firstQuery = firstQuery;
    }

    /** The answer to a report. */
    sealed interface Hearing {
        /** The room has given its receipt, now or before. */
        record Heard() implements Hearing {}

        record UnknownPayment() implements Hearing {}

        record RoomBusy(int retryAfterSeconds) implements Hearing {}
    }

    /** The provider is ready to take the money. */
    void opened(long showId, long orderId, Wire.Payment payment) {
        Instant now = clock.instant();
        office.write(pen -> {
            boolean fresh = payments.insert(
                    payment.paymentNo(),
                    orderId,
                    showId,
                    payment.amount(),
                    payment.payUntil(),
                    now,
                    now.plus(firstQuery));
            if (fresh) {
                pen.write(
                        Streams.payment(orderId),
                        new PaymentEvent.PaymentOpened(
                                now,
                                orderId,
                                payment.paymentNo(),
                                payment.amount(),
                                payment.cashier(),
                                payment.payUntil()));
            }
            return fresh;
        });
    }

    /** Money has come, says the provider. Answered only when the room has it in its journal. */
    Hearing hear(Wire.Report report) {
        Optional<PaymentTable.Row> known = payments.byNo(report.paymentNo());
        if (known.isEmpty()) {
            return new Hearing.UnknownPayment();
        }
        PaymentTable.Row payment = known.get();
        if (payment.heardAt() != null) {
            return new Hearing.Heard();
        }
        Instant at = streamTime(payment);
        office.write(pen -> {
            boolean fresh = payments.reported(payment.paymentNo(), at);
            if (fresh) {
                pen.write(
                        Streams.payment(payment.orderId()),
                        new PaymentEvent.PaymentReported(
                                at, payment.orderId(), payment.paymentNo(), report.amount(), report.tradeNo()));
            }
            return fresh;
        });
        return knock(payment, report.amount());
    }

    private Hearing knock(PaymentTable.Row payment, Money amount) {
        // If we fall here, between the report and the receipt, the provider calls again or we ask it: nothing is lost.
        Receipt receipt = rooms.ask(
                        payment.showId(),
                        new RoomRequest.HearPayment(
                                payment.orderId(), payment.paymentNo(), amount, amount.equals(payment.amount())))
                .orTimeout(ROOM_SECONDS, TimeUnit.SECONDS)
                .join();
        return switch (receipt) {
            case Receipt.Done _ -> {
                payments.heard(payment.paymentNo(), clock.instant());
                yield new Hearing.Heard();
            }
            case Receipt.Refused(Refusal.Busy busy) -> new Hearing.RoomBusy(busy.retryAfterSeconds());
            case Receipt.Refused(Refusal other) ->
                throw new IllegalStateException(
                        "payment " + payment.paymentNo() + " not heard: " + other + " (expected: a receipt)");
            case Receipt.Held held -> throw new IllegalStateException("receipt: " + held + " (expected: done)");
        };
    }

    /** The provider has sent the money back. */
    void refunded(long orderId, String requestId, Wire.Refund refund) {
        Instant at = payments.byNo(refund.paymentNo()).map(this::streamTime).orElseGet(clock::instant);
        office.write(pen -> {
            boolean fresh = payments.refund(
                    requestId, orderId, refund.paymentNo(), refund.amount(), refund.refundNo(), null, at);
            if (fresh) {
                payments.touched(refund.paymentNo(), at);
                pen.write(
                        Streams.payment(orderId),
                        new PaymentEvent.RefundDone(
                                at, orderId, refund.paymentNo(), refund.refundNo(), refund.amount(), null));
            }
            return fresh;
        });
    }

    /** The provider will not send the money back: a person has to look, and no other refund waits for that. */
    void refundRefused(long orderId, String requestId, String paymentNo, Money amount, Wire.Refusal refusal) {
        LOG.error("refund refused: order={} payment={} amount={} code={}", orderId, paymentNo, amount, refusal.code());
        payments.refund(requestId, orderId, paymentNo, amount, null, refusal.code(), clock.instant());
    }

    /** Time in a stream never runs back, whatever the clock does. */
    private Instant streamTime(PaymentTable.Row payment) {
        Instant now = clock.instant();
        return now.isBefore(payment.lastAt()) ? payment.lastAt() : now;
    }
}
