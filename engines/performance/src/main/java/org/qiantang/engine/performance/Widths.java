package org.qiantang.engine.performance;

/** Brings full-width letters, digits and signs, and the digits of other scripts, into the form that the rules know. */
final class Widths {
    /** Full-width signs that mean the same as their narrow form; full-width punctuation stays, it is Chinese. */
    private static final String WIDE_SIGNS = "％＋－＝＜＞／．～＃＆＊＄￥＠＿｜＼＾｀−‑‐―〜∼˗µº˚";

    private static final String NARROW_SIGNS = "%+-=<>/.~#&*$¥@_|\\^`---—~~-μ°°";

    private Widths() {}

    /** One char for one char, so that places stay. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(folded(text, i));
        }
        return folded.toString();
    }

    private static char folded(String text, int at) {
        char c = text.charAt(at);
        if (c < 128) {
            return c;
        }
        int sign = WIDE_SIGNS.indexOf(c);
        if (sign >= 0) {
            return NARROW_SIGNS.charAt(sign);
        }
        if (isWideLetter(c)) {
            return (char) (c - '０' + '0');
        }
        if ((c == '：' || c == '∶') && isDigit(text, at - 1) && isDigit(text, at + 1)) {
            return ':';
        }
        if (c == '，' && isThousand(text, at)) {
            return ',';
        }
        int digit = Character.digit(c, 10);
        return digit >= 0 ? (char) ('0' + digit) : c;
    }

    private static boolean isWideLetter(char c) {
        return (c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ');
    }

    // １，２９９ is one number only where all of it is wide.
    private static boolean isThousand(String text, int at) {
        return at > 0
                && at + 3 < text.length()
                && isWideLetter(text.charAt(at - 1))
                && isDigit(text, at - 1)
                && isDigit(text, at + 1)
                && isDigit(text, at + 2)
                && isDigit(text, at + 3)
                && isWideLetter(text.charAt(at + 1))
                && !isDigit(text, at + 4);
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }
}
