package org.qiantang.app.mall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what was found.
 *
 * @param next where to go on; null at the end
 * @param instead what was looked for in place of the words typed, as nothing is called by those; null where they were
 */
record Found(
        List<Hit> hits,
        @Nullable String next,
        int total,
        @Nullable String instead) {
    Found {
        hits = List.copyOf(hits);
    }

    /** A product and the places in its title that were looked for. */
    record Hit(Goods goods, List<Span> marks) {
        Hit {
            marks = List.copyOf(marks);
        }
    }

    /** From a UTF-16 unit on, up to another. */
    record Span(int from, int to) {}
}
