package org.qiantang.engine.journal;

/** Where a batch came to lie: the positions of its first and its last event in the shard. */
public record Appended(int shard, long first, long last) {
    public Appended {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException(
                    "positions: " + first + ".." + last + " (expected: 1 or more, in order)");
        }
    }
}
