package org.qiantang.engine.guard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A page of rules as text: rules of its own, which replace those of the same id, and additions to rules that are there.
 *
 * @param from the first day on which it counts; null where it always did
 * @param until the first day on which it no longer does; null where no end is known
 */
public record RulePage(
        String name,
        String text,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    /** A book of words; what is longer is no page that anybody reads. */
    public static final int MAX_CHARS = 400_000;

    public RulePage {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("until: " + until + " (expected: after " + from + ")");
        }
        if (text.length() > MAX_CHARS) {
            throw new IllegalArgumentException("text: " + text.length() + " chars (expected: 0.." + MAX_CHARS + ")");
        }
    }

    /** A page that counts on every day. */
    public static RulePage always(String name, String text) {
        return new RulePage(name, text, null, null);
    }

    /** The same page as if it had always counted: to try it on what was said before its day. */
    public RulePage timeless() {
        return always(name, text);
    }
}
