package org.qiantang.engine.tlog.wire;

/** A text, a file or a message that is not in the form its specification asks for. */
public final class Malformed extends IllegalArgumentException {
    private static final int MOST_SHOWN = 80;

    public Malformed(String what, String found, String expected) {
        super(what + ": " + shown(found) + " (expected: " + expected + ")");
    }

    /** What comes from outside may be long, and may hold what a terminal or a log would obey. */
    private static String shown(String found) {
        int characters = found.codePointCount(0, found.length());
        return characters <= MOST_SHOWN
                ? OneLine.of(found)
                : OneLine.of(found.substring(0, found.offsetByCodePoints(0, MOST_SHOWN))) + "…";
    }
}
