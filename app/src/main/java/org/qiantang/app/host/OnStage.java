package org.qiantang.app.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent.FoundInLine;

/** Is told what the host is saying, and what she was kept from saying. Must not block. */
public interface OnStage {
    /** A sentence begins. */
    void speaking(long showId, String text, @Nullable Long itemId);

    /** How the sentence on air stands, for pages that draw the host themselves; null while she has not the air. */
    void drawn(long showId, @Nullable DrawnMoment moment);

    /** A line was dropped because of what the guard found in it. */
    void finding(long showId, String text, @Nullable Long itemId, String verdict, List<FoundInLine> findings);
}
