package org.qiantang.app.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provisional limit of traffic (先行限流) as officers see it.
 *
 * @param limitId the host's line that brought it about
 * @param until till when it binds, or would have bound
 * @param corrected whether the host has taken everything back, so that it ends before its own time
 * @param confirmBy its own time, till which officers may confirm it; null where it is over for them
 * @param moreLines how many lines belong to it beside that one
 * @param state binding or ended
 * @param secondsLeft 0 where it has ended
 * @param objection what the shop wrote against it; null where it wrote nothing
 * @param dossierId in which an officer carries it on; null where none has been opened
 * @param endCause TERM, LIFTED, MEASURED or CORRECTED; null while it binds
 * @param endedByName null where its time was over, or it binds
 */
record LimitSheet(
        long showId,
        long limitId,
        String showTitle,
        long merchantId,
        String shopName,
        List<BrokenRule> rules,
        Instant since,
        Instant until,
        boolean corrected,
        @Nullable Instant confirmBy,
        int moreLines,
        String state,
        long secondsLeft,
        @Nullable LimitObjection objection,
        @Nullable Long dossierId,
        @Nullable Instant endedAt,
        @Nullable String endCause,
        @Nullable String endReason,
        @Nullable String endedByName) {
    LimitSheet {
        rules = List.copyOf(rules);
    }

    /** A rule with its article as told then; what it says is told as the rule book has it now, and empty where that has dropped it. */
    record BrokenRule(String rule, String article, String message, String messageEn) {}

    record LimitObjection(Instant at, String words) {}
}
