package org.qiantang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What officers do about films and what is said below them, and what the owners object: stream {@code film/ID} in the office shard. */
public sealed interface FilmEvent extends GovernEvent {
    long filmId();

    /** Why something is no longer shown. */
    enum Ground {
        /** It breaks a rule of the rule book. */
        RULE,
        /** It infringes somebody's rights. */
        RIGHTS,
        MISLEADING,
        /** It harms minors. */
        MINORS,
        VULGAR,
        /** An authority has asked for it. */
        AUTHORITY,
        OTHER
    }

    /**
     * A film was taken down (下架); nobody but its owner and officers sees it from here on.
     *
     * @param rule of the rule book; null where the ground is another
     * @param article of the law, as it is told to the owner; empty where none is cited
     * @param words to the owner
     * @param version of the film's video that was judged
     * @param videoHash SHA-256 of that video's file, in hexadecimal digits; empty where the file was gone
     * @param merchantId the shop that shows it; null for a person's own
     * @param makerId who made or uploaded it
     */
    record FilmTakenDown(
            Instant at,
            long filmId,
            long takedownId,
            Ground ground,
            @Nullable String rule,
            String article,
            String words,
            int version,
            String videoHash,
            @Nullable Long merchantId,
            long makerId,
            long officerId)
            implements FilmEvent {}

    /** The owner objects, once for each time that the film was taken down; the words lie beside the journal. */
    record TakedownContested(Instant at, long filmId, long takedownId, long personId, String wordsHash)
            implements FilmEvent {}

    /** An objection was looked at, and the film stays down. */
    record TakedownUpheld(Instant at, long filmId, long takedownId, String words, long officerId)
            implements FilmEvent {}

    /** A film may be seen again, upon an objection or without one. */
    record FilmPutBack(Instant at, long filmId, long takedownId, String words, long officerId) implements FilmEvent {}

    /**
     * What somebody said below a film was hidden.
     *
     * @param wordsHash of what was said, salted; the words themselves may be forgotten
     * @param reason in the officer's words
     */
    record CommentHidden(
            Instant at,
            long filmId,
            long commentId,
            long personId,
            String wordsHash,
            Ground ground,
            String reason,
            long officerId)
            implements FilmEvent {}

    record CommentShownAgain(Instant at, long filmId, long commentId, String reason, long officerId)
            implements FilmEvent {}
}
