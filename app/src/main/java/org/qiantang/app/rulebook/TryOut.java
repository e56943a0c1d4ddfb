package org.qiantang.app.rulebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.rulebook.PastLines.Said;

/**
 * A draft tried out on lines of past shows, as far as it has come.
 *
 * @param judgedBy the book against which it was compared
 * @param found findings that only the draft makes, {@code gone} that it makes no longer, {@code changed} whose verdict is another
 */
record TryOut(
        long id,
        long changeId,
        int revision,
        long personId,
        String judgedBy,
        State state,
        int total,
        int done,
        int found,
        int gone,
        int changed,
        int wrong,
        Instant begunAt,
        @Nullable Instant endedAt) {

    /** How far it has come. */
    enum State {
        RUNNING,
        DONE,
        STOPPED,
        /** The program ended in the middle of it. */
        INTERRUPTED
    }

    /** What becomes of a finding. */
    enum Kind {
        FOUND,
        GONE,
        CHANGED
    }

    /** What an officer says of a line in which the draft differs. */
    enum Mark {
        RIGHT,
        WRONG
    }

    /**
     * A finding in which the draft differs from the book in force.
     *
     * @param before the verdict of the book in force, {@code after} the draft's; {@code clear} where nothing is found
     */
    record Difference(Kind kind, Said said, String rule, int from, int to, String before, String after) {}

    /** The same as it is kept, with what an officer made of it, now or in an earlier try-out. */
    record Kept(
            int number,
            Kind kind,
            long showId,
            String showTitle,
            long lineId,
            Instant at,
            int second,
            String speaker,
            String line,
            String rule,
            int from,
            int to,
            String before,
            String after,
            String thenFound,
            boolean corrected,
            @Nullable Mark mark,
            @Nullable Mark earlierMark) {}
}
