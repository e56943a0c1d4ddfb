package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the orders of one step do to pieces, and to the figures of shows and buyers, written together: first what is held, then
 * what becomes of it.
 */
final class HoldStep implements StepTable.Unwritten {
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
            insert into show_spender (show_id, buyer_id, paid_minor) values (:show, :buyer, :count)
                on conflict (show_id, buyer_id) do update
               set paid_minor = show_spender.paid_minor + excluded.paid_minor
            """;
    private static final String ORDERS = "update show_row set orders = orders + :count where show_id = :show";
    private static final String EARNED = "update show_row set paid_minor = paid_minor + :count where show_id = :show";
    static final List<String> STATEMENTS = List.of(HOLD, HELD, BOUGHT, SPENT, ORDERS, EARNED);

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
    private final EndedHolds ended = new EndedHolds();

    HoldStep(JdbcClient rows, Gathered later) {
        this.rows = rows;
        this.later = later;
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

    void release(long order) {
        ended.release(order);
    }

    void pay(long show, OrderPaid order) {
        ended.pay(order);
        Map<String, Object> buyer = Map.of("show", show, "buyer", order.buyerId());
        later.count(BOUGHT, buyer, 1);
        later.count(SPENT, buyer, order.amount().minor());
        later.count(ORDERS, Map.of("show", show), 1);
        later.count(EARNED, Map.of("show", show), order.amount().minor());
    }

    /** Writes what the orders did; before anything else of the shows' is written. */
    @Override
    public void write() {
        later.write();
        if (!ended.isEmpty()) {
            rows.sql(SOLD)
                    .param("orders", ended.paid())
                    .param("buyers", ended.buyers())
                    .update();
            rows.sql(UNHELD).param("orders", ended.released()).update();
            rows.sql(FORGET).param("orders", ended.all()).update();
            ended.clear();
        }
    }
}
