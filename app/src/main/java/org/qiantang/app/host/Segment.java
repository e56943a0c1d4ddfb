package org.qiantang.app.host;

import java.util.List;

/**
 * The lines of a script that belong together.
 *
 * @param itemId what they are about; {@link #NO_ITEM} for an opening, a transition or the closing words
 */
public record Segment(long itemId, String title, List<ScriptLine> lines) {
    public static final long NO_ITEM = 0;

    public Segment {
        lines = List.copyOf(lines);
    }
}
