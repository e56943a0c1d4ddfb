package org.qiantang.engine.recommend;

/**
 * Brings predicted probabilities to what was observed: counts in bins of equal width in log-odds, made to rise by pooling
 * neighbours that do not (isotonic regression: Zadrozny and Elkan, KDD 2002), drawn to the prediction where little is seen.
 */
final class Calibration {
    private static final int BINS = 24;
    private static final double LOWEST = -6;
    private static final double WIDTH = 0.5;
    /** Examples that the prediction itself is worth. */
    private static final double TRUST = 50;

    private final double[] predicted = new double[BINS];
    private final int[] came = new int[BINS];
    private final int[] seen = new int[BINS];

    void observe(double probability, boolean came) {
        int bin = bin(probability);
        predicted[bin] += probability;
        seen[bin]++;
        this.came[bin] += came ? 1 : 0;
    }

    double calibrated(double probability) {
        int bin = bin(probability);
        int first = bin;
        int last = bin;
        double events = came[bin];
        double expected = predicted[bin];
        double count = seen[bin];
        // pooled with neighbours for as long as they stand the wrong way round
        boolean pooled = true;
        while (pooled) {
            pooled = false;
            if (first > 0 && seen[first - 1] > 0 && rate(came[first - 1], seen[first - 1]) > rate(events, count)) {
                first--;
                events += came[first];
                expected += predicted[first];
                count += seen[first];
                pooled = true;
            }
            if (last < BINS - 1 && seen[last + 1] > 0 && rate(came[last + 1], seen[last + 1]) < rate(events, count)) {
                last++;
                events += came[last];
                expected += predicted[last];
                count += seen[last];
                pooled = true;
            }
        }
        double mean = count > 0 ? expected / count : probability;
        double observed = (events + TRUST * mean) / (count + TRUST);
        return Math.clamp(probability * observed / mean, 0, 1);
    }

    private static double rate(double events, double count) {
        return count == 0 ? Double.NaN : events / count;
    }

    private static int bin(double probability) {
        double odds = Math.log(Math.max(1e-9, probability) / Math.max(1e-9, 1 - probability));
        return (int) Math.clamp((odds - LOWEST) / WIDTH, 0, BINS - 1);
    }
}
