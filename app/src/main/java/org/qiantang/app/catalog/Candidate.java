package org.qiantang.app.catalog;

import java.util.List;

/**
 * A product read from a file, with the rows that it came from.
 *
 * @param rows the row of each SKU, in order
 * @param whole whether one flawed SKU spoils the product, as in JSON, where a product is one thing
 */
record Candidate(ProductDraft draft, List<Integer> rows, boolean whole) {
    Candidate {
        rows = List.copyOf(rows);
        if (rows.size() != draft.skus().size()) {
            throw new IllegalArgumentException(
                    "rows: " + rows.size() + " (expected: " + draft.skus().size() + ", one for each sku)");
        }
    }
}
