package org.qiantang.engine.journal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: doubled each time up to a most, and drawn between half and all of that. */
public final class Backoff {
    private final long firstNanos;
    private final long mostNanos;
    private final RandomGenerator random;

    public Backoff(Duration first, Duration most, RandomGenerator random) {
        if (first.toMillis() < 1 || most.compareTo(first) < 0 || most.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "backoff: " + first + ".." + most + " (expected: 1 ms or more, in order, at most one day)");
        }
        this.firstNanos = first.toNanos();
        this.mostNanos = most.toNanos();
        this.random = random;
    }

    /** The pause after so many failures in a row, 1 or more. */
    public Duration after(int failures) {
        long whole = firstNanos;
        for (int i = 1; i < failures && whole < mostNanos; i++) {
            whole *= 2;
        }
        whole = Math.min(whole, mostNanos);
        return Duration.ofNanos(whole / 2 + draw(whole / 2 + 1));
    }

    // Many followers share one source of chance, and few such sources are safe to share.
    private synchronized long draw(long bound) {
        return random.nextLong(bound);
    }
}
