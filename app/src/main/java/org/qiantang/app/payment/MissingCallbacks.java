package org.qiantang.app.payment;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the provider about payments whose callback has not come, ever more seldom, until it says yes or never. */
final class MissingCallbacks {
    private static final Logger LOG = LoggerFactory.getLogger(MissingCallbacks.class);
    private static final int AT_ONCE = 100;
    private static final Duration LONG_OVER = Duration.ofDays(1);
    private static final Duration MOST = Duration.ofMinutes(10);

    private final PaymentTable payments;
    private final PaymentProviders providers;
    private final PaymentDesk desk;
    private final InstantSource clock;
    private final Duration firstQuery;

    MissingCallbacks(
            PaymentTable payments,
            PaymentProviders providers,
            PaymentDesk desk,
            InstantSource clock,
            Duration firstQuery) {
        this.payments = payments;
        this.providers = providers;
        this.desk = desk;
        this.clock = clock;
        this.firstQuery = firstQuery;
    }

    void round() throws InterruptedException {
        for (PaymentTable.Row payment : payments.unheard(clock.instant(), AT_ONCE)) {
            // Put off first: one payment that fails each time must not keep the others from their turn.
            payments.queryAgain(payment.paymentNo(), next(payment));
            try {
                ask(payment);
            } catch (IOException trouble) {
                LOG.warn("provider not reached: payment={} cause={}", payment.paymentNo(), trouble.toString());
            } catch (RuntimeException trouble) {
                LOG.error("payment not settled: payment={}", payment.paymentNo(), trouble);
            }
        }
    }

    private void ask(PaymentTable.Row payment) throws IOException, InterruptedException {
        PaymentProvider provider = providers.of(payment.provider());
        // Whoever has paid another way shall not pay this way, too.
        boolean needless = payments.isReportedOtherwise(payment);
        switch (needless ? provider.close(payment.paymentNo()) : provider.query(payment.paymentNo())) {
            case PaymentProvider.Answer.Given<Wire.Standing>(Wire.Standing now) -> settle(payment, now);
            case PaymentProvider.Answer.Refused<Wire.Standing>(Wire.Refusal refusal) ->
                LOG.error("provider does not know a payment: no={} code={}", payment.paymentNo(), refusal.code());
        }
    }

    private void settle(PaymentTable.Row payment, Wire.Standing now) {
        switch (now.state()) {
            case PAID -> desk.hear(payment.provider(), PaymentDesk.report(payment, now));
            case EXPIRED -> payments.closed(payment.paymentNo(), clock.instant());
            case WAITING -> {
                // Some providers hear of a payment only from its buyer, and so never say that it is over.
                if (payment.payUntil().plus(LONG_OVER).isBefore(clock.instant())) {
                    payments.closed(payment.paymentNo(), clock.instant());
                }
            }
        }
    }

    private Instant next(PaymentTable.Row payment) {
        Duration pause = firstQuery.multipliedBy(1L << Math.min(payment.queries(), 10));
        return clock.instant().plus(pause.compareTo(MOST) < 0 ? pause : MOST);
    }
}
