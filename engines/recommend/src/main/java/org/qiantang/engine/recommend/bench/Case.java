package org.qiantang.engine.recommend.bench;

/**
 * One question: somebody with a past, and the item that came next.
 *
 * @param wanted -1 where it is an item that nobody could know
 * @param among what is ranked; empty: all items but the past
 */
record Case(int person, int[] past, int wanted, int[] among) {
    /**
     * The rank of what was wanted, counted from 1, all with an equal score before it.
     *
     * @param scores of all items
     */
    int rank(float[] scores) {
        if (wanted < 0) {
            return Integer.MAX_VALUE;
        }
        float own = scores[wanted];
        int rank = 1;
        if (among.length > 0) {
            for (int item : among) {
                if (item != wanted && scores[item] >= own) {
                    rank++;
                }
            }
            return rank;
        }
        for (float score : scores) {
            if (score >= own) {
                rank++;
            }
        }
        rank--;
        for (int at = 0; at < past.length; at++) {
            if (past[at] != wanted && scores[past[at]] >= own && !repeated(at)) {
                rank--;
            }
        }
        return Math.max(1, rank);
    }

    private boolean repeated(int at) {
        for (int before = 0; before < at; before++) {
            if (past[before] == past[at]) {
                return true;
            }
        }
        return false;
    }

    /** Brings the scores of what is ranked to mean 0 and deviation 1, so that channels can be added. */
    void standardise(float[] scores) {
        double sum = 0;
        double squares = 0;
        int count = among.length > 0 ? among.length : scores.length;
        for (int at = 0; at < count; at++) {
            float score = scores[among.length > 0 ? among[at] : at];
            sum += score;
            squares += (double) score * score;
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(1e-12, squares / count - mean * mean));
        for (int item = 0; item < scores.length; item++) {
            scores[item] = (float) ((scores[item] - mean) / deviation);
        }
    }
}
