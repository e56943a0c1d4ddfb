package org.qiantang.app.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How orders stand, for those who only need to know that. */
public final class OrderStates {
    private static final String OF = """
            select o.order_id, o.state, o.total_minor, o.freight_minor, o.currency, o.cashier,
                   coalesce(s.name, '') as shop
              from placed_order o
              left join order_shop s on s.merchant_id = o.merchant_id
             where o.order_id in (:orders)
               and o.position is not null
             order by o.order_id
            """;

    private final JdbcClient jdbc;

    public OrderStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One order: the rows' word, which may be a moment behind. */
    public record Standing(
            long orderId,
            String state,
            Money total,
            Money freight,
            String shop,
            @Nullable String cashier) {}

    public List<Standing> of(List<Long> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(OF)
                .param("orders", orders)
                .query((row, _) -> new Standing(
                        row.getLong("order_id"),
                        row.getString("state"),
                        new Money(row.getLong("total_minor"), row.getString("currency")),
                        new Money(row.getLong("freight_minor"), row.getString("currency")),
                        row.getString("shop"),
                        row.getString("cashier")))
                .list();
    }
}
