package org.qiantang.bench.hammer;

import java.util.List;

/** What is wanted of one show. */
public record Part(long showId, List<Line> wants) {
    public Part {
        wants = List.copyOf(wants);
    }
}
