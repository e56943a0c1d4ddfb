package org.qiantang.app.payment;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was asked of providers to be sent back: noted before it is asked for, so that the sum is known at any moment. */
final class RefundTable {
    private static final String ASKED = """
            insert into payment_refund (request_id, payment_no, order_id, amount_minor, currency, at, refund_id, refused)
            values (:request, :no, :order, :minor, :currency, :at, :refund, :refused)
                on conflict (request_id) do nothing
            """;
    private static final String BY_REQUEST =
            "select refund_no, refused from payment_refund where request_id = :request";
    private static final String SUM = """
            select coalesce(sum(amount_minor), 0)
              from payment_refund
             where payment_no = :no
               and order_id = :order
               and refused is null
            """;
    private static final String DONE = """
            update payment_refund
               set refund_no = :refund
             where request_id = :request
               and refund_no is null
            """;
    private static final String REFUSED = """
            update payment_refund
               set refused = :code
             where request_id = :request
               and refund_no is null
            """;

    private final JdbcClient jdbc;

    RefundTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What has become of a request so far; both absent while it is under way. */
    record Noted(@Nullable String refundNo, @Nullable String refused) {}

    Optional<Noted> byRequest(String requestId) {
        return jdbc.sql(BY_REQUEST)
                .param("request", requestId)
                .query(RefundTable::noted)
                .optional();
    }

    /** What goes or has gone back of one order's share, refusals aside. */
    long sum(String paymentNo, long orderId) {
        return jdbc.sql(SUM)
                .param("no", paymentNo)
                .param("order", orderId)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    void asked(GivingBack asked, String paymentNo, Instant at, @Nullable String refused) {
        jdbc.sql(ASKED)
                .param("request", asked.requestId())
                .param("no", paymentNo)
                .param("order", asked.orderId())
                .param("minor", asked.amount().minor())
                .param("currency", asked.amount().currency())
                .param("at", at.atOffset(UTC))
                .param("refund", asked.refundId())
                .param("refused", refused)
                .update();
    }

    /** False where it was done before. */
    boolean done(String requestId, String refundNo) {
        return jdbc.sql(DONE)
                        .param("request", requestId)
                        .param("refund", refundNo)
                        .update()
                == 1;
    }

    void refused(String requestId, String code) {
        jdbc.sql(REFUSED).param("request", requestId).param("code", code).update();
    }

    private static Noted noted(ResultSet row, int number) throws SQLException {
        return new Noted(row.getString("refund_no"), row.getString("refused"));
    }
}
