package org.qiantang.app.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done about a report.
 *
 * @param words of who did it; for officers alone where an officer asked the shop
 * @param basis why it was decided so, for officers; empty at other steps
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
        String basis,
        @Nullable Instant dueAt,
        @Nullable Tie tie,
        @Nullable Long tiedId) {

    ReportStep(long stepId, Instant at, Kind kind, long personId, String words) {
        this(stepId, at, kind, personId, words, null, "", null, null, null);
    }

    ReportStep due(Instant until) {
        return new ReportStep(stepId, at, kind, personId, words, outcome, basis, until, tie, tiedId);
    }

    ReportStep decided(Outcome as, String why) {
        return new ReportStep(stepId, at, kind, personId, words, as, why, dueAt, tie, tiedId);
    }

    ReportStep tied(Tie to, long id) {
        return new ReportStep(stepId, at, kind, personId, words, outcome, basis, dueAt, to, id);
    }

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
