package org.qiantang.app.order;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rows that {@link OrderTable} folds. */
public final class Orders {
    static final Set<String> STATES =
            Set.of("held", "paid", "taken", "shipped", "received", "closed", "released", "refunding", "refunded");
    private static final String SELECT = """
            select o.order_id, o.state, o.shard, o.position, o.show_id, o.merchant_id, o.buyer_id,
                   o.total_minor, o.currency, o.pay_until, o.created_at, o.paid_at, o.cashier, o.cashier_until,
                   o.sent_at, o.some_sent_at, o.packed_at, o.ship_by, o.received_at, o.closed_at,
                   coalesce(s.name, '') as shop,
                   (select coalesce(sum(b.minor), 0) from order_back b where b.order_id = o.order_id) as back_minor
              from placed_order o
              left join order_shop s on s.merchant_id = o.merchant_id
             where o.position is not null
            """;
    private static final String BY_ID = SELECT + " and o.order_id = :order";
    // A tab of the pages may stand for several states.
    private static final String OF_BUYER = SELECT + """
               and o.buyer_id = :buyer
               and o.order_id < :before
               and (:all or o.state in (:states))
             order by o.order_id desc
             limit :most
            """;
    private static final String OF_SHOP = SELECT + """
               and o.merchant_id = :merchant
               and o.order_id < :before
               and (:all or o.state in (:states))
               and (not :overdue or o.state = 'taken' and o.ship_by < :now)
             order by o.order_id desc
             limit :most
            """;
    private static final String COUNTS = """
            select state, count(*) as orders, count(*) filter (where state = 'taken' and ship_by < :now) as overdue
              from placed_order
             where merchant_id = :merchant
               and position is not null
             group by state
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

    /** The states that a comma-separated list names; empty for all of them. */
    static Set<String> states(String text) {
        if (text.isEmpty()) {
            return Set.of();
        }
        Set<String> named =
                Set.copyOf(List.of(text.split(",", -1)).stream().distinct().toList());
        if (!STATES.containsAll(named)) {
            throw Problem.nonsense("state", "没有这种订单状态", "no such state");
        }
        return named;
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
            @Nullable Instant sentAt,
            @Nullable Instant someSentAt,
            @Nullable Instant packedAt,
            @Nullable Instant shipBy,
            @Nullable Instant receivedAt,
            @Nullable Instant closedAt,
            long backMinor,
            String shop) {
        /** Whether the promised time to ship has passed and not everything has left, or left late. */
        boolean isLate(Instant now) {
            Instant by = shipBy;
            Instant sent = sentAt;
            return by != null && closedAt == null && by.isBefore(sent == null ? now : sent);
        }
    }

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

    /** The buyer's orders before this one, newest first; of all states where none is named. */
    List<Row> ofBuyer(long buyerId, Set<String> states, long before, int most) {
        return jdbc.sql(OF_BUYER)
                .param("buyer", buyerId)
                .param("before", before)
                .param("all", states.isEmpty())
                .param("states", states.isEmpty() ? Set.of("") : states)
                .param("most", most)
                .query(Orders::row)
                .list();
    }

    /** The shop's orders before this one, newest first; only those past their promised time where asked so. */
    List<Row> ofShop(long merchantId, Set<String> states, boolean overdue, Instant now, long before, int most) {
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .param("before", before)
                .param("all", states.isEmpty())
                .param("states", states.isEmpty() ? Set.of("") : states)
                .param("overdue", overdue)
                .param("now", now.atOffset(UTC))
                .param("most", most)
                .query(Orders::row)
                .list();
    }

    /** How many orders of a shop are in each state, and how many are overdue under the name {@code overdue}. */
    Map<String, Long> counts(long merchantId, Instant now) {
        var counts = new HashMap<String, Long>();
        jdbc.sql(COUNTS)
                .param("merchant", merchantId)
                .param("now", now.atOffset(UTC))
                .query(row -> {
                    counts.put(row.getString("state"), row.getLong("orders"));
                    counts.merge("overdue", row.getLong("overdue"), Long::sum);
                });
        return counts;
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
                instant(row, "sent_at"),
                instant(row, "some_sent_at"),
                instant(row, "packed_at"),
                instant(row, "ship_by"),
                instant(row, "received_at"),
                instant(row, "closed_at"),
                row.getLong("back_minor"),
                row.getString("shop"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
