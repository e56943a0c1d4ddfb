package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;

/** Who stands last in lists, read once a second at most: lists are read far more often than anybody is sunk. */
final class StandingLast {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Function<Instant, Set<Long>> rows;
    private final InstantSource clock;
    private volatile Known known = new Known(Instant.EPOCH, Set.of());

    private record Known(Instant at, Set<Long> ids) {}

    StandingLast(Function<Instant, Set<Long>> rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    Set<Long> now() {
        Known last = known;
        Instant now = clock.instant();
        if (now.isBefore(last.at()) || Duration.between(last.at(), now).compareTo(FRESH) > 0) {
            last = new Known(now, Set.copyOf(rows.apply(now)));
            known = last;
        }
        return last.ids();
    }
}
