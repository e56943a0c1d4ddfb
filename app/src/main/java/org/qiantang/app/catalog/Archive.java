package org.qiantang.app.catalog;

import java.util.List;
import java.util.Optional;
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
    private final GoodsBar bar;

    /** One that nothing bars. */
    public Archive(ShopTurns turns, JdbcClient jdbc, StageShows shows) {
        this(turns, jdbc, shows, _ -> Optional.empty());
    }

    public Archive(ShopTurns turns, JdbcClient jdbc, StageShows shows, GoodsBar bar) {
        this.turns = turns;
        this.jdbc = jdbc;
        this.products = new ProductTable(jdbc);
        this.shows = shows;
        this.bar = bar;
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

        /** A measure keeps it off sale. */
        record Barred(GoodsBar.OffSale by) implements Putting {}

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
            Optional<GoodsBar.OffSale> barred = bar.of(productId);
            if (barred.isPresent()) {
                return new Putting.Barred(barred.get());
            }
            if (products.unarchive(merchantId, productId)) {
                turn.write(new ShopEvent.ProductUnarchived(turn.at(), productId));
            }
            return new Putting.Done();
        });
    }

    /** Puts a product away by an officers' measure, wherever it is on sale; one that is away stays as it is. */
    public void takeOffSale(long merchantId, long productId, String reason) {
        turns.take(merchantId, turn -> putAway(turn, merchantId, productId, reason));
    }

    /**
     * Puts a product away again that a measure bars. The bar is asked within the shop's turn, so that nothing is put away
     * after its measure has let it back.
     */
    public void keepOffSale(long merchantId, long productId, String reason) {
        turns.take(merchantId, turn -> bar.of(productId).isPresent() && putAway(turn, merchantId, productId, reason));
    }

    private boolean putAway(ShopTurns.Turn turn, long merchantId, long productId, String reason) {
        boolean away = products.archive(merchantId, productId, reason, turn.at());
        if (away) {
            turn.write(new ShopEvent.ProductArchived(turn.at(), productId, reason));
        }
        return away;
    }

    /** Takes back what a measure had put away, known by how its reason begins; what the shop put away itself stays so. */
    public void putBackOnSale(long merchantId, long productId, String mark) {
        turns.take(merchantId, turn -> {
            boolean back =
                    products.archiveReason(productId).startsWith(mark) && products.unarchive(merchantId, productId);
            if (back) {
                turn.write(new ShopEvent.ProductUnarchived(turn.at(), productId));
            }
            return back;
        });
    }

    private boolean isOwn(long merchantId, long productId) {
        return products.ownerOf(productId).filter(owner -> owner == merchantId).isPresent();
    }
}
