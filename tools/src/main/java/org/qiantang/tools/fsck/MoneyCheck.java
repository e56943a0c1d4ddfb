package org.qiantang.tools.fsck;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.qiantang.event.PaymentEvent;
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
    private static final String BOOKED = """
            select payment_no, amount_minor, currency, trade_no
              from simpay_payment
             where paid_at is not null
            """;
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
            snapshot.each(
                    "select payment_no from payment_refund where refused is not null",
                    row -> refused.add(row.getString(1)));
        }
        int waiting = 0;
        for (var one : floor.notTaken.entrySet()) {
            String payment = one.getKey();
            ShowEvent.PaymentNotTaken not = one.getValue().event();
            PaymentEvent.RefundDone done = office.refunds.get(payment);
            if (done != null) {
                findings.refunds.must(
                        done.orderId() == not.orderId() && done.amount().equals(not.amount()),
                        "payment {}: {} fen not taken, {} went back",
                        payment,
                        not.amount().minor(),
                        done.amount().minor());
            } else if (refused.contains(payment)) {
                findings.refunds.note("payment {}: the provider refuses to send it back", payment);
            } else {
                waiting++;
                findings.refunds.must(
                        followed.upTo("refunder", Streams.FLOOR)
                                < one.getValue().position(),
                        "payment {}: not taken and never sent back, though its courier has passed",
                        payment);
            }
        }
        office.refunds
                .keySet()
                .forEach(payment -> findings.refunds.must(
                        floor.notTaken.containsKey(payment),
                        "payment {}: went back, though its room took it",
                        payment));
        if (waiting > 0) {
            findings.refunds.note("{} waiting to go back", waiting);
        }
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
            var heard = new HashSet<String>(floor.notTaken.keySet());
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
        office.reported
                .keySet()
                .forEach(no -> findings.provider.must(
                        paid.containsKey(no), "payment {}: reported, but not in the provider's books", no));
        long unreported = paid.keySet().stream()
                .filter(no -> !office.reported.containsKey(no))
                .count();
        if (unreported > 0) {
            findings.provider.note("{} paid at the provider and not reported yet", unreported);
        }
        Set<String> back = new HashSet<>();
        long[] sum = {paid.values().stream().mapToLong(Long::longValue).sum(), 0};
        snapshot.each(BOOKED_BACK, row -> {
            String no = row.getString(2);
            sum[1] += row.getLong(3);
            PaymentEvent.RefundDone done = office.refunds.get(no);
            back.add(row.getString(1));
            findings.provider.must(
                    done == null
                            ? floor.notTaken.containsKey(no) && isWaiting(no)
                            : done.refundNo().equals(row.getString(1))
                                    && done.amount().minor() == row.getLong(3),
                    "payment {}: the provider sent {} fen back, the journal says {}",
                    no,
                    row.getLong(3),
                    done == null ? "nothing" : done.amount().minor());
        });
        office.refunds
                .values()
                .forEach(done -> findings.provider.must(
                        back.contains(done.refundNo()),
                        "refund {}: done, but not in the provider's books",
                        done.refundNo()));
        findings.provider.note("paid {} fen, sent back {}, kept {}", sum[0], sum[1], sum[0] - sum[1]);
    }

    private boolean isWaiting(String payment) {
        var not = floor.notTaken.get(payment);
        return not != null && followed.upTo("refunder", Streams.FLOOR) < not.position();
    }
}
