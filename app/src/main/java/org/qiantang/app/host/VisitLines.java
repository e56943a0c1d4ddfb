package org.qiantang.app.host;

import java.util.List;

/** Finds what a fact sheet tells of the place where a voucher is good: address, opening hours, how and until when. */
@FunctionalInterface
public interface VisitLines {
    /** Lines with slots; none where the fact sheet tells nothing of it. */
    List<ScriptLine> of(long showId, long itemId);
}
