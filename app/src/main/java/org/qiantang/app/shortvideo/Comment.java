package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.Optional;

/** What somebody says below a film. */
record Comment(long id, long filmId, long personId, String words, Instant at) {
    static final int LONGEST = 200;

    /** The words without what cannot be read or would turn others' text; empty where 1 to 200 characters do not remain. */
    static Optional<String> clean(String raw) {
        String text = raw.replaceAll("\\s+", " ")
                .replaceAll("[\\p{Cc}\\p{Cs}\\p{Cn}\\u202A-\\u202E\\u2066-\\u2069]", "")
                .strip();
        int length = text.codePointCount(0, text.length());
        return length < 1 || length > LONGEST ? Optional.empty() : Optional.of(text);
    }
}
