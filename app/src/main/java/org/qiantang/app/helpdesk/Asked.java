package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's line that may be a question.
 *
 * @param pinned the item that was on screen, which "this one" means
 * @param buyer whether the viewer has bought or holds something in the show
 * @param before what the same viewer said before, oldest first
 * @param simulated whether it is the demo's crowd: answered, but never counted as somebody
 */
record Asked(
        long lineId,
        long personId,
        String text,
        @Nullable Long pinned,
        boolean buyer,
        boolean simulated,
        Instant at,
        List<String> before) {
    Asked {
        before = List.copyOf(before);
    }
}
