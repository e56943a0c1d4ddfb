package org.qiantang.tools.fsck;

import java.sql.SQLException;
import java.util.HashMap;
import org.qiantang.tools.Snapshot;

/** Holds the rows of the follower {@code orders} against the orders as they were where it stands. */
final class OrderRowsCheck {
    static final String FOLLOWER = "orders";

    private static final String ORDERS = """
            select order_id::text,
                   concat(state, ' ',
                          case when position is null then '-'
                               else concat_ws(' ', 'show', show_id, 'buyer', buyer_id, total_minor, currency,
                                              'at', concat(shard, ':', position))
                          end,
                          ' cashier ', case when cashier is null then 'no' else 'yes' end)
              from placed_order
            """;
    private static final String LINES = """
            select concat(order_id, '/', number),
                   concat_ws(' ', 'item', item_id, 'sku', sku_id, 'pieces', pieces,
                             'price', price_version, price_minor, currency)
              from order_line
            """;

    private final OrderFacts facts;
    private final Rows rows;

    OrderRowsCheck(Snapshot snapshot, OrderFacts facts, Check check) {
        this.facts = facts;
        this.rows = new Rows(snapshot, check);
    }

    void run() throws SQLException {
        var orders = new HashMap<String, String>();
        facts.orders.forEach((id, order) -> orders.put(Long.toString(id), order.line()));
        rows.mustBe("placed_order", orders, ORDERS);
        rows.mustBe("order_line", facts.lines, LINES);
    }
}
