package org.qiantang.engine.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The words that rules look for: their terms, and what is spelt out in their patterns. */
final class SoughtWords {
    private final Set<String> words = new LinkedHashSet<>();
    private final StringBuilder run = new StringBuilder();

    private SoughtWords() {}

    /** Each of them once; of a last character that may be left out, both ways. */
    static List<String> of(List<Candidate> candidates) {
        var sought = new SoughtWords();
        for (Candidate candidate : candidates) {
            sought.words.addAll(candidate.terms());
            Search search = candidate.pattern();
            if (search != null) {
                sought.spellOut(search.pattern().pattern());
            }
        }
        return List.copyOf(sought.words);
    }

    private void spellOut(String pattern) {
        int at = 0;
        while (at < pattern.length()) {
            char unit = pattern.charAt(at);
            if (Character.isLetterOrDigit(unit)) {
                run.append(unit);
                at++;
            } else if (pattern.startsWith("\\Q", at)) {
                at = quoted(pattern, at + 2);
            } else {
                mayLackItsLast(unit);
                endRun();
                at = after(pattern, at, unit);
            }
        }
        endRun();
    }

    private int quoted(String pattern, int from) {
        int end = pattern.indexOf("\\E", from);
        int to = end < 0 ? pattern.length() : end;
        run.append(pattern, from, to);
        return Math.min(pattern.length(), to + 2);
    }

    private void mayLackItsLast(char sign) {
        if ((sign == '?' || sign == '*' || sign == '{') && run.length() > 1) {
            words.add(run.substring(0, run.length() - 1));
        }
    }

    private void endRun() {
        if (!run.isEmpty()) {
            words.add(run.toString());
            run.setLength(0);
        }
    }

    /** Behind an escape, a class of characters or a count of repeats, none of which spells anything out. */
    private static int after(String pattern, int at, char unit) {
        return switch (unit) {
            case '\\' -> Math.min(pattern.length(), at + 2);
            case '[' -> behind(pattern, at, ']');
            case '{' -> behind(pattern, at, '}');
            default -> at + 1;
        };
    }

    private static int behind(String pattern, int at, char end) {
        int found = pattern.indexOf(end, at);
        return found < 0 ? pattern.length() : found + 1;
    }
}
