package org.qiantang.app.payment;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.PaymentEvent.Part;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what the provider told us, once each, and knocks at the rooms when money has come. */
final class PaymentDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentDesk.class);
    private static final long ROOM_SECONDS = 5;

    private final Office office;
    private final PaymentTable payments;
    private final PaymentProviders providers;
    private final Rooms rooms;
    private final InstantSource clock;
    private final Duration firstQuery;

    /**
     * The desk of all providers.
     *
     * @param firstQuery how long after opening the provider is asked, if it has not called back by itself
     */
    PaymentDesk(
            Office office,
            PaymentTable payments,
            PaymentProviders providers,
            Rooms rooms,
            InstantSource clock,
            Duration firstQuery) {
        this.office = office;
        this.payments = payments;
        this.providers = providers;
        this.rooms = rooms;
        this.clock = clock;
        this.firstQuery = firstQuery;
    }

    /** The answer to a report. */
    sealed interface Hearing {
        /** The rooms have given their receipts, now or before. */
        record Heard() implements Hearing {}

        record UnknownPayment() implements Hearing {}

        record RoomBusy(int retryAfterSeconds) implements Hearing {}
    }

    boolean areCancelled(List<Part> parts) {
        return payments.areCancelled(parts);
    }

    /**
     * A provider is ready to take the money for one order, or for all parts of a checkout.
     *
     * @param cashier where the buyer is sent to pay
     */
    record Opening(PaymentTable.Row payment, List<Part> parts, String cashier) {}

    /**
     * What is to be written down of a payment that a provider has opened.
     *
     * @param notBefore the latest that the stream of this payment is known to say, since its time must not run back
     */
    Opening opening(
            long subjectId,
            List<Part> parts,
            PaymentProvider provider,
            Wire.Payment payment,
            String cashier,
            Instant notBefore) {
        Instant now = later(clock.instant(), notBefore);
        boolean isPage = payment.cashier().startsWith("/") || payment.cashier().startsWith("http");
        var row = new PaymentTable.Row(
                payment.paymentNo(),
                subjectId,
                payment.amount(),
                payment.payUntil(),
                now,
                null,
                null,
                0,
                null,
                isPage ? null : payment.cashier(),
                provider.name());
        return new Opening(row, parts, cashier);
    }

    /** Writes one down, and closes it if the buyer has thought otherwise meanwhile. */
    void opened(Opening opening) throws IOException, InterruptedException {
        if (write(List.of(opening))) {
            closeIfCancelled(opening.payment().paymentNo());
        }
    }

    /**
     * Writes them down, all or none; those that are known already stay as they are.
     *
     * @return whether any of their orders is cancelled, so that {@link #closeIfCancelled} is asked for each: its buyer may have cancelled
     *     while it was being opened, and found nothing to close
     */
    boolean write(List<Opening> openings) {
        office.write(pen -> {
            openings.forEach(opening -> write(pen, opening));
            return true;
        });
        return payments.cancelledOf(openings.stream()
                        .flatMap(opening -> opening.parts().stream())
                        .toList())
                > 0;
    }

    private void write(Office.Pen pen, Opening opening) {
        PaymentTable.Row row = opening.payment();
        boolean fresh = payments.insert(row, opening.parts(), row.lastAt().plus(firstQuery));
        if (fresh) {
            pen.write(
                    Streams.payment(row.subjectId()),
                    new PaymentEvent.PaymentOpened(
                            row.lastAt(),
                            row.subjectId(),
                            row.paymentNo(),
                            row.amount(),
                            opening.cashier(),
                            row.payUntil()));
        }
    }

    /** The buyer has cancelled one order; once no order of its payments is left, no provider shall take money. */
    void cancelled(long orderId) throws IOException, InterruptedException {
        payments.cancelled(orderId, clock.instant());
        for (PaymentTable.Row payment : payments.ofOrder(orderId)) {
            closeIfCancelled(payment.paymentNo());
        }
    }

    void closeIfCancelled(String paymentNo) throws IOException, InterruptedException {
        PaymentTable.Row payment = payments.byNo(paymentNo).orElseThrow();
        boolean open = payment.heardAt() == null && payment.closedAt() == null && payment.reportedMinor() == null;
        if (!open || !payments.areCancelled(payments.parts(paymentNo))) {
            return;
        }
        switch (providers.of(payment.provider()).close(paymentNo)) {
            case PaymentProvider.Answer.Given<Wire.Standing>(Wire.Standing now) -> {
                if (now.state() == Wire.State.PAID) {
                    hear(payment.provider(), report(payment, now)); // the money was faster, and will be sent back
                } else {
                    payments.closed(paymentNo, clock.instant());
                }
            }
            case PaymentProvider.Answer.Refused<Wire.Standing>(Wire.Refusal refusal) ->
                LOG.warn("payment not closed: payment={} code={}", paymentNo, refusal.code());
        }
    }

    /** The report that a provider would have sent of a payment that it says is paid. */
    static Wire.Report report(PaymentTable.Row payment, Wire.Standing now) {
        Money paid = now.paid();
        String trade = now.tradeNo();
        return new Wire.Report(payment.paymentNo(), paid == null ? payment.amount() : paid, trade == null ? "" : trade);
    }

    /** Money has come, says the provider that it was paid at. Answered only when the rooms have it in the journal. */
    Hearing hear(String provider, Wire.Report report) {
        // No provider can speak of another one's payments.
        Optional<PaymentTable.Row> known = payments.byNo(report.paymentNo())
                .filter(payment -> payment.provider().equals(provider));
        if (known.isEmpty()) {
            return new Hearing.UnknownPayment();
        }
        PaymentTable.Row payment = known.get();
        if (payment.heardAt() != null) {
            return new Hearing.Heard();
        }
        Instant at = streamTime(payment, clock.instant());
        office.write(pen -> {
            boolean fresh = payments.reported(payment.paymentNo(), report.amount(), at);
            if (fresh) {
                pen.write(
                        Streams.payment(payment.subjectId()),
                        new PaymentEvent.PaymentReported(
                                at, payment.subjectId(), payment.paymentNo(), report.amount(), report.tradeNo()));
            }
            return fresh;
        });
        // The first report stands: whoever reports another sum of the same payment is not believed.
        Long reported = payments.byNo(payment.paymentNo()).orElseThrow().reportedMinor();
        Money amount = new Money(
                reported == null ? report.amount().minor() : reported,
                report.amount().currency());
        return knock(payment, amount);
    }

    private Hearing knock(PaymentTable.Row payment, Money amount) {
        // If we fall here, between the report and the receipts, the provider calls again or we ask it: nothing is lost.
        List<Part> parts = payments.parts(payment.paymentNo());
        List<Long> shares = shares(payment, parts, amount.minor());
        boolean whole = amount.equals(payment.amount());
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            var share = new Money(shares.get(i), amount.currency());
            Hearing.RoomBusy busy = share.minor() == 0 && !whole ? null : knock(part, payment, share, whole);
            if (busy != null) {
                return busy;
            }
        }
        payments.heard(payment.paymentNo(), clock.instant());
        return new Hearing.Heard();
    }

    private Hearing.@Nullable RoomBusy knock(Part part, PaymentTable.Row payment, Money share, boolean whole) {
        Receipt receipt = rooms.ask(
                        part.showId(), new RoomRequest.HearPayment(part.orderId(), payment.paymentNo(), share, whole))
                .orTimeout(ROOM_SECONDS, TimeUnit.SECONDS)
                .join();
        return switch (receipt) {
            case Receipt.Done _ -> null;
            case Receipt.Refused(Refusal.Busy busy) -> new Hearing.RoomBusy(busy.retryAfterSeconds());
            case Receipt.Refused(Refusal other) ->
                throw new IllegalStateException(
                        "payment " + payment.paymentNo() + " not heard: " + other + " (expected: a receipt)");
            case Receipt.Held held -> throw new IllegalStateException("receipt: " + held + " (expected: done)");
        };
    }

    /** Each order's share of what came: its part where all came, and its proportion otherwise. */
    static List<Long> shares(PaymentTable.Row payment, List<Part> parts, long minor) {
        List<Long> weights = parts.stream().map(part -> part.amount().minor()).toList();
        return minor == payment.amount().minor() ? weights : Shares.of(minor, weights);
    }

    /** Time in a stream never runs back, whatever the clock does. */
    static Instant streamTime(PaymentTable.Row payment, Instant now) {
        return later(now, payment.lastAt());
    }

    static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
