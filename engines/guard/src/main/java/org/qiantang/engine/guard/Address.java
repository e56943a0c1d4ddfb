package org.qiantang.engine.guard;

/**
 * The short clause in which somebody is spoken to before anything is said: 林晴雨， or 欢迎林晴雨，. Whatever so short a first
 * clause is, nothing of it is needed to know what the rest claims.
 */
final class Address {
    private static final int MOST_CHARS = 6;
    private static final String COMMAS = ",，";
    private static final String STOPS = "。.!！?？;；\n";

    private Address() {}

    /** Where it ends, behind its comma; {@code from} where there is none, or nothing behind it. */
    static int end(CharSequence text, int from, int to) {
        for (int at = from; at < to && at - from <= MOST_CHARS; at++) {
            char sign = text.charAt(at);
            if (COMMAS.indexOf(sign) >= 0) {
                return at + 1 < to ? at + 1 : from;
            }
            if (STOPS.indexOf(sign) >= 0) {
                return from;
            }
        }
        return from;
    }

    static String without(String line) {
        return line.substring(end(line, 0, line.length()));
    }
}
