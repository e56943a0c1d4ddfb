package org.qiantang.app.catalog;

import java.util.List;
import java.util.Map;
import org.qiantang.event.Money;

/** Judges what the page of a product says before it is kept; met by the guard. */
public interface PageJudge {
    /** Judges nothing. */
    PageJudge NONE = new PageJudge() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public List<PageFinding> page(ProductDraft draft, Map<String, Long> skuIds) {
            return List.of();
        }

        @Override
        public List<PageFinding> price(Product product, long skuId, Money price, String reason) {
            return List.of();
        }
    };

    /** Whether anything is judged at all, and so anything is to be kept. */
    default boolean isThere() {
        return true;
    }

    /**
     * What is found in a draft without flaws.
     *
     * @param skuIds those of its SKUs that were sold before, by code: their deals say what a price may be compared with
     */
    List<PageFinding> page(ProductDraft draft, Map<String, Long> skuIds);

    /** What is found in the reason that is given for a new price. */
    List<PageFinding> price(Product product, long skuId, Money price, String reason);
}
