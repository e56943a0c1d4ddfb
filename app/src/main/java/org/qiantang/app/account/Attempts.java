package org.qiantang.app.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qiantang.app.web.Problem;

/** Counts tries by key in a time window, to slow down those who guess passwords; remembers a bounded number of keys. */
public final class Attempts {
    private static final int MAX_KEYS = 10_000;

    private final InstantSource clock;
    private final int most;
    private final Duration window;
    private final Map<String, Tries> byKey = new LinkedHashMap<>();

    private record Tries(Instant since, int count) {}

    public Attempts(InstantSource clock, int most, Duration window) {
        this.clock = clock;
        this.most = most;
        this.window = window;
    }

    /** Counts a try, and refuses it where there were too many, saying when to come back. */
    public void require(String key) {
        long seconds = wait(key).toSeconds();
        if (seconds > 0) {
            throw new Problem(
                    429,
                    "too-fast",
                    "尝试次数过多，请 " + seconds + " 秒后再试",
                    "too many attempts; try again in " + seconds + " seconds",
                    Map.of("retryAfterSeconds", (int) seconds));
        }
    }

    /** Takes a try back that turned out to be no guess. */
    public synchronized void takeBack(String key) {
        Tries tries = byKey.get(key);
        if (tries != null && tries.count() > 0) {
            byKey.put(key, new Tries(tries.since(), tries.count() - 1));
        }
    }

    /** Counts a try; how long to wait where it is one too many, else nothing. */
    synchronized Duration wait(String key) {
        Instant now = clock.instant();
        Tries tries = byKey.remove(key);
        if (tries == null || !tries.since().plus(window).isAfter(now)) {
            tries = new Tries(now, 0);
        }
        byKey.put(key, new Tries(tries.since(), Math.min(tries.count() + 1, most + 1)));
        if (byKey.size() > MAX_KEYS) {
            byKey.remove(byKey.keySet().iterator().next());
        }
        if (tries.count() < most) {
            return Duration.ZERO;
        }
        // Never less than a second, since a wait of nothing would be leave to go on.
        Duration left = Duration.between(now, tries.since().plus(window));
        return left.plusSeconds(1);
    }
}
