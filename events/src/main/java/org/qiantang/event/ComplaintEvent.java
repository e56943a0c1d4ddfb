package org.qiantang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a complaint (投诉举报): stream {@code complaint/ID} in the office shard, one for each. What people wrote lies
 * in rows beside, since it must be removable; the journal holds a salted hash of it, made with the step's id.
 */
public sealed interface ComplaintEvent extends GovernEvent {
    long reportId();

    /** What is complained about. */
    enum About {
        SHOW,
        LINE,
        FILM,
        /** What somebody said below a film. */
        COMMENT
    }

    /** What an officer found: it is so; it is not; it is dealt with elsewhere. */
    enum Decision {
        UPHELD,
        UNFOUNDED,
        ELSEWHERE
    }

    /** What a complaint was joined to. */
    enum Tie {
        FINDING,
        DOSSIER
    }

    /**
     * Somebody complained.
     *
     * @param showId 0 where it is about a film or a comment
     * @param targetId the show, the line, the film or the comment
     * @param showMs since the show's opening, when it was seen; null where the show was not on air
     * @param dueAt until when it is to be decided
     */
    record ComplaintFiled(
            Instant at,
            long reportId,
            long stepId,
            long personId,
            About about,
            long showId,
            long targetId,
            @Nullable Long merchantId,
            String reason,
            @Nullable Long showMs,
            String wordsHash,
            Instant dueAt)
            implements ComplaintEvent {}

    record ComplaintAccepted(Instant at, long reportId, long stepId, long officerId) implements ComplaintEvent {}

    /** An officer asked the shop what it has to say. */
    record ShopAsked(
            Instant at, long reportId, long stepId, long merchantId, long officerId, String wordsHash, Instant replyBy)
            implements ComplaintEvent {}

    record ShopAnswered(Instant at, long reportId, long stepId, long merchantId, long personId, String wordsHash)
            implements ComplaintEvent {}

    /**
     * A complaint was joined to something.
     *
     * @param tiedId the line of a finding, whose show is the complaint's, or the dossier
     */
    record ComplaintTied(Instant at, long reportId, long stepId, Tie tie, long tiedId, long officerId)
            implements ComplaintEvent {}

    /**
     * An officer decided.
     *
     * @param wordsHash of the answer, and {@code basisHash} of why, for officers
     * @param again whether it is the decision after the complainant was not satisfied, which is the last
     */
    record ComplaintDecided(
            Instant at,
            long reportId,
            long stepId,
            Decision decision,
            String wordsHash,
            String basisHash,
            boolean again,
            long officerId)
            implements ComplaintEvent {}

    /** Who complained is not satisfied and has it looked at once more. */
    record ComplaintContested(Instant at, long reportId, long stepId, long personId, String wordsHash, Instant dueAt)
            implements ComplaintEvent {}
}
