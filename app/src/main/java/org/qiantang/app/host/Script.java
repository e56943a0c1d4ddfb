package org.qiantang.app.host;

import java.util.List;

/**
 * What a host says in a show, segment by segment, round and round.
 *
 * <p>If the last of several segments is about no item, it holds the closing words: they are kept for the end of the
 * show, because in the middle of it they would not be true.
 */
public record Script(List<Segment> segments) {
    public static final Script EMPTY = new Script(List.of());

    public Script {
        segments = List.copyOf(segments);
    }

    /** The segments that are said in every round. */
    List<Segment> round() {
        return hasFarewell() ? segments.subList(0, segments.size() - 1) : segments;
    }

    /** The closing words; none where the script has no such segment. */
    List<ScriptLine> farewell() {
        return hasFarewell() ? segments.getLast().lines() : List.of();
    }

    private boolean hasFarewell() {
        return segments.size() > 1 && segments.getLast().itemId() == Segment.NO_ITEM;
    }
}
