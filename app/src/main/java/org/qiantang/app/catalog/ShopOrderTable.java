package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.HeldLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code shop_order}: paid orders that the shop has taken. */
final class ShopOrderTable {
    private static final String TAKE = """
            insert into shop_order (order_id, merchant_id, show_id, buyer_id, lines, amount_minor, currency, taken_at)
            values (:order, :merchant, :show, :buyer, :lines::jsonb, :minor, :currency, :at)
            on conflict (order_id) do nothing
            """;

    private static final String BY_ID = """
            select merchant_id
              from shop_order
             where order_id = :order
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ShopOrderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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

    Optional<Long> merchantOf(long orderId) {
        return jdbc.sql(BY_ID)
                .param("order", orderId)
                .query((row, _) -> row.getLong("merchant_id"))
                .optional();
    }
}
