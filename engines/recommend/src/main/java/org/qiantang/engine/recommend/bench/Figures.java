package org.qiantang.engine.recommend.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Figures of many cases: means with a percentile bootstrap interval of 95 % (Efron 1979), and quantiles of time. */
final class Figures {
    private static final int RESAMPLES = 1_000;

    private Figures() {}

    /**
     * @param low 2.5 % of the resampled means lie below
     * @param high 2.5 % lie above
     */
    record Interval(double mean, double low, double high, int cases) {}

    static Interval interval(double[] values, long seed) {
        var random = new SplittableRandom(seed);
        double[] means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int drawn = 0; drawn < values.length; drawn++) {
                sum += values[random.nextInt(values.length)];
            }
            means[resample] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(
                mean(values), means[(int) (RESAMPLES * 0.025)], means[(int) (RESAMPLES * 0.975)], values.length);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** The value below which this share lies; microseconds in, microseconds out. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    /** Gain of one wanted item at a rank counted from 1: 1 / log2(rank + 1) within the first so many, else 0. */
    static double gain(int rank, int within) {
        return rank <= within ? Math.log(2) / Math.log(rank + 1.0) : 0;
    }
}
