package org.qiantang.app.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as officers look at it.
 *
 * @param overdue whether its own date, or that of an appeal, has passed
 * @param mine whether the asker is the officer in charge
 */
record DossierSheet(
        Head head,
        boolean overdue,
        boolean mine,
        String facts,
        @Nullable Long reportId,
        List<FindingSheet.Brief> findings,
        Weighed weighed,
        List<MeasureSheet> measures,
        List<Notice> notices,
        List<Reply> replies,
        List<Step> steps,
        @Nullable End end) {
    DossierSheet {
        findings = List.copyOf(findings);
        measures = List.copyOf(measures);
        notices = List.copyOf(notices);
        replies = List.copyOf(replies);
        steps = List.copyOf(steps);
    }

    /** {@code state} is open or closed. */
    record Head(
            long dossierId,
            String subjectKind,
            long subjectId,
            String subjectName,
            long merchantId,
            String shopName,
            long officerId,
            String officerName,
            Instant openedAt,
            Instant dueAt,
            String state,
            boolean unread) {}

    /**
     * What the ladder asks to weigh, counted over its findings.
     *
     * @param slowestCorrectionSeconds null where nothing was taken back
     */
    record Weighed(
            boolean firstOffence,
            int sameRuleIn30Days,
            int corrected,
            int uncorrected,
            @Nullable Long slowestCorrectionSeconds,
            int ordersTouched,
            int simulatedOrders,
            long minorTouched,
            int confirmed) {}

    /**
     * A measure; {@code state} is waiting, declined, in-force or ended.
     *
     * @param wants whose consent it waits for; null where it waits for none
     * @param own whether the asker proposed it or agreed to it, and so cannot be the other officer
     * @param goods the product that it takes off sale; null where it binds the shop as a whole
     */
    record MeasureSheet(
            long measureId,
            String kind,
            String state,
            String facts,
            String reason,
            List<String> basis,
            int termHours,
            String proposedBy,
            Instant proposedAt,
            @Nullable String wants,
            List<Agreement> agreements,
            boolean own,
            @Nullable Instant takenAt,
            @Nullable Instant until,
            @Nullable Instant appealBy,
            @Nullable Appeal appeal,
            @Nullable Instant endedAt,
            @Nullable String endCause,
            @Nullable String endReason,
            @Nullable Taken goods) {
        MeasureSheet {
            basis = List.copyOf(basis);
            agreements = List.copyOf(agreements);
        }
    }

    /** A product that a measure takes off sale. */
    record Taken(long productId, String title) {}

    record Agreement(String consent, String officerName) {}

    /**
     * What the shop brought against a measure; {@code upheld} is null while it waits, and words are empty where they have
     * been forgotten.
     *
     * @param own whether the asker opened the dossier, confirmed a finding of it, proposed or agreed: another decides
     */
    record Appeal(
            Instant at,
            String words,
            Instant decideBy,
            boolean overdue,
            boolean own,
            @Nullable Boolean upheld,
            @Nullable String reason,
            @Nullable String officerName,
            @Nullable Instant decidedAt) {}

    record Notice(long noticeId, String kind, Instant at, String words, Instant replyBy) {}

    /** What the shop wrote; {@code passed} is null where it was no repair, or has not been looked at. */
    record Reply(
            long replyId,
            String kind,
            Instant at,
            String words,
            @Nullable Boolean passed,
            @Nullable String checkWords) {}

    /** One step of the history; {@code at} and {@code position} are the journal's. */
    record Step(
            long position,
            Instant at,
            String what,
            @Nullable String who,
            @Nullable String kind,
            @Nullable String words) {}

    record End(String end, String reason, String officerName, Instant at) {}
}
