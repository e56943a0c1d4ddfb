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
import org.qiantang.event.PaymentEvent.Part;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The payment desk's rows: what was opened for which orders, reported, and heard by their rooms. */
final class PaymentTable {
    private static final String SELECT = """
            select payment_no, order_id, amount_minor, currency, pay_until, last_at, heard_at, closed_at, queries,
                   reported_minor, code, provider
              from payment
            """;
    private static final String BY_NO = SELECT + " where payment_no = :no";
    private static final String LOCK = BY_NO + " for update";
    private static final String OF_ORDER = SELECT + """
             where payment_no in (select payment_no from payment_part where order_id = :order)
             order by payment_no
            """;
    private static final String TAKEN = SELECT + """
             where payment_no in (select payment_no from payment_taken where order_id = :order)
            """;
    private static final String TAKE = """
            insert into payment_taken (order_id, payment_no) values (:order, :no)
                on conflict (order_id) do nothing
            """;
    private static final String REPORTED_OTHERWISE = """
            select exists (select from payment
                            where order_id = :subject and payment_no <> :no and reported_minor = amount_minor)
            """;
    private static final String UNHEARD = SELECT + """
             where heard_at is null
               and closed_at is null
               and next_query_at <= :now
             order by next_query_at
             limit :most
            """;
    private static final String OPENED = """
            insert into payment (payment_no, order_id, amount_minor, currency, pay_until, last_at, next_query_at, code,
                                 provider)
            values (:no, :subject, :minor, :currency, :until, :at, :query, :code, :provider)
                on conflict (payment_no) do nothing
            """;
    private static final String PART = """
            insert into payment_part (payment_no, order_id, show_id, amount_minor)
            values (:no, :order, :show, :minor)
            """;
    private static final String PARTS = """
            select p.order_id, p.show_id, p.amount_minor, t.currency
              from payment_part p
              join payment t on t.payment_no = p.payment_no
             where p.payment_no = :no
             order by p.order_id
            """;
    private static final String REPORTED = """
            update payment
               set reported_at = :at, last_at = :at, reported_minor = :minor
             where payment_no = :no
               and reported_at is null
            """;
    private static final String CANCELLED = """
            insert into payment_cancelled (order_id, at) values (:order, :at)
                on conflict (order_id) do nothing
            """;

    private final JdbcClient jdbc;

    PaymentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One payment.
     *
     * @param subjectId the order that it is for, or the checkout of several
     * @param reportedMinor what the provider has said that was paid; null before
     * @param code what our cashier shows as a QR code; null where the provider has a page of its own
     * @param provider the name of whom it is at
     */
    record Row(
            String paymentNo,
            long subjectId,
            Money amount,
            Instant payUntil,
            Instant lastAt,
            @Nullable Instant heardAt,
            @Nullable Instant closedAt,
            int queries,
            @Nullable Long reportedMinor,
            @Nullable String code,
            String provider) {}

    Optional<Row> byNo(String paymentNo) {
        return jdbc.sql(BY_NO).param("no", paymentNo).query(PaymentTable::row).optional();
    }

    /** The same, while nobody else may change it. */
    Optional<Row> lock(String paymentNo) {
        return jdbc.sql(LOCK).param("no", paymentNo).query(PaymentTable::row).optional();
    }

    /** The payments that are for this order, alone or among others. */
    List<Row> ofOrder(long orderId) {
        return jdbc.sql(OF_ORDER)
                .param("order", orderId)
                .query(PaymentTable::row)
                .list();
    }

    /** The one of them that the order's room has taken. */
    Optional<Row> takenFor(long orderId) {
        return jdbc.sql(TAKEN).param("order", orderId).query(PaymentTable::row).optional();
    }

    void taken(long orderId, String paymentNo) {
        jdbc.sql(TAKE).param("order", orderId).param("no", paymentNo).update();
    }

