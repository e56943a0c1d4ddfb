package org.qiantang.app.host;

import org.jspecify.annotations.Nullable;

/** Stands in front of every line: before it is queued, and again, with facts resolved anew, when it is spoken. */
@FunctionalInterface
public interface Gate {
    Passed judge(long showId, @Nullable Long itemId, String text);
}
