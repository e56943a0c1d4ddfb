package org.qiantang.app.payment;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent.Part;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is to be paid at our own cashier, before anybody has chosen how. */
final class CashierTable {
    private static final String OPEN = """
            insert into cashier (cashier_no, subject_id, order_no, payee, amount_minor, currency, pay_until)
            values (:no, :subject, :orderNo, :payee, :minor, :currency, :until)
                on conflict (subject_id) do nothing
            """;
    private static final String PART = """
            insert into cashier_part (cashier_no, order_id, show_id, amount_minor) values (:no, :order, :show, :minor)
            """;
    private static final String BY_NO = """
            select cashier_no, subject_id, order_no, payee, amount_minor, currency, pay_until
              from cashier
             where cashier_no = :no
            """;
    private static final String PARTS = """
            select p.order_id, p.show_id, p.amount_minor, c.currency
              from cashier_part p
              join cashier c on c.cashier_no = p.cashier_no
             where p.cashier_no = :no
             order by p.order_id
            """;

    private final JdbcClient jdbc;

    CashierTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One bill.
     *
     * @param subjectId the order that it is for, or the checkout of several
     */
    record Row(String cashierNo, long subjectId, String orderNo, String payee, Money amount, Instant payUntil) {}

    /** False where there is one for the same. */
    boolean insert(Row bill, List<Part> parts) {
        boolean fresh = jdbc.sql(OPEN)
                        .param("no", bill.cashierNo())
                        .param("subject", bill.subjectId())
                        .param("orderNo", bill.orderNo())
                        .param("payee", bill.payee())
                        .param("minor", bill.amount().minor())
                        .param("currency", bill.amount().currency())
                        .param("until", bill.payUntil().atOffset(UTC))
                        .update()
                == 1;
        if (fresh) {
            parts.forEach(part -> jdbc.sql(PART)
                    .param("no", bill.cashierNo())
                    .param("order", part.orderId())
                    .param("show", part.showId())
                    .param("minor", part.amount().minor())
                    .update());
        }
        return fresh;
    }

    Optional<Row> byNo(String cashierNo) {
        return jdbc.sql(BY_NO).param("no", cashierNo).query(CashierTable::row).optional();
    }

    List<Part> parts(String cashierNo) {
        return jdbc.sql(PARTS)
                .param("no", cashierNo)
                .query((row, _) -> new Part(
                        row.getLong("order_id"),
                        row.getLong("show_id"),
                        new Money(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("cashier_no"),
                row.getLong("subject_id"),
                row.getString("order_no"),
                row.getString("payee"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getObject("pay_until", OffsetDateTime.class).toInstant());
    }
}