    /** Whether another payment of the same was reported as paid in full. */
    boolean isReportedOtherwise(Row payment) {
        return jdbc.sql(REPORTED_OTHERWISE)
                .param("subject", payment.subjectId())
                .param("no", payment.paymentNo())
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /** All payments of one order or checkout. */
    List<Row> ofSubject(long subjectId) {
        return jdbc.sql(SELECT + " where order_id = :subject order by payment_no")
                .param("subject", subjectId)
                .query(PaymentTable::row)
                .list();
    }

    List<Part> parts(String paymentNo) {
        return jdbc.sql(PARTS)
                .param("no", paymentNo)
                .query((row, _) -> new Part(
                        row.getLong("order_id"),
                        row.getLong("show_id"),
                        new Money(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    /** Payments that not all rooms have heard of and whose provider is to be asked by now. */
    List<Row> unheard(Instant now, int most) {
        return jdbc.sql(UNHEARD)
                .param("now", now.atOffset(UTC))
                .param("most", most)
                .query(PaymentTable::row)
                .list();
    }

    /** False where it was known. */
    boolean insert(Row payment, List<Part> parts, Instant query) {
        boolean fresh = jdbc.sql(OPENED)
                        .param("no", payment.paymentNo())
                        .param("subject", payment.subjectId())
                        .param("minor", payment.amount().minor())
                        .param("currency", payment.amount().currency())
                        .param("until", payment.payUntil().atOffset(UTC))
                        .param("at", payment.lastAt().atOffset(UTC))
                        .param("query", query.atOffset(UTC))
                        .param("code", payment.code())
                        .param("provider", payment.provider())
                        .update()
                == 1;
        if (fresh) {
            parts.forEach(part -> jdbc.sql(PART)
                    .param("no", payment.paymentNo())
                    .param("order", part.orderId())
                    .param("show", part.showId())
                    .param("minor", part.amount().minor())
                    .update());
        }
        return fresh;
    }

    /** False where it was reported before. */
    boolean reported(String paymentNo, Money amount, Instant at) {
        return jdbc.sql(REPORTED)
                        .param("no", paymentNo)
                        .param("minor", amount.minor())
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    void heard(String paymentNo, Instant at) {
        note("update payment set heard_at = :at where payment_no = :no and heard_at is null", paymentNo, at);
    }

    void closed(String paymentNo, Instant at) {
        note("update payment set closed_at = :at where payment_no = :no and closed_at is null", paymentNo, at);
    }

    void touched(String paymentNo, Instant at) {
        note("update payment set last_at = :at where payment_no = :no", paymentNo, at);
    }

    void queryAgain(String paymentNo, Instant next) {
        note("update payment set queries = queries + 1, next_query_at = :at where payment_no = :no", paymentNo, next);
    }

    private void note(String fact, String paymentNo, Instant at) {
        jdbc.sql(fact).param("no", paymentNo).param("at", at.atOffset(UTC)).update();
    }

    /** The buyer has cancelled the order. */
    void cancelled(long orderId, Instant at) {
        jdbc.sql(CANCELLED)
                .param("order", orderId)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** Whether the buyer has cancelled every one of these orders. */
    boolean areCancelled(List<Part> parts) {
        return cancelledOf(parts) == parts.size();
    }

    /** How many of these orders their buyers have cancelled. */
    int cancelledOf(List<Part> parts) {
        return jdbc.sql("select count(*) from payment_cancelled where order_id in (:orders)")
                .param("orders", parts.stream().map(Part::orderId).toList())
                .query((row, _) -> row.getInt(1))
                .single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        long reported = row.getLong("reported_minor");
        Long reportedMinor = row.wasNull() ? null : reported;
        return new Row(
                row.getString("payment_no"),
                row.getLong("order_id"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getObject("pay_until", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                instant(row, "heard_at"),
                instant(row, "closed_at"),
                row.getInt("queries"),
                reportedMinor,
                row.getString("code"),
                row.getString("provider"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
