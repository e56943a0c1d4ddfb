package org.qiantang.app.guard;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.room.Board;

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
    public @Nullable Long base(long showId, Board.Sku sku, Instant now) {
        return catalog.basePriceInShow(showId, sku.skuId(), sku.priceVersion(), now)
                .minor();
    }

    @Override
    public Map<Long, Long> bases(Collection<Long> skus, Instant now) {
        var bases = new HashMap<Long, Long>();
        catalog.basePrices(skus, now).forEach((sku, base) -> {
            Long minor = base.minor();
            if (minor != null) {
                bases.put(sku, minor);
            }
        });
        return bases;
    }

    @Override
    public long sold(Product product) {
        return catalog.sold(product.skus().stream().map(Sku::skuId).toList());
    }
}
