package org.qiantang.app.gateway;

import java.util.Optional;
import org.qiantang.app.room.Legible;

/** A viewer's words as they are let into the house. */
final class LineText {
    static final int LONGEST = 100;

    private LineText() {}

    /** The words without what cannot be read or would disturb others; empty where 1 to 100 characters do not remain. */
    static Optional<String> clean(String raw) {
        var kept = new StringBuilder(raw.length());
        raw.codePoints().filter(LineText::isFit).forEach(kept::appendCodePoint);
        String text = kept.toString().strip();
        int length = text.codePointCount(0, text.length());
        return length < 1 || length > LONGEST ? Optional.empty() : Optional.of(text);
    }

    private static boolean isFit(int character) {
        return switch (Character.getType(character)) {
            // Line ends would tear a line apart.
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> Legible.is(character);
        };
    }
}
