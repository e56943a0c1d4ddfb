package org.qiantang.app.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as a merchant wrote it: whole, without ids, not yet checked ({@link ProductCheck}).
 *
 * @param supplier the name in the shop's register; null where it is not said
 * @param voucher what a voucher (到店券) entitles to; null for goods that are sent
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
        @Nullable String supplier,
        @Nullable Voucher voucher) {
    public ProductDraft {
        // Whoever writes a voucher, its sheet tells it: hosts and answers know no other source.
        facts = voucher == null ? facts : voucher.in(facts);
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

    /** Goods that are sent. */
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
            List<SkuDraft> skus,
            Promises promises,
            @Nullable String supplier) {
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
                promises,
                supplier,
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
                supplier,
                voucher);
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
                supplier,
                voucher);
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
                supplier,
                voucher);
    }

    public ProductDraft withVoucher(@Nullable Voucher given) {
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
                skus,
                promises,
                supplier,
                given);
    }
}
