package org.qiantang.app.checkout;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent.Part;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checkouts' rows: one for each intent of a buyer's. */
final class CheckoutTable {
    private static final String SELECT =
            "select checkout_id, buyer_id, body_hash, placed_at, total_minor, pay_until from checkout";
    private static final String BY_ID = SELECT + " where checkout_id = :id";
    private static final String BY_INTENT = SELECT + " where buyer_id = :buyer and intent = :intent";
    private static final String BEGIN = """
            insert into checkout (checkout_id, buyer_id, intent, body_hash, begun_at)
            values (:id, :buyer, :intent, :hash, :at)
                on conflict (buyer_id, intent) do nothing
            """;
    private static final String PLACED = """
            update checkout
               set placed_at = :at, total_minor = :total, pay_until = :until
             where checkout_id = :id
               and placed_at is null
            """;
    private static final String PART = """
            insert into checkout_part (checkout_id, number, order_id, show_id, amount_minor)
            values (:id, :number, :order, :show, :amount)
            """;
    private static final String PARTS = """
            select order_id, show_id, amount_minor
              from checkout_part
             where checkout_id = :id
             order by number
            """;

    private final JdbcClient jdbc;

    CheckoutTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A checkout; the last three are absent while its parts are being held. */
    record Row(
            long checkoutId,
            long buyerId,
            String bodyHash,
            @Nullable Instant placedAt,
            @Nullable Money total,
            @Nullable Instant payUntil) {}

    Optional<Row> byId(long checkoutId) {
        return jdbc.sql(BY_ID).param("id", checkoutId).query(CheckoutTable::row).optional();
    }

    /**
     * The checkout of this intent, which is a new one unless there was one before.
     *
     * @param ids a fresh one for each try: one that was taken away has orders to its name that are being given back
     */
    Row begin(LongSupplier ids, long buyerId, String intent, String hash, Instant at) {
        while (true) {
            jdbc.sql(BEGIN)
                    .param("id", ids.getAsLong())
                    .param("buyer", buyerId)
                    .param("intent", intent)
                    .param("hash", hash)
                    .param("at", at.atOffset(UTC))
                    .update();
            Optional<Row> begun = jdbc.sql(BY_INTENT)
                    .param("buyer", buyerId)
                    .param("intent", intent)
                    .query(CheckoutTable::row)
                    .optional();
            if (begun.isPresent()) {
                return begun.get();
            }
            // The one that stood there came to nothing and was taken away between the two: this one may begin now.
        }
    }

    /** False where it was placed before. */
    boolean placed(long checkoutId, List<Part> parts, Money total, Instant until, Instant at) {
        boolean fresh = jdbc.sql(PLACED)
                        .param("id", checkoutId)
                        .param("total", total.minor())
                        .param("until", until.atOffset(UTC))
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
        for (int number = 0; fresh && number < parts.size(); number++) {
            Part part = parts.get(number);
            jdbc.sql(PART)
                    .param("id", checkoutId)
                    .param("number", number)
                    .param("order", part.orderId())
                    .param("show", part.showId())
                    .param("amount", part.amount().minor())
                    .update();
        }
        return fresh;
    }

    List<Part> parts(long checkoutId) {
        return jdbc.sql(PARTS)
                .param("id", checkoutId)
                .query((row, _) -> new Part(
                        row.getLong("order_id"), row.getLong("show_id"), Money.cny(row.getLong("amount_minor"))))
                .list();
    }

    /** Forgets a checkout that was not placed, so that its intent may be tried again. */
    void drop(long checkoutId) {
        jdbc.sql("delete from checkout where checkout_id = :id and placed_at is null")
                .param("id", checkoutId)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime placed = row.getObject("placed_at", OffsetDateTime.class);
        OffsetDateTime until = row.getObject("pay_until", OffsetDateTime.class);
        return new Row(
                row.getLong("checkout_id"),
                row.getLong("buyer_id"),
                row.getString("body_hash"),
                placed == null ? null : placed.toInstant(),
                placed == null ? null : Money.cny(row.getLong("total_minor")),
                until == null ? null : until.toInstant());
    }
}
