package org.qiantang.app.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of who somebody is as much as is needed to tell two apart, and no more. */
final class Masking {
    private static final int SHORTEST = 8;
    /** Seven digits of any script or more, however they are set apart; the last sign of an identity number may be an X. */
    private static final Pattern NUMBER =
            Pattern.compile("\\p{Nd}(?:[\\s\\p{Z}\\p{Cf}\\p{Pd}.．·•_/()（）+*]{0,3}\\p{Nd}){6,}[Xx]?");

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

    /** The first three and the last two signs; of a short number nothing. */
    static String number(String text) {
        int signs = text.codePointCount(0, text.length());
        if (text.codePoints().filter(Character::isDigit).count() < SHORTEST) {
            return "*".repeat(signs);
        }
        return text.substring(0, text.offsetByCodePoints(0, 3))
                + "*".repeat(signs - 5)
                + text.substring(text.offsetByCodePoints(text.length(), -2));
    }

    /** The same words, with numbers in them that may be somebody's. */
    static String words(String text) {
        Matcher found = NUMBER.matcher(text);
        return found.replaceAll(match -> Matcher.quoteReplacement(number(match.group())));
    }
}
