package org.qiantang.event;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A source of 64-bit ids that grow with time: 41 bits of milliseconds since 2026, 8 bits of node, 14 bits of count.
 *
 * <p>A clock that steps back does not repeat an id: the count goes on from the latest millisecond seen.
 */
public final class Ids {
    private static final long EPOCH_MILLIS =
            Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final int MAX_NODE = 255;
    private static final long PER_MILLI = 1 << 14;

    private final InstantSource clock;
    private final int node;
    private long milli;
    private long count;

    public Ids(InstantSource clock, int node) {
        if (node < 0 || node > MAX_NODE) {
            throw new IllegalArgumentException("node: " + node + " (expected: 0.." + MAX_NODE + ")");
        }
        this.clock = clock;
        this.node = node;
    }

    /** The ids of a shard's owner: owners in turn never share an id, even where the clock steps back between them. */
    public static Ids of(InstantSource clock, long epoch) {
        return new Ids(clock, (int) (epoch & MAX_NODE));
    }

    public synchronized long next() {
        long now = clock.millis() - EPOCH_MILLIS;
        if (now > milli) {
            milli = now;
            count = 0;
        } else if (++count == PER_MILLI) {
            milli++;
            count = 0;
        }
        return (milli << 22) | ((long) node << 14) | count;
    }
}
