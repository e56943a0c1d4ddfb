package org.qiantang.app.export;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ExportEvent.Scope;

/**
 * One asking for an export, as it stands.
 *
 * @param until the last day of it
 * @param clear whether names, phones and addresses stand in it in clear
 * @param askedBy who asked; another officer consents to what stands in clear
 * @param checkpointSize how many entries the evidence log had then; null where it could not be used
 * @param keptUntil when the file is deleted
 */
record Export(
        long id,
        Scope scope,
        @Nullable Long subjectId,
        String subjectName,
        LocalDate from,
        LocalDate until,
        boolean clear,
        String reason,
        State state,
        long askedBy,
        Instant askedAt,
        @Nullable Long consentedBy,
        @Nullable Instant consentedAt,
        boolean alone,
        @Nullable Long declinedBy,
        @Nullable String declinedWhy,
        @Nullable Long stoppedBy,
        int sheets,
        int sheetsDone,
        long rows,
        @Nullable Instant endedAt,
        @Nullable String trouble,
        @Nullable Long bytes,
        @Nullable String sha256,
        @Nullable Long checkpointSize,
        @Nullable Instant keptUntil,
        Instant lastAt) {

    /** How far it has come; {@code GONE} is a file that was deleted in its time. */
    enum State {
        WAITING,
        QUEUED,
        RUNNING,
        DONE,
        GONE,
        DECLINED,
        STOPPED,
        FAILED
    }

    boolean isUnderWay() {
        return state == State.WAITING || state == State.QUEUED || state == State.RUNNING;
    }
}
