package org.qiantang.app.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts tries by key in a time window, to slow down those who guess passwords; remembers a bounded number of keys. */
final class Attempts {
    private static final int MAX_KEYS = 10_000;

    private final InstantSource clock;
    private final int most;
    private final Duration window;
    private final Map<String, Tries> byKey = new LinkedHashMap<>();

    private record Tries(Instant since, int count) {}

    Attempts(InstantSource clock, int most, Duration window) {
        this.clock = clock;
        this.most = most;
        this.window = window;
    }

    synchronized boolean allow(String key) {
        Instant now = clock.instant();
        Tries tries = byKey.remove(key);
        if (tries == null || !tries.since().plus(window).isAfter(now)) {
            tries = new Tries(now, 0);
        }
        byKey.put(key, new Tries(tries.since(), tries.count() + 1));
        if (byKey.size() > MAX_KEYS) {
            byKey.remove(byKey.keySet().iterator().next());
        }
        return tries.count() < most;
    }
}
