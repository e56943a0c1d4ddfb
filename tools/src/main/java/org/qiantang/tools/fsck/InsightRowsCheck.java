package org.qiantang.tools.fsck;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.qiantang.tools.Snapshot;

/** Holds the facts behind shows' figures against the events. */
final class InsightRowsCheck {
    private static final String ORDERS = """
            select order_id::text, concat('show ', show_id, ' placed ', placed_minor, ' paid ', coalesce(paid_minor::text, '-'))
              from insight_order
            """;
    private static final String REFUNDS =
            "select refund_id::text, concat('order ', order_id, ' minor ', minor) from insight_refund";
    private static final String SITTINGS = """
            select concat(show_id, '/', sitting_id, '/', case when crowd then 't' else 'f' end),
                   concat_ws(' ', exposures, entries, exits, viewers, watch_seconds, product_viewers, clickers)
              from insight_sitting
            """;

    private final InsightCount counted;
    private final Rows rows;

    InsightRowsCheck(Snapshot snapshot, InsightCount counted, Check check) {
        this.counted = counted;
        this.rows = new Rows(snapshot, check);
    }

    void run() throws SQLException {
        rows.mustBe("insight_order", counted.orders(), ORDERS);
        rows.mustBe("insight_refund", counted.refunds, REFUNDS);
        Map<String, String> sittings = new HashMap<>();
        counted.sittings.forEach((key, reach) -> sittings.put(
                key,
                reach.exposures() + " " + reach.entries() + " " + reach.exits() + " " + reach.viewers() + " "
                        + reach.watchSeconds() + " " + reach.productViewers() + " " + reach.clickers()));
        rows.mustBe("insight_sitting", sittings, SITTINGS);
    }
}
