package org.qiantang.app.gateway;

import org.jspecify.annotations.Nullable;

/** Judges a viewer's line before anybody hears it. May take its time. */
@FunctionalInterface
public interface LineJudge {
    Verdict judge(long showId, long personId, String text);

    /** What became of the line. */
    sealed interface Verdict {
        /**
         * The line may be heard.
         *
         * @param verdict the guard's own word for it, kept with the line
         */
        record Allowed(String verdict) implements Verdict {}

        /**
         * The line is not passed on.
         *
         * @param article the law or rule that stands against it, if one is to be named
         */
        record Refused(String message, @Nullable String article) implements Verdict {}
    }
}
