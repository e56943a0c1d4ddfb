package org.qiantang.app.host;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers viewers from facts. */
@FunctionalInterface
public interface Answerer {
    /**
     * What a question was asked amidst, and what its words may point at.
     *
     * @param pinned the item on screen, which "this one" means; null where there is none
     * @param shownBefore the item that was on screen before; null where none was
     * @param before what the same viewer said before, oldest first
     */
    record Around(@Nullable Long pinned, @Nullable Long shownBefore, List<String> before) {
        public Around {
            before = List.copyOf(before);
        }
    }

    /** What the host can say to a viewer's line; empty if the line is no question for the host. */
    Optional<Answered> answer(long showId, Around around, String question);
}
