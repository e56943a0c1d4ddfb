package org.qiantang.app.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A product as the catalogue has it now. */
public record Product(
        long id,
        long merchantId,
        String code,
        String title,
        LegalCategory legalCategory,
        String description,
        List<String> pictures,
        FactSheet facts,
        List<String> afterSale,
        @Nullable SizeTable sizes,
        Delivery delivery,
        List<Sku> skus) {
    public Product {
        pictures = List.copyOf(pictures);
        afterSale = List.copyOf(afterSale);
        skus = List.copyOf(skus);
    }

    public Optional<Sku> sku(long skuId) {
        return skus.stream().filter(sku -> sku.skuId() == skuId).findFirst();
    }

    public int free() {
        return skus.stream().mapToInt(Sku::free).sum();
    }

    public int allotted() {
        return skus.stream().mapToInt(Sku::allotted).sum();
    }
}
