package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** The shows whose traffic the program limits until an officer has looked (先行限流), for whoever makes lists of rooms. */
public final class ProvisionalLimits {
    /** Lists are read far more often than limits are set. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final LimitRows rows;
    private final InstantSource clock;
    private volatile Known known = new Known(Instant.EPOCH, Set.of());

    private record Known(Instant at, Set<Long> shows) {}

    ProvisionalLimits(LimitRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** The shows that stand last where rooms are listed, and are recommended to nobody. */
    public Set<Long> shows() {
        Known last = known;
        Instant now = clock.instant();
        if (now.isBefore(last.at()) || Duration.between(last.at(), now).compareTo(FRESH) > 0) {
            last = new Known(now, Set.copyOf(rows.shows(now)));
            known = last;
        }
        return last.shows();
    }
}
