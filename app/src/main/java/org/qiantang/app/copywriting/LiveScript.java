package org.qiantang.app.copywriting;

import java.util.List;

/** What a host will say in a show, in order: an opening, a segment for each item, and the closing words. */
public record LiveScript(List<Segment> segments) {
    public LiveScript {
        segments = List.copyOf(segments);
    }

    /**
     * The lines that belong together.
     *
     * @param itemId what they are about; {@link #NO_ITEM} for the opening and the closing words
     */
    public record Segment(long itemId, String title, List<Line> lines) {
        public static final long NO_ITEM = 0;

        public Segment {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One sentence or two.
     *
     * @param text a {@link LineTemplate} as text; {@link Slots} fills it
     * @param facts the keys of the facts that it stands on
     */
    public record Line(String text, List<String> facts) {
        public Line {
            facts = List.copyOf(facts);
        }
    }
}
