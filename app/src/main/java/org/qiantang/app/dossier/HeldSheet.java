package org.qiantang.app.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * A line of chat that the guard held back, as officers see it: nobody in the room did.
 *
 * @param staff whether who typed it was of the show's staff
 * @param judgedBy the version of the guard's rules that held it back
 * @param times how often the same words were tried
 * @param more how many other lines of the person were held back just then and are not kept
 * @param lastAt when it was counted last
 * @param judgement the newest word of an officer on it; null where nobody has judged it
 */
record HeldSheet(
        long showId,
        long lineId,
        Instant at,
        long personId,
        String nickname,
        boolean staff,
        String text,
        List<FoundInLine> findings,
        String judgedBy,
        int times,
        int more,
        Instant lastAt,
        long merchantId,
        String shopName,
        String showTitle,
        @Nullable HeldJudgement judgement) {
    HeldSheet {
        findings = List.copyOf(findings);
    }

    /** {@code ruling} is right where the rules held the line back rightly, else wrong. */
    record HeldJudgement(String ruling, String reason, long officerId, String officerName, Instant at) {}
}
