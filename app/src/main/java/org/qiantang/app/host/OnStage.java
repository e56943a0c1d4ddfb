package org.qiantang.app.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent.FoundInLine;

/** Is told what the host is saying, and what she was kept from saying. Must not block. */
public interface OnStage {
    /** A sentence begins. */
    void speaking(long showId, String text, @Nullable Long itemId);

    /** A line was dropped because of what the guard found in it. */
    void finding(long showId, String text, @Nullable Long itemId, String verdict, List<FoundInLine> findings);
}
