package org.qiantang.app.gateway;

import java.util.Optional;

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
            // NUL and its kind; halves of a character; line ends that would tear a line apart.
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            // Marks that turn the direction of others' text. Joiners within emoji and scripts stay.
            case Character.FORMAT ->
                !(character >= 0x202A && character <= 0x202E) && !(character >= 0x2066 && character <= 0x2069);
            default -> true;
        };
    }
}
