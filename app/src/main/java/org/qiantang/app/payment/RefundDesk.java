package org.qiantang.app.payment;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.PaymentEvent.Part;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends money back through the provider, each request once, and never more of an order than was paid for it. */
final class RefundDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RefundDesk.class);
    private static final String NO_PAYMENT = "-";

    private final Office office;
    private final PaymentTable payments;
    private final RefundTable refunds;
    private final PaymentProviders providers;
    private final InstantSource clock;

    RefundDesk(
            Office office,
            PaymentTable payments,
            RefundTable refunds,
            PaymentProviders providers,
            InstantSource clock) {
        this.office = office;
        this.payments = payments;
        this.refunds = refunds;
        this.providers = providers;
        this.clock = clock;
    }

    /** Asks the provider unless that is settled already; what is thrown is to be tried again with the same request. */
    void give(GivingBack back) throws IOException, InterruptedException {
        PaymentTable.Row payment = office.write(_ -> reserve(back)).value();
        if (payment == null) {
            return;
        }
        var asked = new Wire.RefundAsked(back.requestId(), payment.paymentNo(), back.amount(), paid(payment));
        switch (providers.of(payment.provider()).refund(asked)) {
            case PaymentProvider.Answer.Given<Wire.Refund>(Wire.Refund refund) -> done(back, refund);
            // A person has to look, and no other refund waits for that.
            case PaymentProvider.Answer.Refused<Wire.Refund>(Wire.Refusal refusal) -> {
                LOG.error(
                        "refund refused: order={} payment={} amount={} code={} message={}",
                        back.orderId(),
                        payment.paymentNo(),
                        back.amount(),
                        refusal.code(),
                        refusal.message());
                refunds.refused(back.requestId(), refusal.code());
            }
        }
    }

    /** Notes the request where the sum allows it; null where there is nothing to ask for, now or any more. */
    private PaymentTable.@Nullable Row reserve(GivingBack back) {
        String known = back.paymentNo();
        Optional<PaymentTable.Row> found = known == null
                ? taken(back.orderId()).flatMap(row -> payments.lock(row.paymentNo()))
                : payments.lock(known);
        Optional<RefundTable.Noted> before = refunds.byRequest(back.requestId());
        if (before.isPresent()) {
            boolean settled = before.get().refundNo() != null || before.get().refused() != null;
            return settled ? null : found.orElse(null);
        }
        if (found.isEmpty()) {
            return refuse(back, NO_PAYMENT, "no-payment");
        }
        PaymentTable.Row payment = found.get();
        long left = shareOf(payment, back.orderId()) - refunds.sum(payment.paymentNo(), back.orderId());
        boolean right = back.amount().minor() > 0
                && back.amount().minor() <= left
                && back.amount().currency().equals(payment.amount().currency());
        if (!right) {
            return refuse(back, payment.paymentNo(), "more-than-paid");
        }
        refunds.asked(back, payment.paymentNo(), clock.instant(), null);
        return payment;
    }

    /** A room has taken a payment for its order. */
    void taken(long orderId, String paymentNo) {
        payments.taken(orderId, paymentNo);
    }

    /** The payment that the order's room took; where that news is not here yet, it is tried again. */
    private Optional<PaymentTable.Row> taken(long orderId) {
        Optional<PaymentTable.Row> known = payments.takenFor(orderId);
        if (known.isPresent()) {
            return known;
        }
        List<PaymentTable.Row> reported = payments.ofOrder(orderId).stream()
                .filter(one -> one.reportedMinor() != null)
                .toList();
        if (reported.size() > 1) {
            throw new IllegalStateException(
                    "order " + orderId + ": " + reported.size() + " payments (expected: to know which was taken)");
        }
        return reported.stream().findFirst();
    }

    private PaymentTable.@Nullable Row refuse(GivingBack back, String paymentNo, String code) {
        LOG.error("refund not sent: order={} amount={} code={}", back.orderId(), back.amount(), code);
        refunds.asked(back, paymentNo, clock.instant(), code);
        return null;
    }

    /** What has come in for one order of a payment. */
    private long shareOf(PaymentTable.Row payment, long orderId) {
        Long reported = payment.reportedMinor();
        List<Part> parts = payments.parts(payment.paymentNo());
        if (reported == null) {
            return 0;
        }
        List<Long> shares = PaymentDesk.shares(payment, parts, reported);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).orderId() == orderId) {
                return shares.get(i);
            }
        }
        return 0;
    }

    private void done(GivingBack back, Wire.Refund refund) {
        office.write(pen -> {
            PaymentTable.Row payment = payments.lock(refund.paymentNo()).orElseThrow();
            boolean fresh = refunds.done(back.requestId(), refund.refundNo());
            if (fresh) {
                Instant at = PaymentDesk.streamTime(payment, clock.instant());
                payments.touched(refund.paymentNo(), at);
                pen.write(
                        Streams.payment(back.orderId()),
                        new PaymentEvent.RefundDone(
                                at,
                                back.orderId(),
                                refund.paymentNo(),
                                refund.refundNo(),
                                refund.amount(),
                                back.refundId()));
            }
            return fresh;
        });
    }

    private static Money paid(PaymentTable.Row payment) {
        Long reported = payment.reportedMinor();
        return new Money(
                reported == null ? payment.amount().minor() : reported,
                payment.amount().currency());
    }
}
