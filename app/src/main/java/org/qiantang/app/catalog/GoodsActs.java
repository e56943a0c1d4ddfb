package org.qiantang.app.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiantang.event.Money;

/** What is done to many products at once; each by itself, so that one that refuses keeps no other back. */
public final class GoodsActs {
    public static final int MOST = 200;

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Catalog catalog;
    private final ShopDesk desk;
    private final Archive archive;

    public GoodsActs(Catalog catalog, ShopDesk desk, Archive archive) {
        this.catalog = catalog;
        this.desk = desk;
        this.archive = archive;
    }

    /** What became of one product. */
    public sealed interface Done {
        long productId();

        record As(long productId) implements Done {}

        /** Shows that have not closed hold pieces of it. */
        record AtShows(long productId, String title) implements Done {}

        /** A price would leave what is allowed; none of the product's prices was changed. */
        record PriceOutOfRange(long productId, String title) implements Done {}

        /** A measure keeps it off sale. */
        record Barred(long productId, String title, GoodsBar.OffSale by) implements Done {}

        record NotYours(long productId) implements Done {}
    }

    public List<Done> archive(long merchantId, List<Long> ids, String reason) {
        return ids.stream()
                .map(id -> done(id, archive.archive(merchantId, id, reason)))
                .toList();
    }

    public List<Done> unarchive(long merchantId, List<Long> ids) {
        return ids.stream()
                .map(id -> done(id, archive.unarchive(merchantId, id)))
                .toList();
    }

    /** Changes every price by so many percent, to the nearest fen; half a fen goes up. */
    public List<Done> changePrices(long merchantId, List<Long> ids, BigDecimal percent, String reason) {
        BigDecimal factor = WHOLE.add(percent).divide(WHOLE);
        var all = new ArrayList<Done>();
        for (Long id : ids) {
            all.add(changePrices(merchantId, id, factor, reason));
        }
        return all;
    }

    private Done changePrices(long merchantId, long id, BigDecimal factor, String reason) {
        Optional<Product> product = catalog.product(id).filter(one -> one.merchantId() == merchantId);
        if (product.isEmpty()) {
            return new Done.NotYours(id);
        }
        record Next(long skuId, Money before, Money price) {}
        List<Next> next = product.get().skus().stream()
                .map(sku -> new Next(sku.skuId(), sku.price(), changed(sku.price(), factor)))
                .toList();
        boolean fits = next.stream()
                .allMatch(sku -> sku.price().minor() >= 1 && sku.price().minor() <= ProductCheck.MAX_PRICE_MINOR);
        if (!fits) {
            return new Done.PriceOutOfRange(id, product.get().title());
        }
        next.stream()
                .filter(sku -> !sku.price().equals(sku.before()))
                .forEach(sku -> desk.setPrice(merchantId, sku.skuId(), sku.price(), reason));
        return new Done.As(id);
    }

    private static Money changed(Money price, BigDecimal factor) {
        long minor = BigDecimal.valueOf(price.minor())
                .multiply(factor)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Money(minor, price.currency());
    }

    private Done done(long id, Archive.Putting putting) {
        return switch (putting) {
            case Archive.Putting.Done() -> new Done.As(id);
            case Archive.Putting.AtShows _ ->
                new Done.AtShows(id, catalog.product(id).map(Product::title).orElse(""));
            case Archive.Putting.Barred(GoodsBar.OffSale by) ->
                new Done.Barred(id, catalog.product(id).map(Product::title).orElse(""), by);
            case Archive.Putting.NotYours() -> new Done.NotYours(id);
        };
    }
}
