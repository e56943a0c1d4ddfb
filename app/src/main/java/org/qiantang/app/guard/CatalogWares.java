package org.qiantang.app.guard;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.room.Board;
import org.qiantang.event.Money;

/** Goods as the catalogue has them. */
final class CatalogWares implements Wares {
    private final Catalog catalog;

    CatalogWares(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Optional<Product> product(long productId) {
        return catalog.product(productId);
    }

    @Override
    public Map<Long, Long> basesInShow(long showId, Collection<Board.Sku> skus, Instant now) {
        var versions = new HashMap<Long, Long>();
        skus.forEach(sku -> versions.put(sku.skuId(), sku.priceVersion()));
        return minor(catalog.basePricesInShow(showId, versions, now));
    }

    @Override
    public Map<Long, Long> bases(Collection<Long> skus, Instant now) {
        return minor(catalog.basePrices(skus, now));
    }

    private static Map<Long, Long> minor(Map<Long, BasePrice> prices) {
        var bases = new HashMap<Long, Long>();
        prices.forEach((sku, base) -> {
            Long minor = base.minor();
            if (minor != null) {
                bases.put(sku, minor);
            }
        });
        return bases;
    }

    @Override
    public Optional<Money> highestDeal(Product product, Instant from, Instant until) {
        return catalog.highestDeal(product.skus().stream().map(Sku::skuId).toList(), from, until);
    }

    @Override
    public long sold(Product product) {
        return catalog.sold(product.skus().stream().map(Sku::skuId).toList());
    }
}
