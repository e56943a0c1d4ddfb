package org.qiantang.app.takedown;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.FilmEvent.Ground;

/**
 * Something that was done about a film.
 *
 * @param place in the journal of the office, by which a list goes on
 * @param by the officer, or the owner who objects
 * @param commentId null where it is about the film itself
 * @param ground null where none is given
 * @param article empty where none is cited
 * @param words empty where the owner's have been forgotten
 */
public record FilmAct(
        long place,
        Instant at,
        Kind kind,
        long by,
        @Nullable Long commentId,
        @Nullable Ground ground,
        String article,
        String words) {
    /** The same with the owner's words. */
    FilmAct saying(String objected) {
        return new FilmAct(place, at, kind, by, commentId, ground, article, objected);
    }

    public enum Kind {
        TAKEN_DOWN,
        CONTESTED,
        UPHELD,
        PUT_BACK,
        COMMENT_HIDDEN,
        COMMENT_SHOWN
    }
}
