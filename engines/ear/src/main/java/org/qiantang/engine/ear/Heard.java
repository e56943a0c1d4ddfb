package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Words that an ear heard.
 *
 * @param text what was said, as the engine wrote it down; one line, not blank
 * @param from when they began, counted from the beginning of the recording
 * @param to when they ended
 * @param isFinal false for half a sentence, which the next words of the same ear replace
 */
public record Heard(String text, Duration from, Duration to, boolean isFinal, Engine engine) {
    public static final int MAX_CHARS = 2_000;

    private static final Pattern NOT_SAID = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFD]+");

    public Heard {
        if (text.isBlank() || text.length() > MAX_CHARS) {
            throw new IllegalArgumentException(
                    "text: " + text.length() + " characters (expected: 1.." + MAX_CHARS + ", not blank)");
        }
        if (from.isNegative() || to.compareTo(from) < 0) {
            throw new IllegalArgumentException(
                    "from, to: " + from + ", " + to + " (expected: 0 or later, and in this order)");
        }
    }

    /** An engine's text as one line without marks that nobody said; blank where nothing is left. */
    static String tidy(String text) {
        // Control characters and line ends; halves of a character, and the mark that stands for one: Whisper cuts them.
        String tidy = NOT_SAID.matcher(text).replaceAll(" ").strip();
        if (tidy.length() <= MAX_CHARS) {
            return tidy;
        }
        // A character outside the basic plane is two chars, and is not cut in two either.
        int end = Character.isHighSurrogate(tidy.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
        return tidy.substring(0, end).strip();
    }
}
