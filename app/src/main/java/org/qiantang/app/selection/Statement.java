package org.qiantang.app.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What selling picked goods earned (带货明细), line by line: what a shop owes, and what somebody is owed. */
final class Statement {
    // The room's shop earns what it sells for another; in the offering shop's own room it is the show's host.
    private static final String OWED_BY = "o.shop_id = :shop";
    private static final String EARNED_BY = """
            (s.merchant_id <> o.shop_id and s.merchant_id = :shop or s.merchant_id = o.shop_id and s.host_id = :person)
            """;
    private static final String FROM = """
              from commission_line l
              join commission_order o on o.order_id = l.order_id
              join commission_show s on s.show_id = o.show_id
              join commission_item i on i.item_id = l.item_id
             where l.offer_id is not null
               and o.paid_at is not null
               and
            """;
    private static final String LINES = """
            select l.order_id, l.number, l.offer_id, l.product_id, i.title, l.pieces, l.price_minor, l.basis_points,
                   l.kept_minor, l.commission_minor, o.currency, o.paid_at, o.simulated,
                   case when l.kept_minor = 0 then 'taken-back'
                        when o.received_at is null then 'expected' else 'due' end as state,
                   o.shop_id, o.show_id, s.title as show, s.merchant_id, s.host_id
            """ + FROM;
    private static final String PAGE = """
               and (l.order_id, l.number) < (:order, :number)
             order by l.order_id desc, l.number desc
             limit :most
            """;
    private static final String SUMS = """
            select count(*) as lines,
                   coalesce(sum(l.pieces * l.price_minor), 0) as sold,
                   coalesce(sum(l.pieces * l.price_minor - l.kept_minor), 0) as back,
                   coalesce(sum(l.commission_minor) filter (where o.received_at is null), 0) as expected,
                   coalesce(sum(l.commission_minor) filter (where o.received_at is not null), 0) as due,
                   coalesce(sum(l.pieces * l.price_minor) filter (where o.simulated), 0) as simulated_sold,
                   coalesce(sum(l.pieces * l.price_minor - l.kept_minor) filter (where o.simulated), 0) as simulated_back,
                   coalesce(sum(l.commission_minor) filter (where o.received_at is null and o.simulated), 0)
                       as simulated_expected,
                   coalesce(sum(l.commission_minor) filter (where o.received_at is not null and o.simulated), 0)
                       as simulated_due
            """ + FROM;

    private final JdbcClient jdbc;

    Statement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose statement: a shop as the one who owes, or a person with the shop that they belong to as those who earn. */
    sealed interface Side {
        record Owes(long shopId) implements Side {}

        record Earns(long personId, @Nullable Long shopId) implements Side {}
    }

    /** One sold line. */
    record Line(
            long orderId,
            int number,
            long offerId,
            long productId,
            String title,
            int pieces,
            Money price,
            int basisPoints,
            Money kept,
            Money commission,
            Instant paidAt,
            String state,
            boolean simulatedBuyer,
            long shopId,
            long showId,
            String show,
            long sellerId,
            long hostId) {
        Money goods() {
            return price.times(pieces);
        }
    }

    /** What all lines come to; what is simulated is a demo's crowd's part of each sum. */
    record Sums(
            long lines,
            Money sold,
            Money back,
            Money expected,
            Money due,
            Money simulatedSold,
            Money simulatedBack,
            Money simulatedExpected,
            Money simulatedDue) {}

    Page<Line> page(Side side, @Nullable String after, int limit) {
        long order = Long.MAX_VALUE;
        int number = Integer.MAX_VALUE;
        if (after != null && !after.isEmpty()) {
            String[] parts = after.split("\\.", -1);
            try {
                order = Long.parseLong(parts[0]);
                number = parts.length == 2 ? Integer.parseInt(parts[1]) : Integer.MAX_VALUE;
            } catch (NumberFormatException nonsense) {
                throw Problem.nonsense("after", "翻页位置无效，请从头开始", "after: not a cursor of ours; start from the top");
            }
        }
        List<Line> lines = of(LINES, PAGE, side)
                .param("order", order)
                .param("number", number)
                .param("most", limit + 1)
                .query(Statement::line)
                .list();
        return Page.of(lines, limit, last -> last.orderId() + "." + last.number());
    }

    Sums sums(Side side) {
        return of(SUMS, "", side)
                .query((row, _) -> new Sums(
                        row.getLong("lines"),
                        Money.cny(row.getLong("sold")),
                        Money.cny(row.getLong("back")),
                        Money.cny(row.getLong("expected")),
                        Money.cny(row.getLong("due")),
                        Money.cny(row.getLong("simulated_sold")),
                        Money.cny(row.getLong("simulated_back")),
                        Money.cny(row.getLong("simulated_expected")),
                        Money.cny(row.getLong("simulated_due"))))
                .single();
    }

    private JdbcClient.StatementSpec of(String select, String rest, Side side) {
        return switch (side) {
            case Side.Owes(long shopId) -> jdbc.sql(select + OWED_BY + rest).param("shop", shopId);
            case Side.Earns(long personId, Long shopId) ->
                jdbc.sql(select + EARNED_BY + rest)
                        .param("shop", shopId, Types.BIGINT)
                        .param("person", personId);
        };
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new Line(
                row.getLong("order_id"),
                row.getInt("number"),
                row.getLong("offer_id"),
                row.getLong("product_id"),
                row.getString("title"),
                row.getInt("pieces"),
                new Money(row.getLong("price_minor"), currency),
                row.getInt("basis_points"),
                new Money(row.getLong("kept_minor"), currency),
                new Money(row.getLong("commission_minor"), currency),
                row.getObject("paid_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getBoolean("simulated"),
                row.getLong("shop_id"),
                row.getLong("show_id"),
                row.getString("show"),
                row.getLong("merchant_id"),
                row.getLong("host_id"));
    }
}
