package org.qiantang.engine.tlog.leaf;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.json.Json;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * From when to when, by the wall clock of whoever captured it and, for what has one, by the clock of the media.
 *
 * @param media null where it has no place in a recording
 * @param wallStart to the millisecond; what is finer is cut off
 */
public record Span(@Nullable MediaTime media, Instant wallStart, Instant wallEnd) {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** Presentation times in milliseconds, from the beginning of the recording on. */
    public record MediaTime(long startMs, long endMs) {
        public MediaTime {
            if (startMs < 0 || endMs < startMs || endMs > Json.MOST_EXACT) {
                throw new Malformed("pts", startMs + " to " + endMs, "0 or more, the end not before the start");
            }
        }
    }

    public Span {
        wallStart = wallStart.truncatedTo(MILLIS);
        wallEnd = wallEnd.truncatedTo(MILLIS);
        if (wallStart.isBefore(Instant.EPOCH) || wallEnd.isBefore(wallStart) || wallEnd.isAfter(LAST)) {
            throw new Malformed(
                    "wall", wallStart + " to " + wallEnd, "from 1970 to 9999, the end not before the start");
        }
    }

    /** A moment, without a place in a recording. */
    public static Span at(Instant wall) {
        return new Span(null, wall, wall);
    }
}
