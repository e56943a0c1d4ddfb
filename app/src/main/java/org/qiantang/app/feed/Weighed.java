package org.qiantang.app.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.recommend.Kind;
import org.qiantang.engine.recommend.weigh.Verdict;

/**
 * Other ways to make lists, weighed by what was seen of the present ones; or how far that has come.
 *
 * @param from places told from this moment on
 * @param until and before this one, so that what came of each is known
 * @param total places to be read
 * @param done places read
 * @param results empty until it is done
 */
record Weighed(
        int days,
        State state,
        Instant begunAt,
        @Nullable Instant endedAt,
        Instant from,
        Instant until,
        long total,
        long done,
        List<Result> results) {
    Weighed {
        results = List.copyOf(results);
    }

    enum State {
        RUNNING,
        DONE,
        /** It ended early; begun anew it starts from the beginning. */
        FAILED
    }

    /** What can be said of one way to make lists of one kind. */
    record Result(Kind kind, Way way, Verdict verdict) {}

    /** The lists as they are, or what else could be done. */
    enum Way {
        PRESENT,
        NO_TRIALS,
        RELEVANCE_ONLY,
        POPULARITY
    }

    Weighed read(long of, long places) {
        return new Weighed(days, state, begunAt, endedAt, from, until, of, places, results);
    }

    Weighed done(List<Result> found, Instant at) {
        return new Weighed(days, State.DONE, begunAt, at, from, until, total, done, found);
    }

    Weighed failed(Instant at) {
        return new Weighed(days, State.FAILED, begunAt, at, from, until, total, done, List.of());
    }
}
