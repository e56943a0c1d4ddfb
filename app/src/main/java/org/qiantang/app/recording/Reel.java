package org.qiantang.app.recording;

import java.util.List;

/** A recording's pieces put end to end: where in what a player shows a moment of the show lies. */
record Reel(List<Segment> segments) {
    Reel {
        segments = List.copyOf(segments);
    }

    long millis() {
        return segments.stream().mapToLong(Segment::millis).sum();
    }

    /** The place of a show's moment; one that was not recorded lies where the picture goes on after it. */
    long placeOf(long showMs) {
        long before = 0;
        for (Segment segment : segments) {
            if (showMs < segment.fromMs()) {
                return before;
            }
            if (showMs < segment.toMs()) {
                return before + showMs - segment.fromMs();
            }
            before += segment.millis();
        }
        return before;
    }
}
