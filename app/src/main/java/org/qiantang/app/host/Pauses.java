package org.qiantang.app.host;

import java.util.Arrays;

/**
 * Where a speech pauses between two clauses: stretches of near silence, found in the sound itself, since not every engine
 * tells times. A pause is at least 80 ms below -46 dBFS with sound before and after it, which is this house's own measure:
 * shorter gaps are mostly the closures of plosives within a word.
 */
final class Pauses {
    private static final int QUIET = 164;
    private static final int LEAST_MILLIS = 80;

    private final long[] ends;

    private Pauses(long[] ends) {
        this.ends = ends;
    }

    /** @param samples 16-bit mono at {@code rate} */
    static Pauses in(short[] samples, int rate) {
        int least = rate * LEAST_MILLIS / 1_000;
        long[] found = new long[8];
        int count = 0;
        int quietSince = -1;
        boolean heard = false;
        for (int i = 0; i < samples.length; i++) {
            if (Math.abs(samples[i]) > QUIET) {
                if (heard && quietSince >= 0 && i - quietSince >= least) {
                    found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                    // Where it became quiet: from there on nothing is lost by a cut.
                    found[count++] = quietSince;
                }
                heard = true;
                quietSince = -1;
            } else if (quietSince < 0) {
                quietSince = i;
            }
        }
        return new Pauses(Arrays.copyOf(found, count));
    }

    /** Whether a pause begins in {@code from..to}, counted in samples. */
    boolean between(long from, long to) {
        int place = Arrays.binarySearch(ends, from);
        int next = place >= 0 ? place : -place - 1;
        return next < ends.length && ends[next] < to;
    }
}
