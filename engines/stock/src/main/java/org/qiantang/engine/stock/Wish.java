package org.qiantang.engine.stock;

/**
 * Pieces of one SKU that a buyer asks for.
 *
 * @param item the item of the line-up that the SKU belongs to; limits per buyer count by item
 */
public record Wish(long item, long sku, int pieces) {
    public static final int MAX_PIECES = 999;

    public Wish {
        if (pieces < 1 || pieces > MAX_PIECES) {
            throw new IllegalArgumentException("pieces: " + pieces + " (expected: 1.." + MAX_PIECES + ")");
        }
    }
}
