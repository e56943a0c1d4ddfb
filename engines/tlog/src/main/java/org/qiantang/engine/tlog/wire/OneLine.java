package org.qiantang.engine.tlog.wire;

import java.util.regex.Pattern;

/** Texts from outside on their way into a line that people read: nothing in them may end it, hide in it or turn it about. */
public final class OneLine {
    /** Controls, formats such as those for text from right to left, halves of characters, private ones, and dividers of lines. */
    private static final Pattern UNPLAIN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");

    /** Those, and what this edition of Unicode has not given out. */
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private OneLine() {}

    /** Whether a text may be kept as one line. A character that an older Java does not know yet is no reason against it. */
    public static boolean isPlain(String text) {
        return !UNPLAIN.matcher(text).find();
    }

    /** A text to be shown, with a question mark for each character that is better not. */
    public static String of(String text) {
        return UNSHOWN.matcher(text).replaceAll("?");
    }
}
