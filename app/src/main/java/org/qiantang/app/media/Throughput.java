package org.qiantang.app.media;

/** Bits per second over the last few whole seconds. */
final class Throughput {
    private static final int SECONDS = 5;

    private final long[] bytes = new long[SECONDS + 1];
    private long newest = Long.MIN_VALUE;
    private long oldest;

    void add(long nowMs, int count) {
        advance(Math.floorDiv(nowMs, 1000L));
        bytes[slot(newest)] += count;
    }

    long bitsPerSecond(long nowMs) {
        if (newest == Long.MIN_VALUE) {
            return 0;
        }
        advance(Math.floorDiv(nowMs, 1000L));
        long from = Math.max(oldest, newest - SECONDS);
        long sum = 0;
        for (long second = from; second < newest; second++) {
            sum += bytes[slot(second)];
        }
        return newest == from ? 0 : sum * 8 / (newest - from);
    }

    private void advance(long second) {
        if (newest == Long.MIN_VALUE) {
            newest = second;
            oldest = second;
            return;
        }
        for (long next = Math.max(newest + 1, second - SECONDS); next <= second; next++) {
            bytes[slot(next)] = 0;
        }
        newest = Math.max(newest, second);
    }

    private int slot(long second) {
        return Math.floorMod(second, SECONDS + 1);
    }
}
