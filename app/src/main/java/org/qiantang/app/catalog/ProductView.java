package org.qiantang.app.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/** A product as the web interface shows it; ids are texts, since browsers read numbers only to 53 bits. */
record ProductView(
        String id,
        String merchantId,
        String code,
        String title,
        String legalCategory,
        String description,
        List<String> pictures,
        List<FactView> facts,
        List<String> afterSale,
        @Nullable SizeTable sizes,
        Delivery delivery,
        List<SkuView> skus) {

    record FactView(
            String key,
            String label,
            String value,
            @Nullable String unit,
            @Nullable ProofView proof) {}

    record ProofView(
            String kind,
            String number,
            String issuer,
            String scope,
            @Nullable String validUntil) {}

    record SkuView(String skuId, String code, String name, Money price, String priceVersion, int free) {}

    static ProductView of(Product product) {
        return new ProductView(
                Long.toString(product.id()),
                Long.toString(product.merchantId()),
                product.code(),
                product.title(),
                product.legalCategory().zh(),
                product.description(),
                product.pictures(),
                product.facts().facts().stream().map(ProductView::fact).toList(),
                product.afterSale(),
                product.sizes(),
                product.delivery(),
                product.skus().stream().map(ProductView::sku).toList());
    }

    private static FactView fact(Fact fact) {
        Proof proof = fact.proof();
        return new FactView(fact.key(), fact.label(), fact.value(), fact.unit(), proof == null ? null : proof(proof));
    }

    private static ProofView proof(Proof proof) {
        return new ProofView(
                proof.kind(),
                proof.number(),
                proof.issuer(),
                proof.scope(),
                proof.validUntil() == null ? null : proof.validUntil().toString());
    }

    private static SkuView sku(Sku sku) {
        return new SkuView(
                Long.toString(sku.skuId()),
                sku.code(),
                sku.name(),
                sku.price(),
                Long.toString(sku.priceVersion()),
                sku.free());
    }
}
