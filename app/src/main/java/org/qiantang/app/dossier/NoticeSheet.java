package org.qiantang.app.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * A dossier as the shop that it is about may see it: what it was told, what binds it, what it answered.
 *
 * @param mayRepair whether it may say what it has put right: also of a closed one, while a measure binds that this can end
 */
record NoticeSheet(
        long dossierId,
        String subjectKind,
        String subjectName,
        Instant openedAt,
        String facts,
        String state,
        boolean unread,
        List<Line> lines,
        List<DossierSheet.Notice> notices,
        List<Measure> measures,
        List<DossierSheet.Reply> replies,
        boolean mayReply,
        boolean mayRepair) {
    NoticeSheet {
        lines = List.copyOf(lines);
        notices = List.copyOf(notices);
        measures = List.copyOf(measures);
        replies = List.copyOf(replies);
    }

    /** A line of the shop's host that the dossier is about. */
    record Line(
            long showId,
            String showTitle,
            Instant at,
            String text,
            List<FoundInLine> findings,
            @Nullable Instant correctedAt,
            String state) {
        Line {
            findings = List.copyOf(findings);
        }
    }

    /**
     * A measure that was taken; {@code state} is in-force or ended.
     *
     * @param ends what ends it, and so what to do
     * @param mayAppeal whether there is still time, and nobody of the shop has yet
     * @param goods the product that is off sale by it; null where it binds the shop as a whole
     */
    record Measure(
            long measureId,
            String kind,
            Ladder.Text name,
            Ladder.Text binds,
            Ladder.Text ends,
            String state,
            String facts,
            String reason,
            List<String> basis,
            Instant since,
            Instant until,
            Instant appealBy,
            boolean mayAppeal,
            @Nullable Appeal appeal,
            @Nullable Instant endedAt,
            @Nullable String endCause,
            @Nullable String endReason,
            DossierSheet.@Nullable Taken goods) {
        Measure {
            basis = List.copyOf(basis);
        }
    }

    /** {@code upheld} is null while it waits. */
    record Appeal(
            Instant at,
            String words,
            Instant decideBy,
            @Nullable Boolean upheld,
            @Nullable String reason) {}
}
