package org.qiantang.engine.tlog.wire;

/** A text, a file or a message that is not in the form its specification asks for. */
public final class Malformed extends IllegalArgumentException {
    private static final int MOST_SHOWN = 80;

    public Malformed(String what, String found, String expected) {
        super(what + ": " + shown(found) + " (expected: " + expected + ")");
    }

    /** What comes from outside may be long, and may hold what a terminal or a log would obey. */
    private static String shown(String found) {
        var shown = new StringBuilder();
        found.codePoints()
                .limit(MOST_SHOWN)
                .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return found.codePointCount(0, found.length()) > MOST_SHOWN ? shown + "…" : shown.toString();
    }
}
