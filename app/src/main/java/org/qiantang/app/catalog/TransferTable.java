package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code transfer} and {@code stock_return}: pieces on their way to shows and back. */
final class TransferTable {
    private static final String INSERT = """
            insert into transfer (id, merchant_id, sku_id, show_id, item_id, pieces, state, sent_at)
            values (:id, :merchant, :sku, :show, :item, :pieces, 'sent', :at)
            """;

    private static final String BY_ID = """
            select id, merchant_id, sku_id, pieces, state
              from transfer
             where id = :id
            """;

    private static final String SET_STATE = """
            update transfer
               set state = :state
             where id = :id
            """;

    private static final String COME_BACK = """
            insert into stock_return (id, sku_id, show_id, pieces, at)
            values (:id, :sku, :show, :pieces, :at)
            on conflict (id) do nothing
            """;

    private static final String AT_SHOW = """
            select coalesce((select sum(pieces)
                               from transfer
                              where sku_id = :sku and show_id = :show and state = 'arrived'), 0)
                 - coalesce((select sum(pieces)
                               from stock_return
                              where sku_id = :sku and show_id = :show), 0) as pieces
            """;

    private static final String SENT_TO = """
            select item_id, sum(pieces) as pieces
              from transfer
             where item_id in (:items) and state <> 'bounced'
             group by item_id
            """;

    private static final String HANDED_TO = """
            select coalesce((select sum(pieces)
                               from transfer
                              where sku_id = :sku and show_id = :show and state <> 'bounced'), 0)
                 - coalesce((select sum(pieces)
                               from stock_return
                              where sku_id = :sku and show_id = :show), 0) as pieces
            """;

    private final JdbcClient jdbc;

    TransferTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum State {
        SENT,
        ARRIVED,
        BOUNCED
    }

    record Transfer(long id, long merchantId, long skuId, int pieces, State state) {}

    void insert(Transfer transfer, long showId, long itemId, Instant at) {
        jdbc.sql(INSERT)
                .param("id", transfer.id())
                .param("merchant", transfer.merchantId())
                .param("sku", transfer.skuId())
                .param("show", showId)
                .param("item", itemId)
                .param("pieces", transfer.pieces())
                .param("at", at.atOffset(UTC))
                .update();
    }

    Optional<Transfer> find(long id) {
        return jdbc.sql(BY_ID)
                .param("id", id)
                .query((row, _) -> new Transfer(
                        row.getLong("id"),
                        row.getLong("merchant_id"),
                        row.getLong("sku_id"),
                        row.getInt("pieces"),
                        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT))))
                .optional();
    }

    void setState(long id, State state) {
        jdbc.sql(SET_STATE)
                .param("id", id)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .update();
    }

    /** False where these pieces came back before. */
    boolean comeBack(long id, long showId, long skuId, int pieces, Instant at) {
        return jdbc.sql(COME_BACK)
                        .param("id", id)
                        .param("sku", skuId)
                        .param("show", showId)
                        .param("pieces", pieces)
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    Map<Long, Integer> sentTo(Collection<Long> itemIds) {
        var sent = new HashMap<Long, Integer>();
        if (!itemIds.isEmpty()) {
            jdbc.sql(SENT_TO).param("items", itemIds).query(row -> {
                sent.put(row.getLong("item_id"), row.getInt("pieces"));
            });
        }
        return sent;
    }

    int handedTo(long showId, long skuId) {
        return jdbc.sql(HANDED_TO)
                .param("sku", skuId)
                .param("show", showId)
                .query((row, _) -> row.getInt("pieces"))
                .single();
    }

    long piecesAtShow(long showId, long skuId) {
        return jdbc.sql(AT_SHOW)
                .param("sku", skuId)
                .param("show", showId)
                .query((row, _) -> row.getLong("pieces"))
                .single();
    }
}
