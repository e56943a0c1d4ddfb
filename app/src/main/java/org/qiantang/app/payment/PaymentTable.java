package org.qiantang.app.payment;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The payment desk's rows: what was opened, reported, heard by the room, and sent back. */
final class PaymentTable {
    private static final String COLUMNS =
            "payment_no, order_id, show_id, amount_minor, currency, pay_until, last_at, heard_at, queries";
    private static final String BY_NO = "select " + COLUMNS + " from payment where payment_no = :no";
    private static final String UNHEARD = "select " + COLUMNS + " from payment"
            + " where heard_at is null and closed_at is null and next_query_at <= :now"
            + " order by next_query_at limit :most";
    private static final String OPENED = """
            insert into payment (payment_no, order_id, show_id, amount_minor, currency, pay_until, last_at, next_query_at)
            values (:no, :order, :show, :minor, :currency, :until, :at, :query)
                on conflict (payment_no) do nothing
            """;
    private static final String REPORTED = """
            update payment
               set reported_at = :at, last_at = :at
             where payment_no = :no
               and reported_at is null
            """;
    private static final String REFUND = """
            insert into payment_refund (request_id, payment_no, order_id, amount_minor, currency, refund_no, refused, at)
            values (:request, :no, :order, :minor, :currency, :refund, :refused, :at)
                on conflict (request_id) do nothing
            """;

    private final JdbcClient jdbc;

    PaymentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            String paymentNo,
            long orderId,
            long showId,
            Money amount,
            Instant payUntil,
            Instant lastAt,
            @Nullable Instant heardAt,
            int queries) {}

    Optional<Row> byNo(String paymentNo) {
        return jdbc.sql(BY_NO).param("no", paymentNo).query(PaymentTable::row).optional();
    }

    /** Payments that the room has not heard of and whose provider is to be asked by now. */
    List<Row> unheard(Instant now, int most) {
        return jdbc.sql(UNHEARD)
                .param("now", now.atOffset(UTC))
                .param("most", most)
                .query(PaymentTable::row)
                .list();
    }

    /** False where it was known. */
    boolean insert(
            String paymentNo, long orderId, long showId, Money amount, Instant until, Instant at, Instant query) {
        return jdbc.sql(OPENED)
                        .param("no", paymentNo)
                        .param("order", orderId)
                        .param("show", showId)
                        .param("minor", amount.minor())
                        .param("currency", amount.currency())
                        .param("until", until.atOffset(UTC))
                        .param("at", at.atOffset(UTC))
                        .param("query", query.atOffset(UTC))
                        .update()
                == 1;
    }

    /** False where it was reported before. */
    boolean reported(String paymentNo, Instant at) {
        return jdbc.sql(REPORTED)
                        .param("no", paymentNo)
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    void heard(String paymentNo, Instant at) {
        jdbc.sql("update payment set heard_at = :at where payment_no = :no and heard_at is null")
                .param("no", paymentNo)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void closed(String paymentNo, Instant at) {
        jdbc.sql("update payment set closed_at = :at where payment_no = :no")
                .param("no", paymentNo)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void queryAgain(String paymentNo, Instant next) {
        jdbc.sql("update payment set queries = queries + 1, next_query_at = :next where payment_no = :no")
                .param("no", paymentNo)
                .param("next", next.atOffset(UTC))
                .update();
    }

    /** Notes what became of a refund's request; false where that was noted before. */
    boolean refund(
            String requestId,
            long orderId,
            String paymentNo,
            Money amount,
            @Nullable String refundNo,
            @Nullable String refused,
            Instant at) {
        return jdbc.sql(REFUND)
                        .param("request", requestId)
                        .param("order", orderId)
                        .param("no", paymentNo)
                        .param("minor", amount.minor())
                        .param("currency", amount.currency())
                        .param("refund", refundNo)
                        .param("refused", refused)
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    void touched(String paymentNo, Instant at) {
        jdbc.sql("update payment set last_at = :at where payment_no = :no")
                .param("no", paymentNo)
                .param("at", at.atOffset(UTC))
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime heard = row.getObject("heard_at", OffsetDateTime.class);
        return new Row(
                row.getString("payment_no"),
                row.getLong("order_id"),
                row.getLong("show_id"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getObject("pay_until", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                heard == null ? null : heard.toInstant(),
                row.getInt("queries"));
    }
}
