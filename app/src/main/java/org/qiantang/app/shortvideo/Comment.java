package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.Optional;
import org.qiantang.app.room.Legible;

/** What somebody says below a film. */
record Comment(long id, long filmId, long personId, String words, Instant at) {
    static final int LONGEST = 200;

    /** The words without what cannot be read or would turn others' text; empty where 1 to 200 characters do not remain. */
    static Optional<String> clean(String raw) {
        var kept = new StringBuilder(raw.length());
        raw.replaceAll("\\s+", " ").codePoints().filter(Legible::is).forEach(kept::appendCodePoint);
        String text = kept.toString().strip();
        int length = text.codePointCount(0, text.length());
        return length < 1 || length > LONGEST ? Optional.empty() : Optional.of(text);
    }
}
