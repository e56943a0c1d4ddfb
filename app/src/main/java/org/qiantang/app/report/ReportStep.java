package org.qiantang.app.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done about a report.
 *
 * @param words of who did it; for officers alone where an officer asked the shop
 * @param dueAt until when the next is to happen
 * @param tiedId the line of a finding, or a dossier
 */
record ReportStep(
        long stepId,
        Instant at,
        Kind kind,
        @Nullable Long personId,
        String words,
        @Nullable Outcome outcome,
        @Nullable Instant dueAt,
        @Nullable Tie tie,
        @Nullable Long tiedId) {

    enum Kind {
        FILED,
        ACCEPTED,
        ASKED,
        ANSWERED,
        TIED,
        DECIDED,
        CONTESTED
    }

    /** What a report can be joined to. */
    enum Tie {
        FINDING,
        DOSSIER
    }
}
