package org.qiantang.engine.journal;

import java.time.Instant;
import java.util.List;

/**
 * An event as a writer hands it over: the story it belongs to, its kind, and its bytes.
 *
 * @param asides words or addresses that belong to people; kept beside the journal so that they can be forgotten
 */
public record Entry(String stream, String type, int version, Instant at, byte[] body, List<Aside> asides) {
    public Entry {
        if (stream.isEmpty() || stream.length() > 100) {
            throw new IllegalArgumentException("stream: " + stream + " (expected: 1..100 characters)");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: 1 or more)");
        }
        asides = List.copyOf(asides);
    }
}
