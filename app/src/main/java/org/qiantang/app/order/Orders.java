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
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rows that {@link OrderTable} folds. */
public final class Orders {
    static final Set<String> STATES = Set.of(
            "held", "paid", "taken", "issued", "shipped", "received", "closed", "released", "refunding", "refunded");
    private static final int MOST_WORDS = 64;
    private static final String SELECT = """
            select o.order_id, o.state, o.shard, o.position, o.show_id, o.merchant_id, o.buyer_id,
                   o.total_minor, o.currency, o.pay_until, o.created_at, o.paid_at, o.cashier, o.cashier_until,
                   o.sent_at, o.some_sent_at, o.packed_at, o.ship_by, o.deliver_by, o.delivered_at, o.received_at,
                   o.closed_at, o.voucher,
                   coalesce(s.name, '') as shop,
                   (select coalesce(sum(b.minor), 0) from order_back b where b.order_id = o.order_id) as back_minor
              from placed_order o
              left join order_shop s on s.merchant_id = o.merchant_id
             where o.position is not null
            """;
    private static final String BY_ID = SELECT + " and o.order_id = :order";
    // One of the two promises was broken, or is being broken now.
    private static final String LATE = """
            o.closed_at is null and (o.ship_by < coalesce(o.sent_at, :now)
                                     or o.deliver_by < coalesce(case when o.sent_at is not null then o.delivered_at end,
                                                                o.received_at, :now))""";
    private static final String TITLED = """
                               select
                                 from order_line l
                                 join order_item i on i.item_id = l.item_id
                                where l.order_id = o.order_id
                                  and position(lower(:words) in lower(i.title)) > 0
            """;
    private static final String NEWEST = """

             order by o.order_id desc
             limit :most
            """;
    // A tab of the pages may stand for several states.
    private static final String OF_BUYER = SELECT + """
               and o.buyer_id = :buyer
               and o.order_id < :before
               and (:all or o.state in (:states))
               and (:words = '' or o.order_id = :number
                    or position(lower(:words) in lower(coalesce(s.name, ''))) > 0
                    or exists (
            """ + TITLED + "))" + NEWEST;
    private static final String OF_SHOP = SELECT + """
               and o.merchant_id = :merchant
               and o.order_id < :before
               and (:all or o.state in (:states))
               and (not :overdue or o.state = 'taken' and o.ship_by < :now)
               and (not :late or
            """ + LATE + """
                   )
               and (:words = '' or o.order_id = :number or o.buyer_id in (:buyers)
                    or exists (
            """ + TITLED + "))" + NEWEST;
    private static final String COUNTS = """
            select o.state, count(*) as orders,
                   count(*) filter (where o.state = 'taken' and o.ship_by < :now) as overdue,
                   count(*) filter (where
            """ + LATE + """
                   ) as late
              from placed_order o
             where o.merchant_id = :merchant
               and o.position is not null
             group by o.state
            """;
    private static final String KEPT = """
            select count(*) filter (where o.ship_by < :now or o.ship_by >= o.sent_at) as ship_due,
                   count(*) filter (where o.ship_by < coalesce(o.sent_at, :now)) as ship_late,
                   count(*) filter (where o.deliver_by < :now or o.deliver_by >= o.delivered_at) as deliver_due,
                   count(*) filter (where o.deliver_by < coalesce(o.delivered_at, o.received_at, :now)) as deliver_late
              from placed_order o
             where o.merchant_id = :merchant
               and o.taken_at >= :since
               and o.closed_at is null
            """;
    private static final String OF_IDS = SELECT + " and o.order_id in (:orders)";
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
            @Nullable Instant deliverBy,
            @Nullable Instant deliveredAt,
            @Nullable Instant receivedAt,
            @Nullable Instant closedAt,
            boolean voucher,
            long backMinor,
            String shop) {
        /** Whether the promised time to ship has passed and not everything has left, or left late. */
        boolean isLate(Instant now) {
            Instant by = shipBy;
            Instant sent = sentAt;
            return by != null && closedAt == null && by.isBefore(sent == null ? now : sent);
        }

        /** Whether it was promised to be there by now, or was there later than promised. */
        boolean isDeliveredLate(Instant now) {
            Instant by = deliverBy;
            Instant there = sentAt == null || deliveredAt == null ? receivedAt : deliveredAt;
            return by != null && closedAt == null && by.isBefore(there == null ? now : there);
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

    /** One line of an order as it was bought. */
    public record Bought(long itemId, long skuId, long productId, String title, String picture, String skuName) {}

    /** The lines of an order, in their order. */
    public List<Bought> bought(long orderId) {
        return lines(List.of(orderId)).getOrDefault(orderId, List.of()).stream()
                .map(line -> new Bought(
                        line.itemId(), line.skuId(), line.productId(), line.title(), line.picture(), line.skuName()))
                .toList();
    }

    /** Where in the floor's shard an order was born. */
    public Optional<Long> bornAt(long orderId) {
        return byId(orderId).map(Row::position);
    }

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

    /** What somebody searches for; empty where nothing. */
    static String words(String q) {
        if (q.length() > MOST_WORDS || q.indexOf('\0') >= 0) {
            throw Problem.nonsense("q", "搜索词最多 " + MOST_WORDS + " 个字", MOST_WORDS + " characters at most");
        }
        return q.strip();
    }

    /**
     * The buyer's orders before this one, newest first; of all states where none is named.
     *
     * @param words in a title or the shop's name; empty for all
     * @param number the order that the words are the number of
     */
    List<Row> ofBuyer(long buyerId, Set<String> states, String words, OptionalLong number, long before, int most) {
        return jdbc.sql(OF_BUYER)
                .param("buyer", buyerId)
                .param("words", words)
                .param("number", number.orElse(-1))
                .param("before", before)
                .param("all", states.isEmpty())
                .param("states", states.isEmpty() ? Set.of("") : states)
                .param("most", most)
                .query(Orders::row)
                .list();
    }

    /**
     * Which of a shop's orders are wanted.
     *
     * @param overdue only those past their promised time to ship
     * @param late only those of which a promise was broken
     * @param words in the goods' titles; empty for all
     * @param number the order that the words are the number of
     * @param buyers those whom the words name
     */
    record Wanted(
            Set<String> states, boolean overdue, boolean late, String words, OptionalLong number, List<Long> buyers) {
        static final Wanted ALL = new Wanted(Set.of(), false, false, "", OptionalLong.empty(), List.of());

        static Wanted in(String state) {
            return new Wanted(Set.of(state), false, false, "", OptionalLong.empty(), List.of());
        }
    }

    /** The shop's orders before this one, newest first. */
    List<Row> ofShop(long merchantId, Wanted wanted, Instant now, long before, int most) {
        Set<String> states = wanted.states();
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .param("before", before)
                .param("all", states.isEmpty())
                .param("states", states.isEmpty() ? Set.of("") : states)
                .param("overdue", wanted.overdue())
                .param("late", wanted.late())
                .param("words", wanted.words())
                .param("number", wanted.number().orElse(-1))
                .param("buyers", wanted.buyers().isEmpty() ? List.of(-1L) : wanted.buyers())
                .param("now", now.atOffset(UTC))
                .param("most", most)
                .query(Orders::row)
                .list();
    }

    /** How many orders of a shop are in each state, and how many are {@code overdue} and {@code late}. */
    Map<String, Long> counts(long merchantId, Instant now) {
        var counts = new HashMap<String, Long>();
        jdbc.sql(COUNTS)
                .param("merchant", merchantId)
                .param("now", now.atOffset(UTC))
                .query(row -> {
                    counts.put(row.getString("state"), row.getLong("orders"));
                    counts.merge("overdue", row.getLong("overdue"), Long::sum);
                    counts.merge("late", row.getLong("late"), Long::sum);
                });
        return counts;
    }

    /** How a shop kept its promises: of orders whose time came, how many left or were there too late. */
    record Kept(long shipDue, long shipLate, long deliverDue, long deliverLate) {}

    Kept kept(long merchantId, Instant since, Instant now) {
        return jdbc.sql(KEPT)
                .param("merchant", merchantId)
                .param("since", since.atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Kept(
                        row.getLong("ship_due"),
                        row.getLong("ship_late"),
                        row.getLong("deliver_due"),
                        row.getLong("deliver_late")))
                .single();
    }

    /** These orders, whosever they are; those that are not there are left out. */
    Map<Long, Row> ofIds(List<Long> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql(OF_IDS).param("orders", orders).query(Orders::row).list().stream()
                .collect(Collectors.toMap(Row::orderId, row -> row));
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
                instant(row, "deliver_by"),
                instant(row, "delivered_at"),
                instant(row, "received_at"),
                instant(row, "closed_at"),
                row.getBoolean("voucher"),
                row.getLong("back_minor"),
                row.getString("shop"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
