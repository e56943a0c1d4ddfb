package org.qiantang.app.payment.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.payment.PaymentProvider.Answer;
import org.qiantang.app.payment.Wire;
import org.qiantang.event.Money;
import org.springframework.transaction.support.TransactionTemplate;

/** The provider's desk: opens payments, takes the buyer's word for the money, and refunds. */
final class SimulatedProvider {
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int NUMBER_LENGTH = 24;

    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final RandomGenerator numbers;
    private final RandomGenerator chance;
    private final Manners manners;

    /**
     * The one desk.
     *
     * @param numbers makes payment numbers, which must not be guessed
     * @param chance decides when callbacks are made
     */
    SimulatedProvider(
            Ledger ledger,
            TransactionTemplate transactions,
            InstantSource clock,
            RandomGenerator numbers,
            RandomGenerator chance,
            Manners manners) {
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.numbers = numbers;
        this.chance = chance;
        this.manners = manners;
    }

    /** What the cashier says to somebody who confirms. */
    enum Paying {
        PAID,
        TOO_LATE,
        UNKNOWN
    }

    Answer<Wire.Payment> open(Wire.Open open) {
        Instant now = clock.instant();
        boolean late = !now.isBefore(open.payUntil());
        if (!late && open.amount().minor() > 0) {
            String fresh = number("sp");
            if (ledger.open(fresh, open, now)) {
                return given(fresh, open.amount(), open.payUntil().truncatedTo(ChronoUnit.MICROS));
            }
        }
        // A request that was known before is answered as before, whatever the time is now.
        return ledger.byRequest(open.requestId())
                .map(before -> same(open, before))
                .orElseGet(() -> late
                        ? refused("too-late", "payUntil has passed")
                        : refused("amount", "amount must be positive"));
    }

    private Answer<Wire.Payment> same(Wire.Open open, Ledger.Payment payment) {
        boolean same =
                payment.amount().equals(open.amount()) && payment.orderNo().equals(open.orderNo());
        return same
                ? given(payment.paymentNo(), payment.amount(), payment.payUntil())
                : refused("request-reused", "the request id was used for another payment");
    }

    private static Answer<Wire.Payment> given(String paymentNo, Money amount, Instant payUntil) {
        return new Answer.Given<>(new Wire.Payment(paymentNo, amount, CashierPages.PATH + paymentNo, payUntil));
    }

    Answer<Wire.Standing> query(String paymentNo) {
        return ledger.byNo(paymentNo)
                .<Answer<Wire.Standing>>map(payment -> new Answer.Given<>(standing(payment)))
                .orElseGet(SimulatedProvider::unknown);
    }

    /** Takes no more money for it; one that is paid stays paid. */
    Answer<Wire.Standing> close(String paymentNo) {
        return whole(() -> {
            Optional<Ledger.Payment> payment = ledger.lock(paymentNo);
            if (payment.isPresent() && payment.get().paidAt() == null) {
                ledger.close(paymentNo, clock.instant());
            }
            return query(paymentNo);
        });
    }

    Optional<Ledger.Payment> find(String paymentNo) {
        return ledger.byNo(paymentNo);
    }

    /** The buyer confirms; confirming twice pays once. */
    Paying pay(String paymentNo) {
        return whole(() -> {
            Ledger.Payment payment = ledger.lock(paymentNo).orElse(null);
            if (payment == null) {
                return Paying.UNKNOWN;
            }
            if (payment.paidAt() != null) {
                return Paying.PAID;
            }
            if (isOver(payment)) {
                return Paying.TOO_LATE;
            }
            Instant now = clock.instant();
            ledger.pay(paymentNo, sum(payment.amount().minor()), number("t"), now);
            planCallbacks(paymentNo, now);
            return Paying.PAID;
        });
    }

    Answer<Wire.Refund> refund(Wire.RefundAsked asked) {
        return whole(() -> {
            Ledger.Payment payment = ledger.lock(asked.paymentNo()).orElse(null);
            if (payment == null) {
                return unknown();
            }
            Optional<Wire.Refund> before = ledger.refundByRequest(asked.requestId());
            if (before.isPresent()) {
                boolean same = before.get().paymentNo().equals(asked.paymentNo())
                        && before.get().amount().equals(asked.amount());
                return same
                        ? new Answer.Given<>(before.get())
                        : refused("request-reused", "the request id was used for another refund");
            }
            long left = payment.paid().minor() - payment.refundedMinor();
            if (payment.paidAt() == null) {
                return refused("not-paid", "there is nothing to give back");
            }
            if (asked.amount().minor() < 1
                    || asked.amount().minor() > left
                    || !asked.amount().currency().equals(payment.amount().currency())) {
                return refused("amount", "more than what is left of the payment");
            }
            String refundNo = number("r");
            ledger.refund(refundNo, asked, clock.instant());
            return new Answer.Given<>(new Wire.Refund(refundNo, asked.paymentNo(), asked.amount()));
        });
    }

    /** Whether the cashier no longer takes the money. */
    boolean isOver(Ledger.Payment payment) {
        return payment.closedAt() != null
                || (!manners.acceptLate() && !clock.instant().isBefore(payment.payUntil()));
    }

    /** What the buyer really pays. */
    private long sum(long asked) {
        if (chance.nextDouble() >= manners.wrongSum()) {
            return asked;
        }
        return chance.nextBoolean() || asked == 1 ? asked + 100 : asked - Math.min(100, asked - 1);
    }

    private void planCallbacks(String paymentNo, Instant now) {
        if (chance.nextDouble() < manners.lost()) {
            return;
        }
        Duration delay = between(manners.soonest(), manners.latest());
        if (chance.nextDouble() < manners.late()) {
            delay = delay.plus(manners.lateBy());
        }
        ledger.deliver(paymentNo, now.plus(delay));
        if (chance.nextDouble() < manners.twice()) {
            ledger.deliver(paymentNo, now.plus(delay).plus(between(Duration.ZERO, manners.latest())));
        }
    }

    private Duration between(Duration least, Duration most) {
        long span = most.minus(least).toMillis();
        return span == 0 ? least : least.plusMillis(chance.nextLong(span));
    }

    private Wire.Standing standing(Ledger.Payment payment) {
        if (payment.paidAt() != null) {
            return new Wire.Standing(payment.paymentNo(), Wire.State.PAID, payment.paid(), payment.tradeNo());
        }
        Wire.State state = isOver(payment) ? Wire.State.EXPIRED : Wire.State.WAITING;
        return new Wire.Standing(payment.paymentNo(), state, null, null);
    }

    private String number(String prefix) {
        var text = new StringBuilder(prefix);
        for (int i = 0; i < NUMBER_LENGTH; i++) {
            text.append(LETTERS.charAt(numbers.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private <T> T whole(Supplier<T> work) {
        @Nullable T answer = transactions.execute(_ -> work.get());
        return Objects.requireNonNull(answer);
    }

    private static <T> Answer<T> unknown() {
        return refused("unknown", "there is no such payment");
    }

    private static <T> Answer<T> refused(String code, String message) {
        return new Answer.Refused<>(new Wire.Refusal(code, message));
    }
}
