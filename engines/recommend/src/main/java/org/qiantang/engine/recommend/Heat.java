package org.qiantang.engine.recommend;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much happened to an item and when: whole numbers in buckets of time. What was added can be taken away again without
 * a trace, and there are never more buckets than events that the profiles still hold.
 */
final class Heat {
    private final Kind kind;
    private final TreeMap<Long, Integer> buckets = new TreeMap<>();

    Heat(Kind kind) {
        this.kind = kind;
    }

    /** Adds a weight, or takes it away where it is below 0. */
    void add(long seconds, int weight) {
        buckets.merge(kind.bucket(seconds), weight, Heat::sum);
    }

    private static @Nullable Integer sum(Integer a, Integer b) {
        int sum = a + b;
        return sum == 0 ? null : sum;
    }

    boolean isNone() {
        return buckets.isEmpty();
    }

    /**
     * The binary logarithm of the heat, counted forward (Cormode and others, Forward Decay, ICDE 2009): all items of a kind
     * cool alike, so their order changes only when something happens. Negative infinity where nothing did.
     */
    double level() {
        if (buckets.isEmpty()) {
            return Double.NEGATIVE_INFINITY;
        }
        double newest = buckets.lastKey();
        double halfLife = kind.halfLifeBuckets();
        double sum = 0;
        for (var bucket : buckets.entrySet()) {
            sum += bucket.getValue() * Math.pow(2, (bucket.getKey() - newest) / halfLife);
        }
        return Math.log(sum) / Math.log(2) + newest / halfLife;
    }

    /** What happened in the seconds before a moment. */
    int within(long now, long seconds) {
        int sum = 0;
        for (int weight : buckets.subMap(kind.bucket(now - seconds) + 1, true, kind.bucket(now), true)
                .values()) {
            sum += weight;
        }
        return sum;
    }
}
