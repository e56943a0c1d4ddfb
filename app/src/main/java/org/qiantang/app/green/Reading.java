package org.qiantang.app.green;

import java.util.List;
import java.util.Map;

/** What the record says about one indicator. */
sealed interface Reading {
    /**
     * It could be counted.
     *
     * @param words what the explanation says besides the counts
     * @param behind the facts that it was counted from, as many as are worth showing
     */
    record Counted(Map<String, Exact> counts, Map<String, Said> words, List<Behind> behind) implements Reading {
        static final int MOST_BEHIND = 100;

        public Counted {
            counts = Map.copyOf(counts);
            words = Map.copyOf(words);
            behind = List.copyOf(behind.size() > MOST_BEHIND ? behind.subList(0, MOST_BEHIND) : behind);
        }
    }

    /** There was no occasion for it. */
    record NoOccasion(Said why) implements Reading {}

    /** What it needs is not recorded by this program. */
    record NotComputed(Said why) implements Reading {}
}
