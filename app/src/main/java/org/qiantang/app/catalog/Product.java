package org.qiantang.app.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product as the catalogue has it now.
 *
 * @param supplier who supplies it; the shop's own knowledge, not for buyers
 * @param archived put away: still there for old orders, no longer offered
 * @param onShelf whether the shop sells it without a show (上架)
 * @param voucher what a voucher (到店券) entitles to; null for goods that are sent
 */
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
        List<Sku> skus,
        Promises promises,
        @Nullable SupplierName supplier,
        boolean archived,
        boolean onShelf,
        @Nullable Voucher voucher) {
    public Product {
        pictures = List.copyOf(pictures);
        afterSale = List.copyOf(afterSale);
        skus = List.copyOf(skus);
    }

    /** Goods that are sent. */
    public Product(
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
            List<Sku> skus,
            Promises promises,
            @Nullable SupplierName supplier,
            boolean archived,
            boolean onShelf) {
        this(
                id,
                merchantId,
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
                archived,
                onShelf,
                null);
    }

    public Optional<Sku> sku(long skuId) {
        return skus.stream().filter(sku -> sku.skuId() == skuId).findFirst();
    }

    /** Label in Chinese to value, the names of its kinds among them: what words about it are judged by. */
    public Map<String, String> textByLabel() {
        return facts.textByLabel(skus.stream().map(Sku::name).toList());
    }

    /** The proofs that goods of this category must have and these have not, or no longer on that day. */
    public List<ProofNeed> missingProofs(LocalDate day) {
        return legalCategory.needs().stream()
                .filter(need -> facts.fact(need.key())
                        .map(Fact::proof)
                        .filter(proof -> proof.holdsOn(day))
                        .isEmpty())
                .toList();
    }

    public int free() {
        return skus.stream().mapToInt(Sku::free).sum();
    }

    public int allotted() {
        return skus.stream().mapToInt(Sku::allotted).sum();
    }
}
