package org.qiantang.engine.tlog.wire;

import java.util.regex.Pattern;

/** Sizes and indexes as they are written: in decimal, without a sign and without leading zeros. */
public final class Decimal {
    private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Decimal() {}

    /**
     * The number that a text stands for, 0 to 2^63 - 1.
     *
     * @param what what the text is, for the message
     * @throws Malformed if it is written in any other way, or too large
     */
    public static long read(String what, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new Malformed(what, text, "a decimal number without leading zeros");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw new Malformed(what, text, "at most " + Long.MAX_VALUE);
        }
    }
}
