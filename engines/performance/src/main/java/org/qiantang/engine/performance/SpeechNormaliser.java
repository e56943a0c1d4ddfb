package org.qiantang.engine.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Turns a written Chinese line into what a host says: prices, times, units, sizes, model names and telephone numbers as
 * words, pictures left out, punctuation kept.
 */
public final class SpeechNormaliser {
    private SpeechNormaliser() {}

    /** Reads a line; the same line always gives the same reading. */
    public static Reading read(String text) {
        return read(text, SpeechDictionary.NONE);
    }

    /** Reads a line, the words of a shop's own dictionary as it says. */
    public static Reading read(String text, SpeechDictionary own) {
        String folded = Widths.folded(text);
        List<Matcher> matchers = SpeechRules.ALL.stream()
                .map(rule -> rule.pattern()
                        .matcher(folded)
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false))
                .toList();
        Assembly assembly = new Assembly(Traditional.isWritten(folded));
        int at = 0;
        while (at < folded.length()) {
            Optional<SpeechDictionary.Said> said = own.saidAt(folded, at);
            if (said.isPresent()) {
                int end = at + said.get().length();
                assembly.replace(said.get().reading(), folded.substring(at, end), at, end);
                at = end;
                continue;
            }
            int end = canBeginAt(folded.charAt(at)) ? readAt(matchers, at, assembly) : at;
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

    // No rule begins with a Chinese character, nor with a Chinese mark but a bracket; units in one sign, such as ㎡, lie
    // among them.
    private static boolean canBeginAt(char c) {
        return c < '\u2E80' || (c >= '\u3380' && c <= '\u33FF') || c == '（';
    }

    /** Puts a reading together, piece by piece. */
    private static final class Assembly {
        private final StringBuilder spoken = new StringBuilder();
        private final List<Reading.Piece> pieces = new ArrayList<>();
        private final boolean traditional;

        Assembly(boolean traditional) {
            this.traditional = traditional;
        }

        void replace(String read, String written, int from, int to) {
            add(traditional ? Traditional.said(read) : read, from, to, read.equals(written));
        }

        void keepOrDrop(String text, int from, int to) {
            int codePoint = text.codePointAt(from);
            if (OtherNumerals.isOne(codePoint)) {
                add(OtherNumerals.read(codePoint), from, to, false);
            } else {
                add(isPicture(codePoint) ? "" : text.substring(from, to), from, to, true);
            }
        }

        private void add(String read, int from, int to, boolean asWritten) {
            if (!read.isEmpty()) {
                partFromDropped(read.charAt(0));
            }
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

        // What stood on both sides of something unsaid must not become one word, or one number.
        private void partFromDropped(char next) {
            Reading.Piece last = pieces.isEmpty() ? null : pieces.getLast();
            if (last == null || last.spokenTo() > last.spokenFrom() || spoken.isEmpty()) {
                return;
            }
            if (isLatin(next) && isLatin(spoken.charAt(spoken.length() - 1))) {
                spoken.append(' ');
                pieces.set(
                        pieces.size() - 1,
                        new Reading.Piece(
                                last.spokenFrom(), spoken.length(), last.writtenFrom(), last.writtenTo(), false));
            }
        }

        private static boolean isLatin(char c) {
            return c < 128 && Character.isLetter(c);
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
                    || type == Character.PRIVATE_USE
                    || type == Character.ENCLOSING_MARK
                    || type == Character.NON_SPACING_MARK
                    || (type == Character.MATH_SYMBOL && codePoint > 0x2100)
                    || (type == Character.CONTROL && codePoint != '\n');
        }
    }
}
