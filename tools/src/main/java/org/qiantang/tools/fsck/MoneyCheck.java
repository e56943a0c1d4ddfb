package org.qiantang.tools.fsck;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.qiantang.tools.Snapshot;

/** Money that goes back, the payment desk's rows, and the provider's books. */
final class MoneyCheck {
    private static final String PAYMENTS = """
            select payment_no,
                   concat_ws(' ', 'order', order_id, amount_minor, currency,
                             case when reported_at is null then 'open' else 'reported' end)
              from payment
            """;
    private static final String REFUNDS = """
            select refund_no, concat_ws(' ', 'payment', payment_no, 'order', order_id, amount_minor, currency)
              from payment_refund
             where refund_no is not null
            """;
    private static final String REFUSED = """
            select coalesce(refund_id::text, concat(payment_no, ' ', order_id))
              from payment_refund
             where refused is not null
            """;
    private static final String BOOKED = """
            select payment_no, coalesce(paid_minor, amount_minor), currency, trade_no
              from simpay_payment
             where paid_at is not null
            """;
    /** Payments at other companies, whose books are not here. */
    private static final String ELSEWHERE = "select payment_no from payment where provider <> 'simpay'";

    private static final String BOOKED_BACK = "select refund_no, payment_no, amount_minor from simpay_refund";

    private final Snapshot snapshot;
    private final FloorCount floor;
    private final OfficeCount office;
    private final Followed followed;
    private final Findings findings;

    MoneyCheck(Snapshot snapshot, FloorCount floor, OfficeCount office, Followed followed, Findings findings) {
        this.snapshot = snapshot;
        this.floor = floor;
        this.office = office;
        this.followed = followed;
        this.findings = findings;
    }

    void run() throws SQLException {
        refunds();
        rows();
        if (snapshot.has("simpay_payment")) {
            books();
        } else {
            findings.provider.note("no table simpay_payment");
        }
    }

    private void refunds() throws SQLException {
        Set<String> refused = new HashSet<>();
        if (snapshot.has("payment_refund")) {
            snapshot.each(REFUSED, row -> refused.add(row.getString(1)));
        }
        int waiting = 0;
        for (var one : floor.notTaken.entrySet()) {
            FloorCount.Share share = one.getKey();
            ShowEvent.PaymentNotTaken not = one.getValue().event();
            PaymentEvent.RefundDone done = office.sentBack.get(share);
            if (done != null) {
                findings.refunds.must(
                        done.amount().equals(not.amount()),
                        "payment {}: {} fen not taken, {} went back",
                        share.paymentNo(),
                        not.amount().minor(),
                        done.amount().minor());
            } else if (refused.contains(share.paymentNo() + " " + share.orderId())) {
                findings.refunds.note("payment {}: the provider refuses to send it back", share.paymentNo());
            } else {
                waiting++;
                findings.refunds.must(
                        isWaiting(Streams.FLOOR, one.getValue().position()),
                        "payment {}: not taken and never sent back, though its courier has passed",
                        share.paymentNo());
            }
        }
        office.sentBack
                .keySet()
                .forEach(share -> findings.refunds.must(
                        floor.notTaken.containsKey(share),
                        "payment {}: went back, though its room took it",
                        share.paymentNo()));
        waiting += ordered(refused);
        if (waiting > 0) {
            findings.refunds.note("{} waiting to go back", waiting);
        }
    }

    /** What shops give back of paid orders; answers how many are on their way. */
    private int ordered(Set<String> refused) {
        int waiting = 0;
        for (var one : office.refundsOrdered.entrySet()) {
            ShopEvent.RefundOrdered asked = one.getValue().event();
            PaymentEvent.RefundDone done = office.givenBack.get(one.getKey());
            if (done != null) {
                findings.refunds.must(
                        done.orderId() == asked.orderId() && done.amount().equals(asked.amount()),
                        "refund {}: {} fen of order {} were to go back, {} of {} did",
                        one.getKey(),
                        asked.amount().minor(),
                        asked.orderId(),
                        done.amount().minor(),
                        done.orderId());
            } else if (refused.contains(one.getKey().toString())) {
                findings.refunds.note("refund {}: the provider refuses it", one.getKey());
            } else {
                waiting++;
                findings.refunds.must(
                        isWaiting(Streams.OFFICE, one.getValue().position()),
                        "refund {}: ordered and never sent, though its courier has passed",
                        one.getKey());
            }
        }
        var sums = new HashMap<Long, Long>();
        office.givenBack.forEach((id, done) -> {
            findings.refunds.must(office.refundsOrdered.containsKey(id), "refund {}: sent, but no shop ordered it", id);
            sums.merge(done.orderId(), done.amount().minor(), Long::sum);
        });
        sums.forEach((order, minor) -> {
            var paid = floor.paid.get(order);
            long most = paid == null ? 0 : paid.event().amount().minor();
            findings.refunds.must(minor <= most, "order {}: paid with {} fen, {} were given back", order, most, minor);
        });
        return waiting;
    }

