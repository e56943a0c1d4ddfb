package org.qiantang.app.mall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a product can be bought now: on its shop's shelf, and in shows that are on air. */
public final class Offers {
    private static final String SHOWS = """
            select distinct s.show_id, s.title, s.shelf
              from mall_show s
              join mall_offer o on o.show_id = s.show_id
             where o.product_id = :product and o.listed and s.state = 'open'
             order by s.shelf desc, s.show_id
             limit 10
            """;

    private final JdbcClient jdbc;
    private final Boards boards;

    Offers(JdbcClient jdbc, Boards boards) {
        this.jdbc = jdbc;
        this.boards = boards;
    }

    /**
     * A product in one show.
     *
     * @param kind {@code SHELF} or {@code STAGE}
     * @param explaining whether it is on screen there at this moment
     */
    public record Offer(long showId, String kind, String title, boolean explaining, List<SkuOffer> skus) {
        public Offer {
            skus = List.copyOf(skus);
        }
    }

    /** A SKU in one show, with what is left there. */
    public record SkuOffer(
            long itemId, long skuId, String name, Money price, long priceVersion, int left, int perBuyerLimit) {}

    record Show(long showId, String title, boolean shelf) {}

    /** One SKU as a show has it at this moment. */
    record Place(Board.Item item, Board.Sku sku, boolean open) {}

    public List<Offer> of(long productId) {
        List<Show> shows = jdbc.sql(SHOWS)
                .param("product", productId)
                .query((row, _) -> new Show(row.getLong("show_id"), row.getString("title"), row.getBoolean("shelf")))
                .list();
        var offers = new ArrayList<Offer>();
        for (Show show : shows) {
            boards.of(show.showId())
                    .filter(Board::isOpen)
                    .ifPresent(board -> offers.add(offer(show, board, productId)));
        }
        return offers.stream().filter(offer -> !offer.skus().isEmpty()).toList();
    }

    /** Empty where the show has no such item, or not this SKU in it. */
    Optional<Place> place(long showId, long itemId, long skuId) {
        return boards.of(showId)
                .flatMap(board -> board.item(itemId)
                        .flatMap(item -> item.skus().stream()
                                .filter(sku -> sku.skuId() == skuId)
                                .findFirst()
                                .map(sku -> new Place(item, sku, board.isOpen()))));
    }

    Optional<Long> merchantOf(long showId) {
        return boards.of(showId).map(Board::merchantId);
    }

    private static Offer offer(Show show, Board board, long productId) {
        Long pinned = board.pinned();
        List<Board.Item> items = board.items().stream()
                .filter(item -> item.productId() == productId)
                .toList();
        List<SkuOffer> skus = items.stream()
                .flatMap(item -> item.skus().stream().map(sku -> sku(item, sku)))
                .sorted(Comparator.comparingLong(SkuOffer::skuId))
                .toList();
        boolean explaining = isPinned(items, pinned);
        return new Offer(show.showId(), show.shelf() ? "SHELF" : "STAGE", show.title(), explaining, skus);
    }

    private static boolean isPinned(List<Board.Item> items, @Nullable Long pinned) {
        return pinned != null && items.stream().anyMatch(item -> item.itemId() == pinned);
    }

    private static SkuOffer sku(Board.Item item, Board.Sku sku) {
        return new SkuOffer(
                item.itemId(),
                sku.skuId(),
                sku.name(),
                sku.price(),
                sku.priceVersion(),
                sku.left(),
                item.perBuyerLimit());
    }
}
