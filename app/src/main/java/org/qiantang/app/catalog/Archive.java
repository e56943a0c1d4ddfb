package org.qiantang.app.catalog;

import java.util.List;
import org.qiantang.event.ShopEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts products away and takes them back; nothing is deleted, since orders and price law look back. */
public final class Archive {
    private static final String SHOWS = """
            select distinct transfer.show_id
              from transfer
              join sku on sku.id = transfer.sku_id
             where sku.product_id = :product and transfer.state <> 'bounced'
            """;

    private final ShopTurns turns;
    private final JdbcClient jdbc;
    private final ProductTable products;
    private final StageShows shows;

    public Archive(ShopTurns turns, JdbcClient jdbc, StageShows shows) {
        this.turns = turns;
        this.jdbc = jdbc;
        this.products = new ProductTable(jdbc);
        this.shows = shows;
    }

    /** The answer to who puts a product away or takes it back. */
    public sealed interface Putting {
        /** It is as asked; it may have been so before. */
        record Done() implements Putting {}

        /** Shows that have not closed yet still have pieces of it. */
        record AtShows(List<Long> showIds) implements Putting {
            public AtShows {
                showIds = List.copyOf(showIds);
            }
        }

        record NotYours() implements Putting {}
    }

    public Putting archive(long merchantId, long productId, String reason) {
        return turns.take(merchantId, turn -> {
            if (!isOwn(merchantId, productId)) {
                return new Putting.NotYours();
            }
            List<Long> underWay =
                    jdbc.sql(SHOWS).param("product", productId).query((row, _) -> row.getLong(1)).list().stream()
                            .filter(shows::isUnderWay)
                            .toList();
            if (!underWay.isEmpty()) {
                return new Putting.AtShows(underWay);
            }
            if (products.archive(merchantId, productId, reason, turn.at())) {
                turn.write(new ShopEvent.ProductArchived(turn.at(), productId, reason));
            }
            return new Putting.Done();
        });
    }

    public Putting unarchive(long merchantId, long productId) {
        return turns.take(merchantId, turn -> {
            if (!isOwn(merchantId, productId)) {
                return new Putting.NotYours();
            }
            if (products.unarchive(merchantId, productId)) {
                turn.write(new ShopEvent.ProductUnarchived(turn.at(), productId));
            }
            return new Putting.Done();
        });
    }

    private boolean isOwn(long merchantId, long productId) {
        return products.ownerOf(productId).filter(owner -> owner == merchantId).isPresent();
    }
}
