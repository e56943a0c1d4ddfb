package org.qiantang.bench.crash;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one wish was told, to be held against what is written: the question that our sale and the tutorials' are both asked.
 *
 * @param buyer who wished
 * @param orders how many orders the wish was for
 * @param told the ids of all orders that any answer to it named
 * @param written the ids of the orders that are known to be written for it; empty with our sale, whose judge looks by itself for what nobody was told
 */
public record Promise(String buyer, int orders, Set<String> told, Set<String> written) {
    public Promise {
        told = Set.copyOf(told);
        written = Set.copyOf(written);
    }

    /**
     * The orders told that are not written, or are another buyer's.
     *
     * @param owner whose a written order is; null where none is written
     */
    public List<String> missing(Function<String, @Nullable String> owner) {
        return told.stream()
                .filter(order -> !buyer.equals(owner.apply(order)))
                .sorted()
                .toList();
    }

    /** Whether one wish, asked however often, came to more orders than it was for. */
    public boolean isDoubled() {
        var all = new HashSet<>(told);
        all.addAll(written);
        return all.size() > orders;
    }
}
