package org.qiantang.app.shelf;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.ComparisonPrice;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.catalog.StruckView;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.event.ShowEvent.ItemRole;

/** The shelves of all shows: each board with the catalogue's word on its goods, read anew at every look. */
public final class Shelves {
    private final Boards boards;
    private final Catalog catalog;
    private final ShopWords words;
    private final InstantSource clock;

    /** Shelves with what each shop has approved to be said. */
    public Shelves(Boards boards, Catalog catalog, ShopWords words, InstantSource clock) {
        this.boards = boards;
        this.catalog = catalog;
        this.words = words;
        this.clock = clock;
    }

    /** The shelf as it stands; empty where there is no such show. */
    public Optional<Shelf> of(long showId) {
        return boards.of(showId).map(this::shelf);
    }

    /** Whose show it is; empty where there is no such show. */
    public Optional<Long> shopOf(long showId) {
        return boards.of(showId).map(Board::merchantId);
    }

    /** A shelf of one product, with the shop's own prices and pieces, and it is what is spoken of. */
    public Shelf alone(Product product) {
        return new Shelf(
                shopName(product.merchantId()), product.id(), List.of(sole(product)), words.of(product.merchantId()));
    }

    /** The same, with the struck-through prices that its page shows. */
    public Shelf asOnPage(Product product) {
        return withStruck(alone(product), List.of(product));
    }

    /**
     * The shelf of a show with the struck-through prices (划线价) that buyers see beside its prices; a show's own price has
     * none. They are reckoned from deals, and so only for who asks for them.
     */
    public Shelf withStruck(long showId, Shelf shelf) {
        List<Long> ids = boards.of(showId).stream()
                .flatMap(board -> board.items().stream())
                .map(Board.Item::productId)
                .distinct()
                .toList();
        return ids.isEmpty() ? shelf : withStruck(shelf, catalog.products(ids));
    }

    private Shelf withStruck(Shelf shelf, Collection<Product> products) {
        Map<Long, ComparisonPrice> comparisons = catalog.comparisonsOf(products, clock.instant());
        return shelf.with(offer -> {
            var seen = new HashMap<Long, StruckView>();
            for (Kind kind : offer.kinds()) {
                StruckView struck = StruckView.beside(kind.price(), comparisons.get(kind.skuId()));
                if (struck != null) {
                    seen.put(kind.skuId(), struck);
                }
            }
            return offer.on(offer.terms().withStruck(seen));
        });
    }

    /** Of each product a shelf of its own, by the product's id, without what its shop has approved; read all at once. */
    public Map<Long, Shelf> bare(Collection<Product> products) {
        Map<Long, String> names = catalog.shopNames(
                products.stream().map(Product::merchantId).distinct().toList());
        return products.stream()
                .collect(Collectors.toMap(
                        Product::id,
                        product -> new Shelf(
                                names.getOrDefault(product.merchantId(), ""), product.id(), List.of(sole(product)))));
    }

    private static Offer sole(Product product) {
        List<Kind> kinds = product.skus().stream()
                .map(sku -> new Kind(sku.skuId(), sku.name(), sku.price(), sku.free()))
                .toList();
        return offer(product.id(), 1, ItemRole.HERO, product, kinds);
    }

    private Shelf shelf(Board board) {
        List<Long> ids =
                board.items().stream().map(Board.Item::productId).distinct().toList();
        Map<Long, Product> products = ids.isEmpty()
                ? Map.of()
                : catalog.products(ids).stream().collect(Collectors.toMap(Product::id, Function.identity()));
        var offers = new ArrayList<Offer>();
        for (Board.Item item : board.items()) {
            Product product = products.get(item.productId());
            // Of goods that the catalogue no longer has, nothing is known and so nothing may be said.
            if (product != null) {
                offers.add(offer(item, product).on(terms(board, item, product)));
            }
        }
        return new Shelf(shopName(board.merchantId()), board.pinned(), offers, words.of(board.merchantId()));
    }

    private Terms terms(Board board, Board.Item item, Product product) {
        return new Terms(
                clock.instant(),
                item.perBuyerLimit(),
                board.flashEnds().get(item.itemId()),
                board.flashesAhead().get(item.itemId()),
                product.skus().stream().collect(Collectors.toMap(Sku::skuId, Sku::price)));
    }

    private String shopName(long merchantId) {
        return catalog.merchant(merchantId).map(Merchant::name).orElse("");
    }

    private static Offer offer(Board.Item item, Product product) {
        List<Kind> kinds = item.skus().stream()
                .map(sku -> new Kind(sku.skuId(), sku.name(), sku.price(), sku.left()))
                .toList();
        return offer(item.itemId(), item.place(), item.role(), product, kinds);
    }

    private static Offer offer(long itemId, int number, ItemRole role, Product product, List<Kind> kinds) {
        return new Offer(
                itemId,
                number,
                role,
                product.code(),
                product.title(),
                product.legalCategory(),
                product.facts(),
                product.afterSale(),
                product.sizes(),
                product.delivery(),
                kinds,
                product.promises());
    }
}
