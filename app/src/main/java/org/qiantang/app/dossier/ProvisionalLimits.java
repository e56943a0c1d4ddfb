package org.qiantang.app.dossier;

import java.time.InstantSource;
import java.util.Set;

/** The shows whose traffic the program limits until an officer has looked (先行限流), for whoever makes lists of rooms. */
public final class ProvisionalLimits {
    private final StandingLast shows;

    ProvisionalLimits(LimitRows rows, InstantSource clock) {
        shows = new StandingLast(rows::shows, clock);
    }

    /** The shows that stand last where rooms are listed, and are recommended to nobody. */
    public Set<Long> shows() {
        return shows.now();
    }
}
