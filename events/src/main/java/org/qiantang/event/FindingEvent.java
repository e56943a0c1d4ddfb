package org.qiantang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What officers made of what the guard had found in a show: stream {@code finding/SHOW} in the office shard. */
public sealed interface FindingEvent extends GovernEvent {
    /** Whether it is so, or was found wrongly. */
    enum Ruling {
        CONFIRMED,
        WITHDRAWN
    }

    /**
     * An officer judged what was found in a host's line; a later judgement of the same line counts instead.
     *
     * @param dossierId the dossier whose upheld appeal withdrew it; null where an officer judged the line by itself
     */
    record FindingJudged(
            Instant at,
            long showId,
            long lineId,
            Ruling ruling,
            String reason,
            long officerId,
            @Nullable Long dossierId)
            implements FindingEvent {}
}
