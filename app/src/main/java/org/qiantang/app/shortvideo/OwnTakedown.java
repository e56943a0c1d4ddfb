package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.takedown.Takedown;
import org.qiantang.app.takedown.Takedowns;

/**
 * The last time that a film was taken down, as its owner is told of it; officers are not named.
 *
 * @param inForce false once it was put back
 * @param ground {@code rule}, {@code rights}, {@code misleading}, {@code minors}, {@code vulgar}, {@code authority} or
 *     {@code other}
 * @param article of the law; empty where none is cited
 * @param version of the video that was judged
 * @param mayObject whether the owner may still say something against it
 * @param objection null where the owner has not objected
 * @param upheld why it stays down upon the objection; null while nobody has decided so
 * @param putBack why it may be seen again; null while it is down
 */
record OwnTakedown(
        boolean inForce,
        Instant at,
        String ground,
        @Nullable String rule,
        String article,
        String words,
        int version,
        boolean mayObject,
        @Nullable Said objection,
        @Nullable Said upheld,
        @Nullable Said putBack) {

    /** Words, and when they were said. */
    record Said(Instant at, String words) {}

    static @Nullable OwnTakedown newest(Takedowns takedowns, long filmId) {
        return takedowns.newest(filmId).map(OwnTakedown::of).orElse(null);
    }

    private static OwnTakedown of(Takedown takedown) {
        return new OwnTakedown(
                takedown.isInForce(),
                takedown.at(),
                FilmViews.word(takedown.ground()),
                takedown.rule(),
                takedown.article(),
                takedown.words(),
                takedown.version(),
                takedown.mayBeContested(),
                Optional.ofNullable(takedown.objection())
                        .map(one -> new Said(one.at(), one.words()))
                        .orElse(null),
                said(takedown.upheld()),
                said(takedown.lifted()));
    }

    private static @Nullable Said said(Takedown.@Nullable Decision decision) {
        return decision == null ? null : new Said(decision.at(), decision.words());
    }
}
