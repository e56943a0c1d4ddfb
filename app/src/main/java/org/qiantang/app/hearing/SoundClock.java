package org.qiantang.app.hearing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lays the wall's time over a programme's clock. A tag may come late and never early, so of the tags since the last
 * break the one that came soonest tells how the two clocks stand to each other.
 */
final class SoundClock {
    private static final long BREAK_MS = 2_000;
    private static final int MOST = 64;

    /** A stretch without a break: the wall's milliseconds less the programme's. */
    private record Stretch(long fromMs, long apartMs) {}

    private final Deque<Stretch> stretches = new ArrayDeque<>();
    private long lastCameMs;
    private long lastMs;

    synchronized void came(long programmeMs, long wallMs) {
        long apart = wallMs - programmeMs;
        Stretch now = stretches.peekLast();
        if (now == null || wallMs - lastCameMs > BREAK_MS || programmeMs < lastMs) {
            if (stretches.size() == MOST) {
                stretches.removeFirst();
            }
            stretches.addLast(new Stretch(programmeMs, apart));
        } else if (apart < now.apartMs()) {
            stretches.removeLast();
            stretches.addLast(new Stretch(now.fromMs(), apart));
        }
        lastCameMs = wallMs;
        lastMs = programmeMs;
    }

    /** The wall's time of a place in the programme, once something came. */
    synchronized Instant at(Duration place) {
        long ms = place.toMillis();
        Stretch found = stretches.getFirst();
        for (Stretch stretch : stretches) {
            if (stretch.fromMs() <= ms) {
                found = stretch;
            }
        }
        return Instant.ofEpochMilli(ms + found.apartMs());
    }
}
