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
    private static final int MAX_SHARD = 7;
    private static final int EPOCH_BITS = 5;
    private static final int MAX_EPOCH = 31;
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

    /**
     * The ids of a shard's owner. Shards never share an id, though they work in the same millisecond (3 bits of the node);
     * nor do owners in turn, even where the clock steps back between them (5 bits: 32 owners).
     *
     * @param shard 0..7
     */
    public static Ids of(InstantSource clock, int shard, long epoch) {
        if (shard < 0 || shard > MAX_SHARD) {
            throw new IllegalArgumentException("shard: " + shard + " (expected: 0.." + MAX_SHARD + ")");
        }
        return new Ids(clock, shard << EPOCH_BITS | (int) (epoch & MAX_EPOCH));
    }

    /** When an id was made, to the millisecond, by the clock of who made it. */
    public static Instant momentOf(long id) {
        return Instant.ofEpochMilli(EPOCH_MILLIS + (id >>> 22));
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
