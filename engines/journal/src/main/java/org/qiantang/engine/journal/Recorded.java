package org.qiantang.engine.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** An event as the journal holds it: the same bytes, with the place that its order was decided by. */
public record Recorded(int shard, long position, String stream, String type, int version, Instant at, byte[] body) {
    /** What becomes of an entry at its place. */
    static Recorded of(int shard, long position, Entry entry) {
        Instant at = entry.at().truncatedTo(ChronoUnit.MICROS);
        return new Recorded(shard, position, entry.stream(), entry.type(), entry.version(), at, entry.body());
    }

    /** Whether this is what became of the entry. */
    boolean holds(Entry entry) {
        return stream.equals(entry.stream())
                && type.equals(entry.type())
                && version == entry.version()
                && at.equals(entry.at().truncatedTo(ChronoUnit.MICROS))
                && Arrays.equals(body, entry.body());
    }
}
