package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a pattern is quick on lines made to hold it up. Each look at a character is counted, so that the answer does
 * not depend on the machine; it finds the usual traps, open repeats that share their letters or that stand behind a word, and
 * proves nothing of the others: in rooms each search has an end of its own, after as many looks, see {@link Search}.
 */
final class PatternPace {
    static final String EXPECTED =
            "a pattern that no line can hold up: no open repeats one after the other or within each other, such as .*a.*a.*a";

    private static final int CHARS = 400;
    private static final int MOST_LETTERS = 40;

    private PatternPace() {}

    static boolean isQuick(Pattern pattern) {
        return traps(pattern.pattern()).stream().allMatch(trap -> isQuick(pattern, trap));
    }

    // A pattern may also go so deep that the stack ends; that is no better.
    private static boolean isQuick(Pattern pattern, String trap) {
        try {
            Matcher matcher = pattern.matcher(new CountedText(trap, Looks.OF_SEARCH));
            while (matcher.find()) {
                if (matcher.end() == trap.length()) {
                    break;
                }
            }
            return true;
        } catch (CountedText.UsedUp | StackOverflowError held) {
            return false;
        }
    }

    /**
     * Each letter of the pattern again and again, and all of them in turn, with an end that does not fit; and all but the
     * last few in turn, so that the words in front are there and the end is missing.
     */
    private static List<String> traps(String written) {
        Set<String> letters = new LinkedHashSet<>();
        var all = new StringBuilder();
        for (int i = 0; i < written.length() && letters.size() < MOST_LETTERS; i++) {
            if (Character.isLetterOrDigit(written.charAt(i))) {
                letters.add(written.substring(i, i + 1));
                all.append(written.charAt(i));
            }
        }
        letters.add("1");
        letters.add("啊");
        if (!all.isEmpty()) {
            letters.add(all.toString());
        }
        for (int missing = 1; missing <= 3 && missing < all.length(); missing++) {
            letters.add(all.substring(0, all.length() - missing));
        }
        var traps = new ArrayList<String>();
        for (String letter : letters) {
            traps.add(letter.repeat(CHARS / letter.length() + 1) + "~");
        }
        return traps;
    }
}
