package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: doubled each time up to a most, and drawn between half and all of that. */
public final class Pauses {
    private final long firstNanos;
    private final long mostNanos;
    private final RandomGenerator random;

    public Pauses(Duration first, Duration most, RandomGenerator random) {
        if (first.toMillis() < 1 || most.compareTo(first) < 0 || most.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "pauses: " + first + ".." + most + " (expected: 1 ms or more, in order, at most one day)");
        }
        firstNanos = first.toNanos();
        mostNanos = most.toNanos();
        this.random = random;
    }

    /** The pause after so many failures in a row, 1 or more. */
    Duration after(int failures) {
        long whole = firstNanos;
        for (int i = 1; i < failures && whole < mostNanos; i++) {
            whole *= 2;
        }
        whole = Math.min(whole, mostNanos);
        return Duration.ofNanos(whole / 2 + draw(whole / 2 + 1));
    }

    // Several threads of one ear share it, and few sources of chance are safe to share.
    private synchronized long draw(long bound) {
        return random.nextLong(bound);
    }
}
