package org.qiantang.app.mall;

/**
 * How many pieces of a SKU a shelf should have, and when it is worth a transfer.
 *
 * @param target what the shelf is filled up to, as long as the warehouse has free pieces
 */
record ShelfRule(int target) {
    static final int USUAL_TARGET = 20;
    static final int MAX_TARGET = 9_999;

    ShelfRule {
        if (target < 0 || target > MAX_TARGET) {
            throw new IllegalArgumentException("target: " + target + " (expected: 0.." + MAX_TARGET + ")");
        }
    }

    /**
     * Pieces to send to the shelf, or, below zero, to take back from it.
     *
     * <p>A shelf is filled up again when half of it has gone, so that not each sale asks for a transfer of its own.
     *
     * @param there pieces on the shelf that nobody holds, those on the way included
     */
    int move(boolean onShelf, int there, int free) {
        int wanted = onShelf ? target : 0;
        if (there > wanted) {
            return wanted - there;
        }
        return there * 2 <= wanted ? Math.min(free, wanted - there) : 0;
    }
}
