package org.qiantang.app.mall;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer looks for.
 *
 * @param text words, pinyin or both; may be empty
 * @param least the lowest price wanted, in the smallest unit
 * @param merchantId only this shop's goods
 */
record Query(
        String text,
        @Nullable Aisle aisle,
        @Nullable Long least,
        @Nullable Long most,
        boolean onAir,
        boolean inStock,
        @Nullable Long merchantId,
        Sort sort) {
    /** The order of what is found; sold out comes last in every one of them. */
    enum Sort {
        RELEVANCE("relevance"),
        SALES("sales"),
        PRICE_UP("price-up"),
        PRICE_DOWN("price-down"),
        NEWEST("newest");

        private final String key;

        Sort(String key) {
            this.key = key;
        }

        static Optional<Sort> named(String key) {
            return Arrays.stream(values()).filter(sort -> sort.key.equals(key)).findFirst();
        }
    }

    static Query all() {
        return new Query("", null, null, null, false, false, null, Sort.RELEVANCE);
    }

    static Query of(String text) {
        return new Query(text, null, null, null, false, false, null, Sort.RELEVANCE);
    }

    boolean fits(Goods goods) {
        Long price = goods.price();
        return goods.isVisible()
                && (aisle == null || Aisle.of(goods.category()) == aisle)
                && (least == null || (price != null && price >= least))
                && (most == null || (price != null && price <= most))
                && (!onAir || goods.onAir() != null)
                && (!inStock || !goods.isSoldOut())
                && (merchantId == null || goods.merchantId() == merchantId);
    }
}
