package org.qiantang.bench.hotsku;

import java.util.SplittableRandom;

/**
 * Who asks, in order: each number is a buyer with one wish of their own, and a number that comes again is the same wish
 * asked again.
 */
record Asks(int[] buyers, int wishes) {
    /** How far back a wish lies that is asked again: impatient people ask within moments. */
    private static final int BACK = 2_000;

    /** So many wishes, with so many of a hundred requests being one that was asked before. */
    static Asks of(int wishes, int duplicatesPercent, long seed) {
        var random = new SplittableRandom(seed);
        int total = (int) Math.round(wishes * 100.0 / (100 - duplicatesPercent));
        var buyers = new int[total];
        int fresh = 0;
        for (int i = 0; i < total; i++) {
            int left = wishes - fresh;
            boolean again = fresh > 0 && (left == 0 || random.nextInt(total - i) >= left);
            buyers[i] = again ? fresh - 1 - random.nextInt(Math.min(fresh, BACK)) : fresh++;
        }
        return new Asks(buyers, wishes);
    }

    int size() {
        return buyers.length;
    }
}
