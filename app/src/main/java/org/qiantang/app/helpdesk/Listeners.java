package org.qiantang.app.helpdesk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who had how much read aloud lately; kept in memory, for those who asked last. */
final class Listeners {
    static final int MOST_A_WHILE = 20;
    static final Duration WHILE = Duration.ofMinutes(10);
    private static final int MOST_PEOPLE = 10_000;

    private final InstantSource clock;
    private final Map<Long, ArrayDeque<Instant>> heard = new LinkedHashMap<>(16, 0.75f, true);

    Listeners(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts one more; false, and not counted, where that would be too many. */
    synchronized boolean mayHear(long personId) {
        Instant now = clock.instant();
        ArrayDeque<Instant> own = heard.computeIfAbsent(personId, _ -> new ArrayDeque<>());
        while (!own.isEmpty() && !own.getFirst().plus(WHILE).isAfter(now)) {
            own.removeFirst();
        }
        if (own.size() >= MOST_A_WHILE) {
            return false;
        }
        own.addLast(now);
        if (heard.size() > MOST_PEOPLE) {
            heard.remove(heard.keySet().iterator().next());
        }
        return true;
    }

    /** Takes back what was counted last: nothing came of it. */
    synchronized void heardNothing(long personId) {
        ArrayDeque<Instant> own = heard.get(personId);
        if (own != null) {
            own.pollLast();
        }
    }
}
