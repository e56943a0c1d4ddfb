package org.qiantang.engine.performance;

import java.util.ArrayList;
import java.util.List;

/**
 * What neighbours do to the tones of 一 and 不: 一共 with yi2, 一天 with yi4, 不要 with bu2, 试一试 with a neutral yi.
 *
 * <p>Two third tones after each other are left as they are: voices turn the first into a second by themselves.
 */
final class ToneSandhi {
    private static final String COUNTS = "第初零〇一二两三四五六七八九十百千万点幺周";
    private static final String COUNTS_ON = "零〇一二三四五六七八九十";

    /** Before these 一 counts in order, and after those it ends a word: it keeps its tone. */
    private static final String NAMES_BEHIND = "月号日楼级班";

    private static final String NAMES_BEFORE = "统唯单专同划归如合万";

    private ToneSandhi() {}

    /** One syllable for each char, as {@link Pinyin} gives them. */
    static List<String> applied(String spoken, List<String> syllables) {
        List<String> changed = new ArrayList<>(syllables);
        for (int i = 0; i < spoken.length(); i++) {
            if (syllables.get(i).equals("yi1") && spoken.charAt(i) == '一') {
                changed.set(i, one(spoken, syllables, i));
            } else if (syllables.get(i).equals("bu4") && spoken.charAt(i) == '不') {
                changed.set(i, not(spoken, syllables, i));
            }
        }
        return changed;
    }

    private static String one(String spoken, List<String> syllables, int at) {
        if (at + 1 >= spoken.length() || syllables.get(at + 1).isEmpty()) {
            return "yi1";
        }
        char next = spoken.charAt(at + 1);
        if (at > 0) {
            char before = spoken.charAt(at - 1);
            if (before == next && COUNTS.indexOf(before) < 0) {
                return "yi5";
            }
            if (COUNTS.indexOf(before) >= 0 || NAMES_BEFORE.indexOf(before) >= 0) {
                return "yi1";
            }
        }
        if (COUNTS_ON.indexOf(next) >= 0 || NAMES_BEHIND.indexOf(next) >= 0) {
            return "yi1";
        }
        return isFalling(syllables.get(at + 1)) ? "yi2" : "yi4";
    }

    private static String not(String spoken, List<String> syllables, int at) {
        if (at + 1 >= spoken.length()) {
            return "bu4";
        }
        if (at > 0 && spoken.charAt(at - 1) == spoken.charAt(at + 1)) {
            return "bu5";
        }
        return isFalling(syllables.get(at + 1)) ? "bu2" : "bu4";
    }

    private static boolean isFalling(String syllable) {
        return syllable.endsWith("4");
    }
}
