package org.qiantang.app.host;

import org.jspecify.annotations.Nullable;

/** Stands in front of every line: before it is queued, and again, with facts resolved anew, when it is spoken. */
@FunctionalInterface
public interface Gate {
    Passed judge(long showId, @Nullable Long itemId, String text);

    /** When it is spoken: held as well against what was said on air in the minute before, with which it may say more. */
    default Passed judgeOnAir(long showId, @Nullable Long itemId, String text) {
        return judge(showId, itemId, text);
    }
}
