package org.qiantang.app.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was reported.
 *
 * @param targetId the show, or the line
 * @param words the reporter's own
 * @param quoted the line as the reporter's page showed it; empty for a show
 * @param answer the officer's words to the reporter
 */
record Report(
        long id,
        Instant at,
        long byPerson,
        Kind kind,
        long showId,
        long targetId,
        Reason reason,
        String words,
        String quoted,
        @Nullable Outcome outcome,
        String answer,
        @Nullable Instant closedAt) {

    /** What can be reported. */
    enum Kind {
        SHOW,
        LINE
    }
}
