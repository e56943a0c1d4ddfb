package org.qiantang.engine.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Turns a written Chinese line into what a host says: prices, times, units, sizes, model names and telephone numbers as
 * words, pictures left out, punctuation kept.
 */
public final class SpeechNormaliser {
    /** Full-width signs that mean the same as their narrow form; full-width punctuation stays, it is Chinese. */
    private static final String WIDE_SIGNS = "％＋－＝＜＞／．～＃＆＊＄￥";

    private static final String NARROW_SIGNS = "%+-=<>/.~#&*$¥";

    /** Which signs a rule may begin at, digits and letters aside. */
    private static final String SIGNS = "¥$€£%‰℃°×✕*&=≥≤<>≈约±-—–~至到/+#^_|㎡";

    private SpeechNormaliser() {}

    /** Reads a line; the same line always gives the same reading. */
    public static Reading read(String text) {
        String folded = folded(text);
        List<Matcher> matchers = SpeechRules.ALL.stream()
                .map(rule -> rule.pattern()
                        .matcher(folded)
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false))
                .toList();
        Assembly assembly = new Assembly();
        int at = 0;
        while (at < folded.length()) {
            int end = canBeginAt(folded, at) ? readAt(matchers, at, assembly) : at;
            if (end == at) {
                end = at + Character.charCount(folded.codePointAt(at));
                assembly.keepOrDrop(folded, at, end);
            }
            at = end;
        }
        return assembly.reading();
    }

    /** Where the match ends that was read here, or the place itself where no rule fits. */
    private static int readAt(List<Matcher> matchers, int at, Assembly assembly) {
        for (int i = 0; i < matchers.size(); i++) {
            Matcher matcher = matchers.get(i);
            matcher.region(at, matcher.regionEnd());
            if (matcher.lookingAt() && matcher.end() > at) {
                String read = SpeechRules.ALL.get(i).reading().apply(matcher.toMatchResult());
                assembly.replace(read, matcher.group(), at, matcher.end());
                return matcher.end();
            }
        }
        return at;
    }

    private static boolean canBeginAt(String text, int at) {
        char c = text.charAt(at);
        // A blank may belong to the sign after it, as in "3 × 5".
        return (c < 128 && (Character.isLetterOrDigit(c) || c == ' ')) || SIGNS.indexOf(c) >= 0;
    }

    // One char for one char, so that places stay.
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int sign = WIDE_SIGNS.indexOf(c);
            if (sign >= 0) {
                c = NARROW_SIGNS.charAt(sign);
            } else if ((c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ')) {
                c = (char) (c - '０' + '0');
            } else if (c == '：' && isDigit(text, i - 1) && isDigit(text, i + 1)) {
                c = ':';
            }
            folded.append(c);
        }
        return folded.toString();
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    /** Puts a reading together, piece by piece. */
    private static final class Assembly {
        private final StringBuilder spoken = new StringBuilder();
        private final List<Reading.Piece> pieces = new ArrayList<>();

        void replace(String read, String written, int from, int to) {
            add(read, from, to, read.equals(written));
        }

        void keepOrDrop(String text, int from, int to) {
            add(isPicture(text.codePointAt(from)) ? "" : text.substring(from, to), from, to, true);
        }

        private void add(String read, int from, int to, boolean asWritten) {
            int start = spoken.length();
            spoken.append(read);
            boolean same = asWritten && !read.isEmpty();
            Reading.Piece last = pieces.isEmpty() ? null : pieces.getLast();
            if (last != null && last.asWritten() && same) {
                pieces.set(
                        pieces.size() - 1,
                        new Reading.Piece(last.spokenFrom(), spoken.length(), last.writtenFrom(), to, true));
            } else {
                pieces.add(new Reading.Piece(start, spoken.length(), from, to, same));
            }
        }

        Reading reading() {
            return new Reading(spoken.toString(), pieces);
        }

        /** Emoji, ornaments, and the joiners that hold them together. */
        private static boolean isPicture(int codePoint) {
            int type = Character.getType(codePoint);
            return type == Character.OTHER_SYMBOL
                    || type == Character.MODIFIER_SYMBOL
                    || type == Character.SURROGATE
                    || type == Character.FORMAT
                    || type == Character.UNASSIGNED
                    || type == Character.ENCLOSING_MARK
                    || type == Character.NON_SPACING_MARK
                    || (type == Character.CONTROL && codePoint != '\n');
        }
    }
}
