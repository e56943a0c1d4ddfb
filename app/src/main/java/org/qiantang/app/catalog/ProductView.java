package org.qiantang.app.catalog;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<SkuView> skus,
        List<PromiseView> promises,
        boolean archived,
        @Nullable Voucher voucher) {

    record FactView(
            String key,
            String label,
            String value,
            @Nullable String unit,
            @Nullable ProofView proof,
            String type) {}

    record ProofView(
            String kind,
            String number,
            String issuer,
            String scope,
            @Nullable String validUntil,
            @Nullable String validFrom,
            @Nullable FileView file) {}

    /** Where the proof's file can be seen; buyers are told of it only if the shop shows it. */
    record FileView(String sha256, String url, boolean released) {}

    /** A promise as it counts, and in words. */
    record PromiseView(String kind, int amount, String zh, String en) {}

    record SkuView(
            String skuId,
            String code,
            String name,
            Money price,
            String priceVersion,
            int free,
            @Nullable StruckView struck) {}

    /** As everybody may see it: of the struck-through prices only those that hold. */
    static ProductView of(Product product, Map<Long, ComparisonPrice> comparisons) {
        var held = new HashMap<>(comparisons);
        held.values().removeIf(one -> !one.holds());
        return of(product, false, held);
    }

    /** As its own shop sees it: with the files and struck-through prices that others do not see. */
    static ProductView own(Product product, Map<Long, ComparisonPrice> comparisons) {
        return of(product, true, comparisons);
    }

    private static ProductView of(Product product, boolean own, Map<Long, ComparisonPrice> comparisons) {
        return new ProductView(
                Long.toString(product.id()),
                Long.toString(product.merchantId()),
                product.code(),
                product.title(),
                product.legalCategory().zh(),
                product.description(),
                product.pictures(),
                typed(product).stream().map(fact -> fact(fact, own)).toList(),
                product.afterSale(),
                product.sizes(),
                product.delivery(),
                product.skus().stream()
                        .map(sku -> sku(sku, comparisons.get(sku.skuId())))
                        .toList(),
                product.promises().all().stream().map(ProductView::promise).toList(),
                product.archived(),
                product.voucher());
    }

    /** What a voucher is told by is the voucher itself, and is not shown twice. */
    private static List<Fact> typed(Product product) {
        Voucher voucher = product.voucher();
        return voucher == null ? product.facts().facts() : voucher.typed(product.facts());
    }

    private static PromiseView promise(Promise promise) {
        return new PromiseView(promise.kind().code(), promise.amount(), promise.words(false), promise.words(true));
    }

    private static FactView fact(Fact fact, boolean own) {
        Proof proof = fact.proof();
        return new FactView(
                fact.key(),
                fact.label(),
                fact.value(),
                fact.unit(),
                proof == null ? null : proof(proof, own),
                fact.type().code());
    }

    private static ProofView proof(Proof proof, boolean own) {
        ProofFile file = proof.file();
        boolean seen = file != null && (own || file.released());
        return new ProofView(
                proof.kind(),
                proof.number(),
                proof.issuer(),
                proof.scope(),
                text(proof.validUntil()),
                text(proof.validFrom()),
                file != null && seen
                        ? new FileView(file.sha256(), "/api/proofs/" + file.sha256(), file.released())
                        : null);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static SkuView sku(Sku sku, @Nullable ComparisonPrice comparison) {
        return new SkuView(
                Long.toString(sku.skuId()),
                sku.code(),
                sku.name(),
                sku.price(),
                Long.toString(sku.priceVersion()),
                sku.free(),
                comparison == null ? null : StruckView.of(comparison));
    }
}