    private void rows() throws SQLException {
        var payments = new HashMap<String, String>();
        office.opened.forEach((no, opened) -> payments.put(
                no,
                "order " + opened.orderId() + " " + opened.amount().minor() + " "
                        + opened.amount().currency() + (office.reported.containsKey(no) ? " reported" : " open")));
        new Rows(snapshot, findings.payments).mustBe("payment", payments, PAYMENTS);
        var refunds = new HashMap<String, String>();
        office.refunds
                .values()
                .forEach(done -> refunds.put(
                        done.refundNo(),
                        "payment " + done.paymentNo() + " order " + done.orderId() + " "
                                + done.amount().minor() + " " + done.amount().currency()));
        new Rows(snapshot, findings.refunds).mustBe("payment_refund", refunds, REFUNDS);
        if (snapshot.has("payment")) {
            var heard = new HashSet<String>();
            floor.notTaken.keySet().forEach(share -> heard.add(share.paymentNo()));
            floor.paid.values().forEach(paid -> heard.add(paid.event().paymentNo()));
            snapshot.each(
                    "select payment_no from payment where heard_at is not null",
                    row -> findings.payments.must(
                            heard.contains(row.getString(1)),
                            "payment {}: its row says that the room heard of it, no event does",
                            row.getString(1)));
        }
    }

    private void books() throws SQLException {
        Map<String, Long> paid = new HashMap<>();
        snapshot.each(BOOKED, row -> {
            String no = row.getString(1);
            paid.put(no, row.getLong(2));
            var reported = office.reported.get(no);
            if (reported != null) {
                PaymentEvent.PaymentReported event = reported.event();
                findings.provider.must(
                        event.amount().minor() == row.getLong(2)
                                && event.amount().currency().equals(row.getString(3))
                                && event.tradeNo().equals(row.getString(4)),
                        "payment {}: the provider has {} fen, reported were {}",
                        no,
                        row.getLong(2),
                        event.amount().minor());
            }
        });
        Set<String> elsewhere = new HashSet<>();
        if (snapshot.has("payment")) {
            snapshot.each(ELSEWHERE, row -> elsewhere.add(row.getString(1)));
        }
        office.reported.keySet().stream()
                .filter(no -> !elsewhere.contains(no))
                .forEach(no -> findings.provider.must(
                        paid.containsKey(no), "payment {}: reported, but not in the provider's books", no));
        long unreported = paid.keySet().stream()
                .filter(no -> !office.reported.containsKey(no))
                .count();
        if (unreported > 0) {
            findings.provider.note("{} paid at the provider and not reported yet", unreported);
        }
        Set<String> back = new HashSet<>();
        var sums = new HashMap<String, Long>();
        snapshot.each(BOOKED_BACK, row -> {
            String no = row.getString(2);
            sums.merge(no, row.getLong(3), Long::sum);
            PaymentEvent.RefundDone done = office.refunds.get(row.getString(1));
            back.add(row.getString(1));
            findings.provider.must(
                    done == null
                            ? mayBeUnderWay(no)
                            : done.paymentNo().equals(no) && done.amount().minor() == row.getLong(3),
                    "payment {}: the provider sent {} fen back, the journal says {}",
                    no,
                    row.getLong(3),
                    done == null ? "nothing" : done.amount().minor());
        });
        sums.forEach((no, minor) -> findings.provider.must(
                minor <= paid.getOrDefault(no, 0L), "payment {}: more sent back than was paid: {} fen", no, minor));
        office.refunds
                .values()
                .forEach(done -> findings.provider.must(
                        back.contains(done.refundNo()),
                        "refund {}: done, but not in the provider's books",
                        done.refundNo()));
        long in = paid.values().stream().mapToLong(Long::longValue).sum();
        long out = sums.values().stream().mapToLong(Long::longValue).sum();
        findings.provider.note("paid {} fen, sent back {}, kept {}", in, out, in - out);
    }

    /** Whether the refunder has something of this payment still to note. */
    private boolean mayBeUnderWay(String payment) {
        return floor.notTaken.entrySet().stream()
                        .anyMatch(one -> one.getKey().paymentNo().equals(payment)
                                && !office.sentBack.containsKey(one.getKey())
                                && isWaiting(Streams.FLOOR, one.getValue().position()))
                || office.refundsOrdered.values().stream()
                        .anyMatch(one -> isPaidWith(one.event().orderId(), payment)
                                && !office.givenBack.containsKey(one.event().refundId())
                                && isWaiting(Streams.OFFICE, one.position()));
    }

    private boolean isPaidWith(long orderId, String payment) {
        var paid = floor.paid.get(orderId);
        return paid != null && paid.event().paymentNo().equals(payment);
    }

    private boolean isWaiting(int shard, long position) {
        return followed.upTo("refunder", shard) < position;
    }
}
