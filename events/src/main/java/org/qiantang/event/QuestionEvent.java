package org.qiantang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of questions for courses that were made of confirmed findings: stream {@code question/ID} in the office
 * shard. Texts lie in rows beside, without anything that identifies somebody; the journal holds their hash.
 */
public sealed interface QuestionEvent extends GovernEvent {
    long questionId();

    /**
     * A question was written, or written anew.
     *
     * @param revision 1 for the first writing
     * @param course the course that may ask it, as {@code C1}
     * @param sha256 of its text in UTF-8
     */
    record QuestionDrafted(
            Instant at,
            long questionId,
            int revision,
            long showId,
            long lineId,
            String course,
            String rule,
            String sha256,
            long personId)
            implements QuestionEvent {}

    /** A second person agreed that it is asked; {@code alone} where an administrator did for want of a second officer. */
    record QuestionPublished(Instant at, long questionId, int revision, long personId, boolean alone)
            implements QuestionEvent {}

    /** Why a question is not asked any more, or never was. */
    enum WithdrawalReason {
        FINDING_WITHDRAWN,
        BY_OFFICER
    }

    /** It is not asked any more; {@code personId} is null where the finding that it was made of fell. */
    record QuestionWithdrawn(
            Instant at,
            long questionId,
            WithdrawalReason reason,
            String words,
            @Nullable Long personId) implements QuestionEvent {}
}
