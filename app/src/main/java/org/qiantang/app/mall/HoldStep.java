package org.qiantang.app.mall;

import java.util.List;
import java.util.Map;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.app.show.EndedHolds;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the orders of one step leave of goods, written together: first what is held, then what becomes of it. */
final class HoldStep implements StepTable.Unwritten {
    private static final String HOLD = """
            insert into mall_hold (order_id, sku_id, price_version, show_id, pieces)
            values (:order, :sku, :version, :show, :count)
                on conflict (order_id, sku_id, price_version) do update
                set pieces = mall_hold.pieces + excluded.pieces
            """;
    private static final String LEFT = """
            update mall_offer set left_pieces = left_pieces + :count where show_id = :show and sku_id = :sku
            """;
    private static final String CHANGED = """
            insert into mall_changed (shard, product_id)
            select :shard, product_id from mall_offer where show_id = :show and sku_id = :sku
                on conflict (shard, product_id) do update set product_id = excluded.product_id
            """;
    static final List<String> STATEMENTS = List.of(HOLD, LEFT, CHANGED);

    private static final String RELEASE = """
            update mall_offer o set left_pieces = o.left_pieces + h.pieces
              from (select show_id, sku_id, sum(pieces) as pieces
                      from mall_hold
                     where order_id = any (cast(:orders as bigint[]))
                     group by show_id, sku_id) h
             where o.show_id = h.show_id and o.sku_id = h.sku_id
            """;
    // Accounts of a demo's crowd are marked at their birth and for ever, so a replay comes to the same rows.
    private static final String PAID = """
              from unnest(cast(:orders as bigint[]), cast(:buyers as bigint[])) as o (order_id, buyer_id)
              join mall_hold h on h.order_id = o.order_id
              left join person p on p.id = o.buyer_id
            """;
    private static final String SELL = """
            update mall_offer o set sold = o.sold + h.pieces, simulated_sold = o.simulated_sold + h.of_crowd
              from (select h.show_id, h.sku_id, sum(h.pieces) as pieces,
                           coalesce(sum(h.pieces) filter (where p.simulated), 0) as of_crowd
            """ + PAID + """
                     group by h.show_id, h.sku_id) h
             where o.show_id = h.show_id and o.sku_id = h.sku_id
            """;
    private static final String DEAL = """
            insert into mall_deal (sku_id, price_version, pieces, simulated)
            select h.sku_id, h.price_version, sum(h.pieces), coalesce(sum(h.pieces) filter (where p.simulated), 0)
            """ + PAID + """
             group by h.sku_id, h.price_version
                on conflict (sku_id, price_version) do update
                set pieces = mall_deal.pieces + excluded.pieces, simulated = mall_deal.simulated + excluded.simulated
            """;
    private static final String CHANGED_BY_ORDERS = """
            insert into mall_changed (shard, product_id)
            select distinct cast(:shard as int), o.product_id
              from mall_hold h join mall_offer o on o.show_id = h.show_id and o.sku_id = h.sku_id
             where h.order_id = any (cast(:orders as bigint[]))
                on conflict (shard, product_id) do update set product_id = excluded.product_id
            """;
    private static final String FORGET = "delete from mall_hold where order_id = any (cast(:orders as bigint[]))";

    private final JdbcClient rows;
    private final Gathered later;
    private final EndedHolds ended = new EndedHolds();

    HoldStep(JdbcClient rows, Gathered later) {
        this.rows = rows;
        this.later = later;
    }

    void hold(long show, PiecesHeld held) {
        for (HeldLine line : held.lines()) {
            later.count(
                    HOLD,
                    Map.of("order", held.orderId(), "sku", line.skuId(), "version", line.priceVersion(), "show", show),
                    line.pieces());
            later.count(LEFT, Map.of("show", show, "sku", line.skuId()), -line.pieces());
            later.count(CHANGED, Map.of("shard", Streams.FLOOR, "show", show, "sku", line.skuId()), line.pieces());
        }
    }

    void release(long order) {
        ended.release(order);
    }

    void sell(OrderPaid order) {
        ended.pay(order);
    }

    /** Writes what the orders did; before anything else of goods is written. */
    @Override
    public void write() {
        later.write();
        if (!ended.isEmpty()) {
            rows.sql(RELEASE).param("orders", ended.released()).update();
            for (String sale : List.of(SELL, DEAL)) {
                rows.sql(sale)
                        .param("orders", ended.paid())
                        .param("buyers", ended.buyers())
                        .update();
            }
            rows.sql(CHANGED_BY_ORDERS)
                    .param("shard", Streams.FLOOR)
                    .param("orders", ended.all())
                    .update();
            rows.sql(FORGET).param("orders", ended.all()).update();
            ended.clear();
        }
    }
}
