package org.qiantang.app.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product as a merchant wrote it: whole, without ids, not yet checked ({@link ProductCheck}). */
public record ProductDraft(
        String code,
        String title,
        String legalCategory,
        String description,
        List<String> pictures,
        FactSheet facts,
        List<String> afterSale,
        @Nullable SizeTable sizes,
        Delivery delivery,
        List<SkuDraft> skus) {
    public ProductDraft {
        pictures = List.copyOf(pictures);
        afterSale = List.copyOf(afterSale);
        skus = List.copyOf(skus);
    }

    ProductDraft withCode(String given) {
        return new ProductDraft(
                given, title, legalCategory, description, pictures, facts, afterSale, sizes, delivery, skus);
    }

    ProductDraft withSkus(List<SkuDraft> given) {
        return new ProductDraft(
                code, title, legalCategory, description, pictures, facts, afterSale, sizes, delivery, given);
    }
}
