package org.qiantang.app.simulation;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.qiantang.app.payment.PaymentProvider;
import org.qiantang.app.payment.Wire;
import org.qiantang.event.Money;

/**
 * A payment provider with a memory of its own: it outlives our crashes, and knows each request by its id. On the way to it
 * and back a message may be slow or get lost.
 */
final class SimProvider {
    private final Clockwork clockwork;
    private final Faults faults;
    private final Defect defect;
    private final Map<String, Account> byNo = new LinkedHashMap<>();
    private final Map<String, Account> byRequest = new LinkedHashMap<>();
    private final Map<String, Account> byOrder = new LinkedHashMap<>();
    private final Set<String> tooLate = new HashSet<>();
    private final Map<String, Given> refunds = new LinkedHashMap<>();

    /** One payment. */
    static final class Account {
        private final String no;
        private final String orderNo;
        private final Money amount;
        private final Instant until;
        private Money paid;
        private boolean closed;

        Account(String no, String orderNo, Money amount, Instant until) {
            this.no = no;
            this.orderNo = orderNo;
            this.amount = amount;
            this.until = until;
        }

        String no() {
            return no;
        }

        String orderNo() {
            return orderNo;
        }

        Money amount() {
            return amount;
        }

        Money paid() {
            return paid;
        }

        Wire.Report report() {
            return new Wire.Report(no, paid, "trade-" + no);
        }
    }

    /** Money that went back. */
    record Given(String request, String refundNo, String paymentNo, long minor) {}

    SimProvider(Clockwork clockwork, Faults faults, Defect defect) {
        this.defect = defect;
        this.clockwork = clockwork;
        this.faults = faults;
    }

    Account ofOrder(String orderNo) {
        return byOrder.get(orderNo);
    }

    /** Whether a payment for this order was refused, as its deadline had passed. */
    boolean wasTooLateFor(String orderNo) {
        return tooLate.contains(orderNo);
    }

    List<Account> accounts() {
        return List.copyOf(byNo.values());
    }

    List<Given> refunds() {
        return List.copyOf(refunds.values());
    }

    /** The buyer pays; false where it is too late, or was paid before. */
    boolean pay(Account account, long minor) {
        if (account.paid != null || account.closed || clockwork.instant().isAfter(account.until)) {
            return false;
        }
        account.paid = Money.cny(minor);
        clockwork.say("buyer pays " + minor + " for " + account.no + " of order " + account.orderNo);
        return true;
    }

    private Wire.Payment open(Wire.Open asked) {
        Account known = byRequest.get(asked.requestId());
        if (known == null) {
            known = new Account("P" + (byNo.size() + 1), asked.orderNo(), asked.amount(), asked.payUntil());
            byRequest.put(asked.requestId(), known);
            byNo.put(known.no, known);
            if (byOrder.put(asked.orderNo(), known) != null) {
                throw new AssertionError("payments of order " + asked.orderNo() + ": two (expected: one)");
            }
        }
        return new Wire.Payment(known.no, known.amount, "/pay/" + known.no, known.until);
    }

    private Wire.Standing standing(Account one) {
        if (one.paid != null) {
            return new Wire.Standing(one.no, Wire.State.PAID, one.paid, "trade-" + one.no);
        }
        boolean over = one.closed || clockwork.instant().isAfter(one.until);
        return new Wire.Standing(one.no, over ? Wire.State.EXPIRED : Wire.State.WAITING, null, null);
    }

    private Wire.Refund refund(Wire.RefundAsked asked) {
        String id = defect == Defect.COURIER_WITHOUT_ID ? "any" + refunds.size() : asked.requestId();
        Given given = refunds.computeIfAbsent(
                id,
                request -> new Given(
                        request,
                        "R" + (refunds.size() + 1),
                        asked.paymentNo(),
                        asked.amount().minor()));
        return new Wire.Refund(given.refundNo(), asked.paymentNo(), asked.amount());
    }

    /** The provider as one program reaches it. */
    PaymentProvider from(Life life) {
        return new Line(life);
    }

    private final class Line implements PaymentProvider {
        private final Life life;

        Line(Life life) {
            this.life = life;
        }

        private <T> T over(Supplier<T> work) throws IOException {
            travel();
            T answer = work.get();
            travel();
            return answer;
        }

        private void travel() throws IOException {
            boolean lost = faults.losesMessage();
            boolean slow = lost || faults.losesMessage();
            clockwork.await(life, () -> false, clockwork.between(500, slow ? 4_000_000 : 30_000));
            if (faults.dies(life)) {
                life.mustLive();
            }
            if (lost) {
                throw new IOException("connection lost");
            }
        }

        @Override
        public Answer<Wire.Payment> open(Wire.Open open, Payer payer) throws IOException {
            return over(() -> {
                if (!byRequest.containsKey(open.requestId())
                        && clockwork.instant().isAfter(open.payUntil())) {
                    tooLate.add(open.orderNo());
                    return new Answer.Refused<>(new Wire.Refusal("too-late", "the deadline has passed"));
                }
                return new Answer.Given<>(SimProvider.this.open(open));
            });
        }

        @Override
        public Answer<Wire.Standing> query(String paymentNo) throws IOException {
            return over(() -> new Answer.Given<>(standing(byNo.get(paymentNo))));
        }

        @Override
        public Answer<Wire.Standing> close(String paymentNo) throws IOException {
            return over(() -> {
                Account one = byNo.get(paymentNo);
                one.closed = one.paid == null;
                return new Answer.Given<>(standing(one));
            });
        }

        @Override
        public Answer<Wire.Refund> refund(Wire.RefundAsked asked) throws IOException {
            return over(() -> new Answer.Given<>(SimProvider.this.refund(asked)));
        }

        @Override
        public String name() {
            return "simulated";
        }

        @Override
        public String title(boolean english) {
            return "simulated";
        }

        @Override
        public boolean opensAhead() {
            return true;
        }

        @Override
        public Notice read(Callback callback) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reply reply(Outcome outcome, String why) {
            throw new UnsupportedOperationException();
        }
    }

    /** What is wrong with the money: more went back of a payment than had come. */
    List<String> flaws() {
        var flaws = new ArrayList<String>();
        for (Account one : byNo.values()) {
            long back = refunds.values().stream()
                    .filter(given -> given.paymentNo().equals(one.no))
                    .mapToLong(Given::minor)
                    .sum();
            long came = one.paid == null ? 0 : one.paid.minor();
            if (back > came) {
                flaws.add("payment " + one.no + ": " + back + " went back (expected: up to " + came + ")");
            }
        }
        return flaws;
    }
}
