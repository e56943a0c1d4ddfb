package org.qiantang.app.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was reported, as it stands.
 *
 * @param number what its reporter asks with
 * @param showId the show that it is about; 0 where it is about a film
 * @param filmId the film that it is about; null where it is about a show
 * @param targetId the show, the line, the film or the comment
 * @param showMs since the show's opening, when it was seen; null where the show was not on air
 * @param words the reporter's own
 * @param quoted the line as the reporter's page showed it, the comment, or the film's title when it was reported; empty for a
 *     show
 * @param handlerId the officer who took it on
 * @param askedAt when the shop was last asked; {@code answeredAt} is null while it owes the answer
 * @param answer the officer's words to the reporter
 * @param contestedAt when its reporter was not satisfied with the first decision, which was {@code firstBy}'s
 */
record Report(
        long id,
        String number,
        Instant at,
        long byPerson,
        Kind kind,
        long showId,
        @Nullable Long filmId,
        @Nullable Long merchantId,
        long targetId,
        Reason reason,
        @Nullable Long showMs,
        Instant seenAt,
        String words,
        String quoted,
        Instant dueAt,
        @Nullable Long handlerId,
        @Nullable Instant acceptedAt,
        @Nullable Instant askedAt,
        @Nullable Instant replyBy,
        @Nullable Instant answeredAt,
        @Nullable Outcome outcome,
        String answer,
        @Nullable Instant closedAt,
        @Nullable Instant contestedAt,
        @Nullable Long firstBy,
        Instant lastAt) {

    /** What can be reported. */
    enum Kind {
        SHOW,
        LINE,
        FILM,
        /** What somebody said below a film. */
        COMMENT
    }

    /** How far it has come. */
    enum Stage {
        NEW,
        ACCEPTED,
        ASKED,
        ANSWERED,
        CLOSED
    }

    boolean isClosed() {
        return closedAt != null;
    }

    /** Whether the shop owes an answer. */
    boolean waitsForShop() {
        return !isClosed() && askedAt != null && answeredAt == null;
    }

    Stage stage() {
        if (isClosed()) {
            return Stage.CLOSED;
        }
        if (askedAt != null) {
            return answeredAt == null ? Stage.ASKED : Stage.ANSWERED;
        }
        return acceptedAt == null ? Stage.NEW : Stage.ACCEPTED;
    }
}
