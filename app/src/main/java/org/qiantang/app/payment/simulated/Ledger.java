package org.qiantang.app.payment.simulated;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.payment.Wire;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The simulated provider's rows: payments, refunds, and callbacks to be made. */
final class Ledger {
    private static final String PAYMENT = """
            select p.payment_no, p.order_no, p.payee, p.amount_minor, p.currency, p.pay_until, p.callback,
                   p.trade_no, p.paid_at, p.closed_at, coalesce(p.paid_minor, p.amount_minor) as paid_minor,
                   (select coalesce(sum(r.amount_minor), 0) from simpay_refund r where r.payment_no = p.payment_no)
                       as refunded_minor
              from simpay_payment p
            """;
    private static final String BY_NO = PAYMENT + " where p.payment_no = :no";
    private static final String BY_REQUEST = PAYMENT + " where p.request_id = :request";
    private static final String LOCK = "select 1 from simpay_payment where payment_no = :no for update";
    private static final String OPEN = """
            insert into simpay_payment (payment_no, request_id, order_no, payee, amount_minor, currency,
                                        pay_until, callback, opened_at)
            values (:no, :request, :order, :payee, :minor, :currency, :until, :callback, :at)
                on conflict (request_id) do nothing
            """;
    private static final String PAY = """
            update simpay_payment
               set paid_at = :at, trade_no = :trade, paid_minor = :minor
             where payment_no = :no
               and paid_at is null
            """;
    private static final String REFUND = """
            insert into simpay_refund (refund_no, request_id, payment_no, amount_minor, at)
            values (:refund, :request, :no, :minor, :at)
            """;
    private static final String REFUND_BY_REQUEST = """
            select r.refund_no, r.payment_no, r.amount_minor, p.currency
              from simpay_refund r
              join simpay_payment p on p.payment_no = r.payment_no
             where r.request_id = :request
            """;
    private static final String DUE = """
            select d.id, d.payment_no, d.attempts, p.callback, coalesce(p.paid_minor, p.amount_minor) as amount_minor,
                   p.currency, p.trade_no
              from simpay_delivery d
              join simpay_payment p on p.payment_no = d.payment_no
             where d.delivered_at is null
               and d.given_up_at is null
               and d.due_at <= :now
             order by d.due_at
             limit :most
            """;
    private static final String AGAIN = """
            update simpay_delivery
               set attempts = attempts + 1, due_at = :due, given_up_at = :given
             where id = :id
            """;

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One payment.
     *
     * @param amount what was asked for
     * @param paid what was paid, or will be; buyers may pay another sum
     */
    record Payment(
            String paymentNo,
            String orderNo,
            String payee,
            Money amount,
            Money paid,
            Instant payUntil,
            String callback,
            @Nullable String tradeNo,
            @Nullable Instant paidAt,
            @Nullable Instant closedAt,
            long refundedMinor) {}

    record Delivery(long id, String paymentNo, int attempts, String callback, Money amount, String tradeNo) {}

    Optional<Payment> byNo(String paymentNo) {
        return jdbc.sql(BY_NO).param("no", paymentNo).query(Ledger::payment).optional();
    }

    Optional<Payment> byRequest(String requestId) {
        return jdbc.sql(BY_REQUEST)
                .param("request", requestId)
                .query(Ledger::payment)
                .optional();
    }

    /** The payment, kept from everybody else until the transaction ends. */
    Optional<Payment> lock(String paymentNo) {
        // In a statement of its own: the next one then sees all that was committed while this one waited.
        jdbc.sql(LOCK).param("no", paymentNo).query((row, _) -> row.getInt(1)).optional();
        return byNo(paymentNo);
    }

    /** False, and nothing happens, where the request was known. */
    boolean open(String paymentNo, Wire.Open open, Instant at) {
        return jdbc.sql(OPEN)
                        .param("no", paymentNo)
                        .param("request", open.requestId())
                        .param("order", open.orderNo())
                        .param("payee", open.payee())
                        .param("minor", open.amount().minor())
                        .param("currency", open.amount().currency())
                        .param(
                                "until",
                                open.payUntil().truncatedTo(ChronoUnit.MICROS).atOffset(UTC))
                        .param("callback", open.callback())
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    void pay(String paymentNo, long minor, String tradeNo, Instant at) {
        jdbc.sql(PAY)
                .param("no", paymentNo)
                .param("minor", minor)
                .param("trade", tradeNo)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void close(String paymentNo, Instant at) {
        jdbc.sql("update simpay_payment set closed_at = :at where payment_no = :no and closed_at is null")
                .param("no", paymentNo)
                .param("at", at.atOffset(UTC))
                .update();
    }

    Optional<Wire.Refund> refundByRequest(String requestId) {
        return jdbc.sql(REFUND_BY_REQUEST)
                .param("request", requestId)
                .query((row, _) -> new Wire.Refund(
                        row.getString("refund_no"),
                        row.getString("payment_no"),
                        new Money(row.getLong("amount_minor"), row.getString("currency"))))
                .optional();
    }

    void refund(String refundNo, Wire.RefundAsked asked, Instant at) {
        jdbc.sql(REFUND)
                .param("refund", refundNo)
                .param("request", asked.requestId())
                .param("no", asked.paymentNo())
                .param("minor", asked.amount().minor())
                .param("at", at.atOffset(UTC))
                .update();
    }

    void deliver(String paymentNo, Instant due) {
        jdbc.sql("insert into simpay_delivery (payment_no, due_at) values (:no, :due)")
                .param("no", paymentNo)
                .param("due", due.atOffset(UTC))
                .update();
    }

    List<Delivery> due(Instant now, int most) {
        return jdbc.sql(DUE)
                .param("now", now.atOffset(UTC))
                .param("most", most)
                .query((row, _) -> new Delivery(
                        row.getLong("id"),
                        row.getString("payment_no"),
                        row.getInt("attempts"),
                        row.getString("callback"),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("trade_no")))
                .list();
    }

    void delivered(long id, Instant at) {
        jdbc.sql("update simpay_delivery set attempts = attempts + 1, delivered_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void again(long id, Instant due, @Nullable Instant givenUp) {
        jdbc.sql(AGAIN)
                .param("id", id)
                .param("due", due.atOffset(UTC))
                .param("given", givenUp == null ? null : givenUp.atOffset(UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        OffsetDateTime paid = row.getObject("paid_at", OffsetDateTime.class);
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Payment(
                row.getString("payment_no"),
                row.getString("order_no"),
                row.getString("payee"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                new Money(row.getLong("paid_minor"), row.getString("currency")),
                row.getObject("pay_until", OffsetDateTime.class).toInstant(),
                row.getString("callback"),
                row.getString("trade_no"),
                paid == null ? null : paid.toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getLong("refunded_minor"));
    }
}
