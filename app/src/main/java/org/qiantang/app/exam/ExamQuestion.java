package org.qiantang.app.exam;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.guidance.Course;
import org.qiantang.event.QuestionEvent.WithdrawalReason;

/** A question made of a finding, as it stands. */
record ExamQuestion(
        long id,
        State state,
        int revision,
        long showId,
        long lineId,
        Draft draft,
        long begunBy,
        Instant begunAt,
        @Nullable Publication published,
        @Nullable Withdrawal withdrawn) {
    /** As a course asks it. */
    Course.Question asked() {
        return draft.asQuestion(id, revision);
    }

    /** How far it has come. */
    enum State {
        DRAFT,
        PUBLISHED,
        WITHDRAWN
    }

    /** @param alone whether an administrator agreed for want of a second officer */
    record Publication(long by, Instant at, boolean alone) {}

    /** @param by null where the finding that it was made of fell */
    record Withdrawal(
            WithdrawalReason reason, String words, @Nullable Long by, Instant at) {}

    /** One writing of it. */
    record Revision(int revision, long by, Instant at, Draft draft) {}
}
