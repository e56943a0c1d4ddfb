package org.qiantang.app.radar;

import org.jspecify.annotations.Nullable;

/**
 * An amount as it is told of others: between two steps of 1, 2, 5 · 10ⁿ yuan.
 *
 * @param fromMinor the step at or below it, in fen; 0 below the first
 * @param untilMinor the step above it, in fen
 */
record Band(long fromMinor, long untilMinor) {
    /** So many paid orders of others at least, or nothing is told of their money. */
    static final int LEAST = 10;

    /** A thousand yuan. */
    private static final long FIRST = 100_000;

    private static final long[] STEPS = {2, 5, 10};

    /** The band of an amount in fen. */
    static Band of(long minor) {
        if (minor < FIRST) {
            return new Band(0, FIRST);
        }
        long power = FIRST;
        while (power <= minor / 10) {
            power *= 10;
        }
        long from = power;
        for (long step : STEPS) {
            if (minor < step * power) {
                return new Band(from, step * power);
            }
            from = step * power;
        }
        throw new IllegalStateException("band of " + minor + ": none");
    }

    /** The same, where enough orders of others are in it. */
    static @Nullable Band told(long minor, long othersOrders) {
        return othersOrders < LEAST ? null : of(minor);
    }
}
