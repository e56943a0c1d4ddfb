package org.qiantang.app.catalog;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the pieces of every SKU anew, from receipts, transfers and returns, and tells where the warehouse disagrees. */
public final class StockAudit {
    private static final String DISAGREEMENTS = """
            with receipts as (
                select sku_id, sum(pieces) as pieces from stock_receipt group by sku_id
            ), out as (
                select sku_id,
                       coalesce(sum(pieces) filter (where state = 'sent'), 0) as sent,
                       coalesce(sum(pieces) filter (where state = 'arrived'), 0) as arrived
                  from transfer
                 group by sku_id
            ), back as (
                select sku_id, sum(pieces) as pieces from stock_return group by sku_id
            ), counted as (
                select sku.id as sku_id,
                       coalesce(receipts.pieces, 0) as received,
                       coalesce(out.sent, 0) as in_transit,
                       coalesce(out.arrived, 0) - coalesce(back.pieces, 0) as at_shows
                  from sku
                  left join receipts on receipts.sku_id = sku.id
                  left join out on out.sku_id = sku.id
                  left join back on back.sku_id = sku.id
            )
            select counted.sku_id, counted.received, counted.in_transit, counted.at_shows,
                   counted.received - counted.in_transit - counted.at_shows as free,
                   warehouse.received as w_received, warehouse.free as w_free,
                   warehouse.in_transit as w_in_transit, warehouse.at_shows as w_at_shows
              from counted
              left join warehouse on warehouse.sku_id = counted.sku_id
             where (warehouse.received, warehouse.in_transit, warehouse.at_shows, warehouse.free)
                   is distinct from
                   (counted.received, counted.in_transit, counted.at_shows,
                    counted.received - counted.in_transit - counted.at_shows)
             order by counted.sku_id
            """;

    private final JdbcClient jdbc;

    public StockAudit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where pieces are; {@code atShows} counts held and sold ones too. */
    public record Pieces(long received, long free, long inTransit, long atShows) {}

    public record Disagreement(long skuId, Pieces counted, Pieces inWarehouse) {}

    /** Empty where every piece is where it should be. */
    public List<Disagreement> disagreements() {
        return jdbc.sql(DISAGREEMENTS)
                .query((row, _) -> new Disagreement(
                        row.getLong("sku_id"),
                        new Pieces(
                                row.getLong("received"),
                                row.getLong("free"),
                                row.getLong("in_transit"),
                                row.getLong("at_shows")),
                        new Pieces(
                                row.getLong("w_received"),
                                row.getLong("w_free"),
                                row.getLong("w_in_transit"),
                                row.getLong("w_at_shows"))))
                .list();
    }
}
