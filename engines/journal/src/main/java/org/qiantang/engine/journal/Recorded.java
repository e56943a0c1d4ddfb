package org.qiantang.engine.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** An event as the journal holds it: the same bytes, with the place that its order was decided by. */
public record Recorded(int shard, long position, String stream, String type, int version, Instant at, byte[] body) {
    /** Whether this is what became of the entry. */
    boolean holds(Entry entry) {
        return stream.equals(entry.stream())
                && type.equals(entry.type())
                && version == entry.version()
                && at.equals(entry.at().truncatedTo(ChronoUnit.MICROS))
                && Arrays.equals(body, entry.body());
    }
}
