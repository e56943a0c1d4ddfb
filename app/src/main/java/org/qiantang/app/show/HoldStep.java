package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qiantang.app.journal.Gathered;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the orders of one step do to pieces, and to the figures of shows and buyers, written together: first what is held, then
 * what becomes of it.
 */
final class HoldStep {
    private static final String HOLD = """
            insert into show_hold (order_id, show_id, sku_id, pieces, pay_until)
            values (:order, :show, :sku, :count, :until)
                on conflict (order_id, sku_id) do update set pieces = show_hold.pieces + excluded.pieces
            """;
    private static final String HELD =
            "update show_sku set held = held + :count where show_id = :show and sku_id = :sku";
    private static final String BOUGHT = """
            insert into show_buyer (show_id, buyer_id, orders) values (:show, :buyer, :count)
                on conflict (show_id, buyer_id) do update set orders = show_buyer.orders + excluded.orders
            """;
    private static final String SPENT = """
            insert into show_spender (show_id, buyer_id, paid_minor) values (:show, :buyer, :minor)
                on conflict (show_id, buyer_id) do update
               set paid_minor = show_spender.paid_minor + excluded.paid_minor
            """;
    private static final String EARNED = """
            update show_row set orders = orders + :orders, paid_minor = paid_minor + :minor where show_id = :show
            """;
    static final List<String> STATEMENTS = List.of(HOLD, HELD, BOUGHT, SPENT, EARNED);

    private static final String UNHELD = """
            update show_sku s set held = s.held - h.pieces
              from (select show_id, sku_id, sum(pieces) as pieces
                      from show_hold
                     where order_id = any (cast(:orders as bigint[]))
                     group by show_id, sku_id) h
             where s.show_id = h.show_id and s.sku_id = h.sku_id
            """;
    // Accounts of a demo's crowd are marked at their birth and for ever, so a replay comes to the same rows.
    private static final String SOLD = """
            update show_sku s
               set held = s.held - h.pieces, sold = s.sold + h.pieces, simulated_sold = s.simulated_sold + h.of_crowd
              from (select h.show_id, h.sku_id, sum(h.pieces) as pieces,
                           coalesce(sum(h.pieces) filter (where p.simulated), 0) as of_crowd
                      from unnest(cast(:orders as bigint[]), cast(:buyers as bigint[])) as o (order_id, buyer_id)
                      join show_hold h on h.order_id = o.order_id
                      left join person p on p.id = o.buyer_id
                     group by h.show_id, h.sku_id) h
             where s.show_id = h.show_id and s.sku_id = h.sku_id
            """;
    private static final String FORGET = "delete from show_hold where order_id = any (cast(:orders as bigint[]))";

    private final JdbcClient rows;
    private final Gathered later;
    private final Map<Long, Long> paid = new LinkedHashMap<>();
    private final Set<Long> released = new LinkedHashSet<>();
    private final Map<Buyer, Long> spent = new LinkedHashMap<>();
    private final Map<Long, Earned> earned = new LinkedHashMap<>();

    HoldStep(JdbcClient rows, Gathered later) {
        this.rows = rows;
        this.later = later;
    }

    private record Buyer(long showId, long personId) {}

    private record Earned(long orders, long minor) {
        Earned and(Earned more) {
            return new Earned(orders + more.orders, minor + more.minor);
        }
    }

    void hold(long show, PiecesHeld held) {
        OffsetDateTime until = held.payUntil().atOffset(UTC);
        for (HeldLine line : held.lines()) {
            later.count(
                    HOLD,
                    Map.of("order", held.orderId(), "show", show, "sku", line.skuId(), "until", until),
                    line.pieces());
            later.count(HELD, Map.of("show", show, "sku", line.skuId()), line.pieces());
        }
    }

    /** Of a hold that was paid for nothing is left to release. */
    void release(long order) {
        if (!paid.containsKey(order)) {
            released.add(order);
        }
    }

    void pay(long show, OrderPaid order) {
        if (!released.contains(order.orderId())) {
            paid.put(order.orderId(), order.buyerId());
        }
        long minor = order.amount().minor();
        later.count(BOUGHT, Map.of("show", show, "buyer", order.buyerId()), 1);
        spent.merge(new Buyer(show, order.buyerId()), minor, Long::sum);
        earned.merge(show, new Earned(1, minor), Earned::and);
    }

    /** Writes what the orders did; before anything else of the shows' is written. */
    void write() {
        spent.forEach((buyer, minor) -> later.add(
                SPENT,
                new MapSqlParameterSource()
                        .addValue("show", buyer.showId())
                        .addValue("buyer", buyer.personId())
                        .addValue("minor", minor)));
        spent.clear();
        earned.forEach((show, sums) -> later.add(
                EARNED,
                new MapSqlParameterSource()
                        .addValue("show", show)
                        .addValue("orders", sums.orders())
                        .addValue("minor", sums.minor())));
        earned.clear();
        later.write();
        if (!paid.isEmpty()) {
            rows.sql(SOLD)
                    .param("orders", Gathered.array(paid.keySet()))
                    .param("buyers", Gathered.array(paid.values()))
                    .update();
        }
        if (!released.isEmpty()) {
            rows.sql(UNHELD).param("orders", Gathered.array(released)).update();
        }
        var over = new ArrayList<>(paid.keySet());
        over.addAll(released);
        if (!over.isEmpty()) {
            rows.sql(FORGET).param("orders", Gathered.array(over)).update();
        }
        paid.clear();
        released.clear();
    }
}
