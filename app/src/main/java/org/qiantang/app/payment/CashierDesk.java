package org.qiantang.app.payment;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent.CashierOpened;
import org.qiantang.event.PaymentEvent.Part;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our own cashier: what is to be paid, the ways to pay it, and a payment opened at the one that the buyer chooses. */
final class CashierDesk {
    static final String PATH = "/cashier/";
    private static final Logger LOG = LoggerFactory.getLogger(CashierDesk.class);
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int NUMBER_LENGTH = 24;

    private final Office office;
    private final CashierTable cashiers;
    private final PaymentTable payments;
    private final PaymentDesk desk;
    private final PaymentProviders providers;
    private final Addresses addresses;
    private final InstantSource clock;
    private final RandomGenerator numbers;

    /**
     * The one desk.
     *
     * @param numbers makes the numbers of cashiers, which must not be guessed
     */
    CashierDesk(
            Office office,
            CashierTable cashiers,
            PaymentTable payments,
            PaymentDesk desk,
            PaymentProviders providers,
            Addresses addresses,
            InstantSource clock,
            RandomGenerator numbers) {
        this.office = office;
        this.cashiers = cashiers;
        this.payments = payments;
        this.desk = desk;
        this.providers = providers;
        this.addresses = addresses;
        this.clock = clock;
        this.numbers = numbers;
    }

    /** How a bill stands, as a page shows it. */
    sealed interface Standing {
        record Unknown() implements Standing {}

        record Open(CashierTable.Row bill) implements Standing {}

        record Paid(CashierTable.Row bill) implements Standing {}

        record Over(CashierTable.Row bill) implements Standing {}
    }

    /** What comes of choosing a way to pay. */
    sealed interface Chosen {
        /** The provider's own page. */
        record Away(String address) implements Chosen {}

        /** There is a code to be scanned. */
        record Code(CashierTable.Row bill) implements Chosen {}

        /** This bill takes no money, now or any more. */
        record Not(Standing standing) implements Chosen {}

        /** The provider did not answer, or would not; another way may do. */
        record Trouble(CashierTable.Row bill) implements Chosen {}
    }

    /**
     * Something is to be paid; each order or checkout has one cashier.
     *
     * @param placed when it came about
     */
    void open(
            long subjectId,
            String orderNo,
            String payee,
            List<Part> parts,
            Money total,
            Instant placed,
            Instant until) {
        Instant now = PaymentDesk.later(clock.instant(), placed);
        var bill = new CashierTable.Row(number(), subjectId, orderNo, payee, total, until);
        office.write(pen -> {
            boolean fresh = cashiers.insert(bill, parts);
            if (fresh) {
                pen.write(
                        Streams.payment(subjectId),
                        new CashierOpened(now, subjectId, total, PATH + bill.cashierNo(), until));
            }
            return fresh;
        });
    }

    Standing standing(String cashierNo) {
        Optional<CashierTable.Row> found = cashiers.byNo(cashierNo);
        if (found.isEmpty()) {
            return new Standing.Unknown();
        }
        CashierTable.Row bill = found.get();
        if (payments.ofSubject(bill.subjectId()).stream().anyMatch(one -> one.reportedMinor() != null)) {
            return new Standing.Paid(bill);
        }
        boolean over =
                !clock.instant().isBefore(bill.payUntil()) || payments.areCancelled(cashiers.parts(bill.cashierNo()));
        return over ? new Standing.Over(bill) : new Standing.Open(bill);
    }

    /** What is to be scanned to pay the bill this way. */
    Optional<String> code(CashierTable.Row bill, String way) {
        return payments.ofSubject(bill.subjectId()).stream()
                .filter(one -> one.provider().equals(way) && one.closedAt() == null)
                .map(PaymentTable.Row::code)
                .filter(Objects::nonNull)
                .findFirst();
    }

    List<PaymentProvider> ways() {
        return providers.offered();
    }

    /** Opens a payment at the provider; choosing the same again opens the same. */
    Chosen choose(String cashierNo, String name, boolean phone, String address) throws InterruptedException {
        Standing standing = standing(cashierNo);
        PaymentProvider provider = offered(name);
        if (provider == null) {
            return new Chosen.Not(new Standing.Unknown());
        }
        return standing instanceof Standing.Open(CashierTable.Row bill)
                ? choose(bill, provider, new PaymentProvider.Payer(phone, address, addresses.cashier(cashierNo)))
                : new Chosen.Not(standing);
    }

    private Instant lastSaidOf(CashierTable.Row bill) {
        return payments.ofSubject(bill.subjectId()).stream()
                .map(PaymentTable.Row::lastAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private Chosen choose(CashierTable.Row bill, PaymentProvider provider, PaymentProvider.Payer payer)
            throws InterruptedException {
        // One number for each way: a provider knows a payment by it, and a phone's is another kind than a desk's.
        String request = bill.orderNo() + provider.name().charAt(0) + (payer.phone() ? "m" : "d");
        var open = new Wire.Open(
                request, bill.orderNo(), bill.payee(), bill.amount(), bill.payUntil(), addresses.callback(provider));
        try {
            return switch (provider.open(open, payer)) {
                case PaymentProvider.Answer.Given<Wire.Payment>(Wire.Payment payment) -> {
                    desk.opened(desk.opening(
                            bill.subjectId(),
                            cashiers.parts(bill.cashierNo()),
                            provider,
                            payment,
                            PATH + bill.cashierNo(),
                            lastSaidOf(bill)));
                    String where = payment.cashier();
                    yield where.startsWith("/") || where.startsWith("http")
                            ? new Chosen.Away(where)
                            : new Chosen.Code(bill);
                }
                case PaymentProvider.Answer.Refused<Wire.Payment>(Wire.Refusal refusal) -> {
                    LOG.warn(
                            "payment not opened: order={} provider={} code={}",
                            bill.subjectId(),
                            provider.name(),
                            refusal.code());
                    yield new Chosen.Trouble(bill);
                }
            };
        } catch (IOException trouble) {
            LOG.warn("provider not reached: provider={} cause={}", provider.name(), trouble.toString());
            return new Chosen.Trouble(bill);
        }
    }

    private @Nullable PaymentProvider offered(String name) {
        return providers.offered().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private String number() {
        var text = new StringBuilder(NUMBER_LENGTH);
        for (int i = 0; i < NUMBER_LENGTH; i++) {
            text.append(LETTERS.charAt(numbers.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
