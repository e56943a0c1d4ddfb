package org.qiantang.app.host;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item that staff might present next.
 *
 * @param reasons the most weighty first, one at least
 */
record Suggested(long itemId, List<Why> reasons) {
    Suggested {
        reasons = List.copyOf(reasons);
    }

    /**
     * A reason with what is true now.
     *
     * @param number pieces left, people, or, for {@code SELLS}, percent of the rate of all items; 0 where it is about a time
     * @param at when a flash sale begins, or ends where it runs; null where it is about a number
     */
    record Why(Ranking.Reason reason, int number, @Nullable Instant at) {}
}
