package org.qiantang.app.catalog;

import java.util.List;

/**
 * What a file of goods was found to hold.
 *
 * @param rows how many rows (in JSON: products) it has, good and bad
 */
record GoodsRead(List<Candidate> candidates, List<RowError> errors, int rows, Columns columns, Values values) {
    GoodsRead {
        candidates = List.copyOf(candidates);
        errors = List.copyOf(errors);
    }

    /** The file's own word for a place in a product, such as 价格 for {@code skus[1].price}. */
    @FunctionalInterface
    interface Columns {
        String at(ProductDraft draft, String path);
    }

    /** What stands in a row under a header; empty where it is not one cell. */
    @FunctionalInterface
    interface Values {
        String at(int row, String column);
    }

    static GoodsRead nothing(RowError why) {
        return new GoodsRead(List.of(), List.of(why), 0, (_, path) -> path, (_, _) -> "");
    }
}
