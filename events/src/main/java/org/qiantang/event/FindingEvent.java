package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What officers made of what the guard had found in a show, and which of its traffic was limited for the time being until they
 * would look: stream {@code finding/SHOW} in the office shard.
 */
public sealed interface FindingEvent extends GovernEvent {
    /** The show in which it was found. */
    long showId();

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

    /** A rule of the gravest kind that a line broke, and the article behind it as the guard told it then. */
    record GraveRule(String rule, String article) {}

    /**
     * The program itself limits the traffic of a show on air (先行限流): it ends by itself unless an officer carries it on.
     *
     * @param limitId the host's line that brought it about
     * @param until counted from that line; what is found later does not move it
     */
    record ProvisionalLimitSet(
            Instant at, long showId, long limitId, long merchantId, List<GraveRule> rules, Instant until)
            implements FindingEvent {
        public ProvisionalLimitSet {
            rules = List.copyOf(rules);
        }
    }

    /** Another line broke such a rule while the limit bound: it binds to its own time, and no longer. */
    record ProvisionalLimitJoined(Instant at, long showId, long limitId, long lineId, List<GraveRule> rules)
            implements FindingEvent {
        public ProvisionalLimitJoined {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A host took back a line that is behind a limit.
     *
     * @param lineId the line that was taken back
     * @param correctionId the line that takes it back
     * @param until when the limit is to end now, before its own time, unless another line joins it; null where this makes it no
     *     shorter
     */
    record ProvisionalLimitCorrected(
            Instant at,
            long showId,
            long limitId,
            long lineId,
            long correctionId,
            @Nullable Instant until) implements FindingEvent {}

    /** Somebody of the shop objects; the words lie beside. */
    record ProvisionalLimitContested(Instant at, long showId, long limitId, long personId, String wordsHash)
            implements FindingEvent {}

    /** An officer carries it on in a dossier, whose measure takes its place. */
    record ProvisionalLimitConfirmed(
            Instant at, long showId, long limitId, long dossierId, String reason, long officerId)
            implements FindingEvent {}

    enum ProvisionalEnd {
        /** Its time was over and no measure had taken its place. */
        TERM,
        /** An officer lifted it, or withdrew all findings behind it. */
        LIFTED,
        /** The measure of a dossier took its place. */
        MEASURED,
        /** The host had taken back all that was behind it, and the time that was left to it then was over. */
        CORRECTED
    }

    /**
     * A provisional limit binds no longer; or officers withdrew what was behind one that had ended before its own time.
     *
     * @param reason empty where its time was over
     * @param officerId null where its time was over
     */
    record ProvisionalLimitEnded(
            Instant at,
            long showId,
            long limitId,
            ProvisionalEnd cause,
            String reason,
            @Nullable Long officerId) implements FindingEvent {}
}
