package org.qiantang.app.copywriting;

import java.util.List;

/**
 * A sentence that was written and not kept.
 *
 * @param text as it was written
 * @param rewritten whether another stands in its place
 */
record Dropped(long itemId, Part part, String text, List<Reason> reasons, boolean rewritten) {
    Dropped {
        reasons = List.copyOf(reasons);
    }
}
