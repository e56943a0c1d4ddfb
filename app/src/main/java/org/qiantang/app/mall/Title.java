package org.qiantang.app.mall;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A title taken apart into what search compares: Chinese characters with their syllables, and runs of other letters.
 *
 * @param units in the order of the title
 */
record Title(List<Unit> units) {
    /** Beyond this nothing of a title is compared, so that one long title costs no more than another. */
    private static final int MOST_UNITS = 80;

    /**
     * A character or a run of letters and figures.
     *
     * @param syllable how a character is said, without tone; null for a run
     */
    record Unit(String text, @Nullable String syllable, int from, int to) {}

    static Title of(String title) {
        String lower = title.toLowerCase(Locale.ROOT);
        // A letter that changes its length in lower case would shift all places after it.
        String text = lower.length() == title.length() ? lower : title;
        @Nullable String[] syllables = Pinyin.of(text);
        var units = new ArrayList<Unit>();
        int at = 0;
        while (at < text.length() && units.size() < MOST_UNITS) {
            int character = text.codePointAt(at);
            int end = at + Character.charCount(character);
            if (Pinyin.isHan(character)) {
                units.add(new Unit(text.substring(at, end), syllables[at], at, end));
            } else if (Character.isLetterOrDigit(character)) {
                while (end < text.length() && isOther(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                units.add(new Unit(text.substring(at, end), null, at, end));
            }
            at = end;
        }
        return new Title(List.copyOf(units));
    }

    private static boolean isOther(int character) {
        return Character.isLetterOrDigit(character) && !Pinyin.isHan(character);
    }
}
