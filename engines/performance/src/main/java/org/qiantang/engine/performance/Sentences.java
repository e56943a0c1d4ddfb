package org.qiantang.engine.performance;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into the stretches that a host says in one breath, at sentence ends and at long enough clauses. */
public final class Sentences {
    /** A clause shorter than this runs on into the next, so that speech does not come in crumbs. */
    private static final int LEAST = 10;

    /** A run without punctuation is cut here at the latest. */
    private static final int MOST = 80;

    private static final String SENTENCE_ENDS = "。！？!?；;…\n";
    private static final String CLAUSE_ENDS = "，、：,:";
    private static final String CLOSERS = "”’」』】）)》\"'";

    /**
     * A stretch to say.
     *
     * @param text without space around it
     * @param offset where it begins in the whole text, in {@code char}s
     * @param endsSentence whether a longer pause belongs after it
     */
    public record Clause(String text, int offset, boolean endsSentence) {}

    private Sentences() {}

    public static List<Clause> of(String text) {
        List<Clause> clauses = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            char here = text.charAt(at);
            int next = at + 1;
            boolean sentence = SENTENCE_ENDS.indexOf(here) >= 0 || isFullStop(text, at);
            boolean clause = CLAUSE_ENDS.indexOf(here) >= 0 && !isWithinNumber(text, at) && next - start >= LEAST;
            boolean tooLong = next - start >= MOST && !isWithinWord(text, at, next - start);
            if (sentence || clause || tooLong) {
                next = afterClosers(text, next);
                add(clauses, text, start, next, sentence);
                start = next;
            }
            at = next;
        }
        add(clauses, text, start, text.length(), true);
        return List.copyOf(clauses);
    }

    // "!!!", "？！" and a quote that closes belong to the sentence they end.
    private static int afterClosers(String text, int at) {
        int next = at;
        while (next < text.length()
                && (SENTENCE_ENDS.indexOf(text.charAt(next)) >= 0 || CLOSERS.indexOf(text.charAt(next)) >= 0)) {
            next++;
        }
        return next;
    }

    private static void add(List<Clause> clauses, String text, int start, int end, boolean endsSentence) {
        String stripped = text.substring(start, end).strip();
        if (stripped.codePoints().anyMatch(Character::isLetterOrDigit)) {
            int offset = text.indexOf(stripped, start);
            clauses.add(new Clause(stripped, offset, endsSentence));
        }
    }

    private static boolean isFullStop(String text, int at) {
        boolean last = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
        return text.charAt(at) == '.' && last;
    }

    private static boolean isWithinNumber(String text, int at) {
        return isDigit(text, at - 1) && isDigit(text, at + 1);
    }

    // A word in Latin letters and a number stay whole unless they never end; a surrogate pair always does.
    private static boolean isWithinWord(String text, int at, int length) {
        if (Character.isHighSurrogate(text.charAt(at))) {
            return true;
        }
        return length < 2 * MOST
                && at + 1 < text.length()
                && isPartOfWord(text.charAt(at))
                && isPartOfWord(text.charAt(at + 1));
    }

    private static boolean isPartOfWord(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == ',' || c == '%');
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
