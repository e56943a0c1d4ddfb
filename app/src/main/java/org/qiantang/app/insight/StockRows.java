package org.qiantang.app.insight;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the line-up of a show had: how long orders are held for their buyers, and what sold out. */
final class StockRows {
    private static final String HOLD = "select coalesce(max(hold_seconds), 0) from show_row where show_id = :show";
    private static final String SOLD_OUT = """
            select distinct item_id
              from show_sku
             where show_id = :show and received > 0 and sold >= received
            """;

    private final JdbcClient jdbc;

    StockRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a line-up had.
     *
     * @param holdSeconds 0 where it is not known
     * @param soldOut items of which at least one SKU was sold to the last piece, none of which had come back unsold
     */
    record Stock(int holdSeconds, Set<Long> soldOut) {
        Stock {
            soldOut = Set.copyOf(soldOut);
        }
    }

    Stock of(long showId) {
        return new Stock(
                jdbc.sql(HOLD).param("show", showId).query(Integer.class).single(),
                Set.copyOf(jdbc.sql(SOLD_OUT)
                        .param("show", showId)
                        .query((row, _) -> row.getLong("item_id"))
                        .list()));
    }
}
