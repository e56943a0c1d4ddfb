package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code warehouse} and {@code stock_receipt}: where the pieces of each SKU are. */
final class WarehouseTable {
    private static final String OPEN = """
            insert into warehouse (sku_id, received, free, in_transit, at_shows)
            values (:sku, 0, 0, 0, 0)
            """;

    private static final String LOCK_FREE = """
            select free
              from warehouse
             where sku_id = :sku
               for update
            """;

    private static final String MOVE = """
            update warehouse
               set received = received + :received,
                   free = free + :free,
                   in_transit = in_transit + :in_transit,
                   at_shows = at_shows + :at_shows
             where sku_id = :sku
            """;

    private static final String NOTE = """
            insert into stock_receipt (id, sku_id, pieces, reason, at)
            values (:id, :sku, :pieces, :reason, :at)
            """;

    private final JdbcClient jdbc;

    WarehouseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(long skuId) {
        jdbc.sql(OPEN).param("sku", skuId).update();
    }

    /** Pieces that can be sent now; nobody else can take them before this transaction ends. */
    int lockFree(long skuId) {
        return jdbc.sql(LOCK_FREE)
                .param("sku", skuId)
                .query((row, _) -> row.getInt("free"))
                .single();
    }

    void receive(long receiptId, long skuId, int pieces, String reason, Instant at) {
        jdbc.sql(NOTE)
                .param("id", receiptId)
                .param("sku", skuId)
                .param("pieces", pieces)
                .param("reason", reason)
                .param("at", at.atOffset(UTC))
                .update();
        move(skuId, pieces, pieces, 0, 0);
    }

    void send(long skuId, int pieces) {
        move(skuId, 0, -pieces, pieces, 0);
    }

    void arrive(long skuId, int pieces) {
        move(skuId, 0, 0, -pieces, pieces);
    }

    void bounce(long skuId, int pieces) {
        move(skuId, 0, pieces, -pieces, 0);
    }

    void comeBack(long skuId, int pieces) {
        move(skuId, 0, pieces, 0, -pieces);
    }

    private void move(long skuId, int received, int free, int inTransit, int atShows) {
        int rows = jdbc.sql(MOVE)
                .param("sku", skuId)
                .param("received", received)
                .param("free", free)
                .param("in_transit", inTransit)
                .param("at_shows", atShows)
                .update();
        if (rows != 1) {
            throw new IllegalStateException("warehouse rows of sku " + skuId + ": " + rows + " (expected: 1)");
        }
    }
}
