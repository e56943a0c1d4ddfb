package org.qiantang.app.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of who somebody is as much as is needed to tell two apart, and no more. */
final class Masking {
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9 -]{5,}[0-9]");

    private Masking() {}

    static String of(Column.Kind kind, String text) {
        return switch (kind) {
            case NAME -> name(text);
            case PHONE -> number(text);
            case PLACE -> text.isEmpty() ? "" : "***";
            case WORDS -> words(text);
            case ID, TEXT, COUNT, MONEY, FLAG, DAY, TIME -> text;
        };
    }

    /** The first sign of it. */
    static String name(String text) {
        if (text.isEmpty()) {
            return "";
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first) + "**";
    }

    /** The first three and the last two signs. */
    static String number(String text) {
        return text.length() < 8
                ? "*".repeat(text.length())
                : text.substring(0, 3) + "*".repeat(text.length() - 5) + text.substring(text.length() - 2);
    }

    /** The same words, with numbers in them that may be somebody's. */
    static String words(String text) {
        Matcher found = NUMBER.matcher(text);
        return found.replaceAll(match -> Matcher.quoteReplacement(number(match.group())));
    }
}
