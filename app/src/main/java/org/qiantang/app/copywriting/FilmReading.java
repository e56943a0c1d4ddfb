package org.qiantang.app.copywriting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a film as it reads at this moment.
 *
 * @param reads null where nothing can be said any more
 * @param seconds how long it takes to say, estimated by its syllables
 */
public record FilmReading(
        FilmLine line, State state, @Nullable String reads, List<Why> reasons, List<FilmFact> facts, double seconds) {
    public FilmReading {
        reasons = List.copyOf(reasons);
        facts = List.copyOf(facts);
    }

    public enum State {
        PASSED,
        NEEDS_EVIDENCE,
        VIOLATES,
        /** A fact is gone, or its proof has run out. */
        SILENT,
        /** It holds what changes by the hour: a price, pieces left. */
        LIVE
    }

    /**
     * Why it does not stand.
     *
     * @param code {@code violates}, {@code needs-evidence}, {@code no-fact}, {@code too-long}, {@code live} or {@code silent}
     * @param words what in the sentence it is about
     * @param article the law's article, where one says so
     * @param rewrite how it may be said instead
     */
    public record Why(
            String code,
            String words,
            @Nullable String article,
            String zh,
            String en,
            @Nullable String rewrite) {}

    public boolean hasPassed() {
        return state == State.PASSED;
    }
}
