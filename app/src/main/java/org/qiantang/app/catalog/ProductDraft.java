package org.qiantang.app.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as a merchant wrote it: whole, without ids, not yet checked ({@link ProductCheck}).
 *
 * @param supplier the name in the shop's register; null where it is not said
 */
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
        List<SkuDraft> skus,
        Promises promises,
        @Nullable String supplier) {
    public ProductDraft {
        pictures = List.copyOf(pictures);
        afterSale = List.copyOf(afterSale);
        skus = List.copyOf(skus);
    }

    public ProductDraft(
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
        this(
                code,
                title,
                legalCategory,
                description,
                pictures,
                facts,
                afterSale,
                sizes,
                delivery,
                skus,
                Promises.NONE,
                null);
    }

    ProductDraft withCode(String given) {
        return new ProductDraft(
                given,
                title,
                legalCategory,
                description,
                pictures,
                facts,
                afterSale,
                sizes,
                delivery,
                skus,
                promises,
                supplier);
    }

    ProductDraft withFacts(FactSheet given) {
        return new ProductDraft(
                code,
                title,
                legalCategory,
                description,
                pictures,
                given,
                afterSale,
                sizes,
                delivery,
                skus,
                promises,
                supplier);
    }

    ProductDraft withSkus(List<SkuDraft> given) {
        return new ProductDraft(
                code,
                title,
                legalCategory,
                description,
                pictures,
                facts,
                afterSale,
                sizes,
                delivery,
                given,
                promises,
                supplier);
    }
}
