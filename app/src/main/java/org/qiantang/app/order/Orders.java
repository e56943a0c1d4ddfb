package org.qiantang.app.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rows that {@link OrderTable} folds. */
public final class Orders {
    static final Set<String> STATES = Set.of("held", "paid", "taken", "shipped", "released", "refunding", "refunded");
    private static final String SELECT = """
            select o.order_id, o.state, o.shard, o.position, o.show_id, o.merchant_id, o.buyer_id,
                   o.total_minor, o.currency, o.pay_until, o.created_at, o.paid_at, o.cashier, o.cashier_until,
                   o.carrier, o.tracking_no, o.sent_at, coalesce(s.name, '') as shop
              from placed_order o
              left join order_shop s on s.merchant_id = o.merchant_id
             where o.position is not null
            """;
    private static final String BY_ID = SELECT + " and o.order_id = :order";
    private static final String OF_BUYER = SELECT + " and o.buyer_id = :buyer order by o.order_id desc limit :most";
    private static final String OF_SHOP = SELECT + """
               and o.merchant_id = :merchant
               and (o.state = :state or :state = '')
             order by o.order_id desc
             limit :size offset :skip
            """;
    private static final String COUNT_OF_SHOP = """
            select count(*)
              from placed_order
             where merchant_id = :merchant
               and (state = :state or :state = '')
            """;
    private static final String LINES = """
            select l.order_id, l.item_id, l.sku_id, l.pieces, l.price_version, l.price_minor, l.currency,
                   i.product_id, i.title, i.picture, k.name
              from order_line l
              join order_item i on i.item_id = l.item_id
              join order_sku k on k.item_id = l.item_id and k.sku_id = l.sku_id
             where l.order_id in (:orders)
             order by l.order_id, l.number
            """;
    private static final String SHOP_OF = """
            select s.name
              from order_show w
              join order_shop s on s.merchant_id = w.merchant_id
             where w.show_id = :show
            """;

    private final JdbcClient jdbc;

    Orders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One order's row, with its place of birth. */
    record Row(
            long orderId,
            String state,
            int shard,
            long position,
            long showId,
            long merchantId,
            long buyerId,
            Money total,
            Instant payUntil,
            Instant createdAt,
            @Nullable Instant paidAt,
            @Nullable String cashier,
            @Nullable Instant cashierUntil,
            @Nullable String carrier,
            @Nullable String trackingNo,
            @Nullable Instant sentAt,
            String shop) {}

    record Line(
            long orderId,
            long itemId,
            long skuId,
            int pieces,
            long priceVersion,
            Money price,
            long productId,
            String title,
            String picture,
            String skuName) {}

    /** The name of the shop whose show this is; empty while it is not known here. */
    public String shopOf(long showId) {
        return jdbc.sql(SHOP_OF)
                .param("show", showId)
                .query((row, _) -> row.getString("name"))
                .optional()
                .orElse("");
    }

    Optional<Row> byId(long orderId) {
        return jdbc.sql(BY_ID).param("order", orderId).query(Orders::row).optional();
    }

    /** The buyer's latest orders. */
    List<Row> ofBuyer(long buyerId, int most) {
        return jdbc.sql(OF_BUYER)
                .param("buyer", buyerId)
                .param("most", most)
                .query(Orders::row)
                .list();
    }

    /** The shop's orders, latest first; an empty state means all. */
    List<Row> ofShop(long merchantId, String state, int page, int size) {
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .param("state", state)
                .param("size", size)
                .param("skip", (long) page * size)
                .query(Orders::row)
                .list();
    }

    long countOfShop(long merchantId, String state) {
        return jdbc.sql(COUNT_OF_SHOP)
                .param("merchant", merchantId)
                .param("state", state)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    Map<Long, List<Line>> lines(List<Long> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql(LINES).param("orders", orders).query(Orders::line).list().stream()
                .collect(Collectors.groupingBy(Line::orderId));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("order_id"),
                row.getLong("item_id"),
                row.getLong("sku_id"),
                row.getInt("pieces"),
                row.getLong("price_version"),
                new Money(row.getLong("price_minor"), row.getString("currency")),
                row.getLong("product_id"),
                row.getString("title"),
                row.getString("picture"),
                row.getString("name"));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("order_id"),
                row.getString("state"),
                row.getInt("shard"),
                row.getLong("position"),
                row.getLong("show_id"),
                row.getLong("merchant_id"),
                row.getLong("buyer_id"),
                new Money(row.getLong("total_minor"), row.getString("currency")),
                row.getObject("pay_until", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "paid_at"),
                row.getString("cashier"),
                instant(row, "cashier_until"),
                row.getString("carrier"),
                row.getString("tracking_no"),
                instant(row, "sent_at"),
                row.getString("shop"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
