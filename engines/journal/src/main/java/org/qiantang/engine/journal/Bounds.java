package org.qiantang.engine.journal;

import java.time.Duration;
import java.util.List;

/** The ranges that every journal holds its callers to. */
final class Bounds {
    /** The most bytes that one batch may weigh; far below what one message to the database can carry. */
    static final long MAX_BATCH_BYTES = 16L << 20;

    private Bounds() {}

    static void shard(int shard) {
        if (shard < 0 || shard > Short.MAX_VALUE) {
            throw new IllegalArgumentException("shard: " + shard + " (expected: 0.." + Short.MAX_VALUE + ")");
        }
    }

    static void after(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("position: " + position + " (expected: 0 or more)");
        }
    }

    static void read(int shard, long after, int max) {
        shard(shard);
        after(after);
        if (max < 1 || max > Journal.MAX_READ) {
            throw new IllegalArgumentException("max: " + max + " (expected: 1.." + Journal.MAX_READ + ")");
        }
    }

    static void wait(int shard, long position, Duration atMost) {
        shard(shard);
        after(position);
        if (atMost.isNegative() || atMost.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("atMost: " + atMost + " (expected: 0 to one day)");
        }
    }

    /** Checks a batch and tells what it weighs. */
    static long batch(List<Entry> batch) {
        if (batch.isEmpty() || batch.size() > Journal.MAX_BATCH) {
            throw new IllegalArgumentException(
                    "batch: " + batch.size() + " events (expected: 1.." + Journal.MAX_BATCH + ")");
        }
        long bytes = 0;
        for (Entry entry : batch) {
            bytes += entry.weight();
        }
        if (bytes > MAX_BATCH_BYTES) {
            throw new IllegalArgumentException("batch: " + bytes + " bytes (expected: up to " + MAX_BATCH_BYTES + ")");
        }
        return bytes;
    }
}
