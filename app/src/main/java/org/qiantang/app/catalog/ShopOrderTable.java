package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.HeldLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code shop_order}: paid orders that the shop has taken, and what became of them. */
final class ShopOrderTable {
    private static final String TAKE = """
            insert into shop_order (order_id, merchant_id, show_id, buyer_id, lines, amount_minor, currency, state, taken_at)
            values (:order, :merchant, :show, :buyer, :lines::jsonb, :minor, :currency, 'taken', :at)
            on conflict (order_id) do nothing
            """;

    private static final String BY_ID = """
            select merchant_id, state, carrier, tracking_no
              from shop_order
             where order_id = :order
            """;

    private static final String SHIP = """
            update shop_order
               set state = 'shipped', carrier = :carrier, tracking_no = :tracking, sent_at = :at
             where order_id = :order and state = 'taken'
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ShopOrderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(long merchantId, Optional<Parcel> parcel) {}

    record Parcel(String carrier, String trackingNo) {}

    /** False where the order was taken before. */
    boolean take(
            long orderId, long showId, long merchantId, long buyerId, List<HeldLine> lines, Money amount, Instant at) {
        return jdbc.sql(TAKE)
                        .param("order", orderId)
                        .param("merchant", merchantId)
                        .param("show", showId)
                        .param("buyer", buyerId)
                        .param("lines", JSON.writeValueAsString(lines))
                        .param("minor", amount.minor())
                        .param("currency", amount.currency())
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    Optional<Row> find(long orderId) {
        return jdbc.sql(BY_ID)
                .param("order", orderId)
                .query((row, _) -> new Row(
                        row.getLong("merchant_id"),
                        row.getString("state").equals("taken")
                                ? Optional.empty()
                                : Optional.of(new Parcel(row.getString("carrier"), row.getString("tracking_no")))))
                .optional();
    }

    void ship(long orderId, Parcel parcel, Instant at) {
        jdbc.sql(SHIP)
                .param("order", orderId)
                .param("carrier", parcel.carrier())
                .param("tracking", parcel.trackingNo())
                .param("at", at.atOffset(UTC))
                .update();
    }
}
