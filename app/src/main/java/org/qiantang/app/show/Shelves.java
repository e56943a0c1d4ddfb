package org.qiantang.app.show;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.ShowKind;
import org.qiantang.event.ShowEvent.SkuOffer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shelves (货架): the standing shows through which shops sell without a stage, one for each merchant. */
public final class Shelves {
    private static final int HOLD_SECONDS = 900;
    private static final long NO_HOST = 0;
    private static final String TITLE = "商城货架";
    private static final String SETTLE = """
            insert into shelf (merchant_id, show_id) values (:merchant, :show) on conflict (merchant_id) do nothing
            """;
    private static final String OF = "select show_id from shelf where merchant_id = :merchant";

    private final ShowDirector director;
    private final Catalog catalog;
    private final RoomTable places;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;

    Shelves(ShowDirector director, Catalog catalog, RoomTable places, JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.director = director;
        this.catalog = catalog;
        this.places = places;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** The show that is the merchant's shelf, planned and opened where it was not yet; may be asked any number of times. */
    public long open(long merchantId) {
        long showId = of(merchantId).orElseGet(() -> settle(merchantId));
        RoomTable.Room room = places.openFor(merchantId, ids.next(), TITLE, clock.instant());
        director.run(
                showId,
                new RoomRequest.Plan(
                        showId,
                        room.id(),
                        merchantId,
                        NO_HOST,
                        TITLE,
                        HostKind.HUMAN,
                        HOLD_SECONDS,
                        ShowKind.SHELF,
                        null));
        // A shelf is no stage: it stands beside whatever the room has on air, and holds the room against nothing.
        director.run(showId, new RoomRequest.Open());
        return showId;
    }

    /**
     * Puts a product on the shelf, as it is in the catalogue now, at the shop's own prices. The item has the product's
     * id. Asked again, it follows what has changed: title, picture, SKUs.
     */
    public Receipt.Done put(long merchantId, long productId, int perBuyer) {
        long showId = open(merchantId);
        Receipt.Done done =
                director.lineUp(merchantId, showId, productId, productId, ItemRole.HERO, perBuyer, List.of());
        Product product = catalog.product(productId).orElseThrow();
        return director.run(
                showId,
                new RoomRequest.ReviseItem(
                        done.id() == null ? productId : done.id(),
                        ItemRole.HERO,
                        product.title(),
                        product.pictures().isEmpty() ? "" : product.pictures().getFirst(),
                        perBuyer,
                        product.skus().stream()
                                .map(sku -> new SkuOffer(sku.skuId(), sku.name(), sku.priceVersion(), sku.price()))
                                .toList()));
    }

    /** Takes a product off the shelf; its unsold pieces go back. */
    public Receipt.Done withdraw(long merchantId, long productId) {
        return director.run(open(merchantId), new RoomRequest.Withdraw(productId));
    }

    /** The shop's own price becomes that of the shelf; an older version than the shelf has changes nothing. */
    public Receipt.Done setPrice(
            long merchantId, long productId, long skuId, long priceVersion, Money price, String reason) {
        return director.run(open(merchantId), new RoomRequest.SetPrice(productId, skuId, priceVersion, price, reason));
    }

    /** Sends free pieces from the warehouse to the shelf. */
    public void sendPieces(long merchantId, long productId, long skuId, int pieces) {
        director.sendPieces(merchantId, open(merchantId), productId, skuId, pieces);
    }

    /** Takes unsold pieces back from the shelf, once for each id; they come to the warehouse by courier. */
    public Receipt.Done takeBack(long merchantId, long transferId, long productId, long skuId, int pieces) {
        return director.run(open(merchantId), new RoomRequest.TakeBack(transferId, productId, skuId, pieces));
    }

    /** The show that is, or is about to be, the merchant's shelf. */
    public Optional<Long> of(long merchantId) {
        return jdbc.sql(OF)
                .param("merchant", merchantId)
                .query((row, _) -> row.getLong("show_id"))
                .optional();
    }

    private long settle(long merchantId) {
        jdbc.sql(SETTLE).param("merchant", merchantId).param("show", ids.next()).update();
        return of(merchantId).orElseThrow();
    }
}
