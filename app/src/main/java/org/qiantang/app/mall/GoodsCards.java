package org.qiantang.app.mall;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.ComparisonPrice;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.catalog.StruckView;
import org.qiantang.event.Money;

/** Products as lists show them: what search knows of them with what the catalogue shows of them. */
public final class GoodsCards {
    private final Catalog catalog;
    private final GoodsRows rows;
    private final InstantSource clock;

    GoodsCards(Catalog catalog, GoodsRows rows, InstantSource clock) {
        this.clock = clock;
        this.catalog = catalog;
        this.rows = rows;
    }

    /**
     * A product in a list.
     *
     * @param price the least that it costs on the shelf; null where it sells in shows only
     * @param struck what that price is set against, struck through; null unless one holds for every SKU at that price
     * @param varies whether other SKUs cost more
     * @param simulatedSold how many of the pieces sold a demo's crowd bought
     * @param onAirId a show on air that has it, or null
     * @param marks places in the title that were looked for
     */
    public record Card(
            long productId,
            long merchantId,
            String shop,
            String title,
            @Nullable String picture,
            String category,
            @Nullable Money price,
            @Nullable StruckView struck,
            boolean varies,
            int left,
            long sold,
            long simulatedSold,
            @Nullable Long onAirId,
            List<Mark> marks) {
        public Card {
            marks = List.copyOf(marks);
        }
    }

    /** A part of a title, from a UTF-16 unit on, up to another. */
    public record Mark(int from, int to) {}

    List<Card> of(List<Found.Hit> hits) {
        List<Long> ids = hits.stream().map(hit -> hit.goods().productId()).toList();
        Map<Long, Product> products =
                catalog.products(ids).stream().collect(Collectors.toMap(Product::id, Function.identity()));
        Map<Long, ComparisonPrice> comparisons = catalog.comparisonsOf(products.values(), clock.instant());
        return hits.stream()
                .filter(hit -> products.containsKey(hit.goods().productId()))
                .map(hit -> card(hit, products.get(hit.goods().productId()), comparisons))
                .toList();
    }

    /** Cards in the order of the ids; what is not there is left out. */
    public List<Card> ofIds(List<Long> ids) {
        Map<Long, Goods> goods =
                rows.byIds(ids).stream().collect(Collectors.toMap(Goods::productId, Function.identity()));
        return of(ids.stream()
                .flatMap(id -> Stream.ofNullable(goods.get(id)))
                .map(one -> new Found.Hit(one, List.of()))
                .toList());
    }

    private static Card card(Found.Hit hit, @Nullable Product product, Map<Long, ComparisonPrice> comparisons) {
        Goods goods = hit.goods();
        Long price = goods.price();
        boolean varies = product != null
                && product.skus().stream()
                                .map(sku -> sku.price().minor())
                                .distinct()
                                .count()
                        > 1;
        String picture = product == null || product.pictures().isEmpty()
                ? null
                : product.pictures().getFirst();
        return new Card(
                goods.productId(),
                goods.merchantId(),
                goods.shop(),
                goods.title(),
                picture,
                goods.category().zh(),
                price == null ? null : Money.cny(price),
                price == null || product == null ? null : struck(product, Money.cny(price), comparisons),
                varies,
                goods.left(),
                goods.sold(),
                goods.simulatedSold(),
                goods.onAir(),
                hit.marks().stream()
                        .map(span -> new Mark(span.from(), span.to()))
                        .toList());
    }

    /** Which SKU at that price is still to be had is not known here: all must bear one, and the lowest is told. */
    static @Nullable StruckView struck(Product product, Money price, Map<Long, ComparisonPrice> comparisons) {
        List<Sku> asked =
                product.skus().stream().filter(sku -> sku.price().equals(price)).toList();
        List<StruckView> struck = asked.stream()
                .flatMap(sku -> Stream.ofNullable(StruckView.beside(price, comparisons.get(sku.skuId()))))
                .sorted(Comparator.comparingLong((StruckView one) -> one.price().minor()))
                .toList();
        return struck.isEmpty() || struck.size() < asked.size() ? null : struck.getFirst();
    }
}
