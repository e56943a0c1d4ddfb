package org.qiantang.app.mall;

import com.hankcs.hanlp.HanLP;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How Chinese is typed: a text as syllables without tones, and typed letters as syllables or their beginnings. */
final class Pinyin {
    private static final int LONGEST = 6;
    private static final Set<String> SYLLABLES = syllables();
    private static final Set<String> BEGINNINGS = beginnings(SYLLABLES);

    private Pinyin() {}

    /** The syllable of each UTF-16 unit of a text; null where there is none. */
    static @Nullable String[] of(String text) {
        var spelled = new @Nullable String[text.length()];
        List<com.hankcs.hanlp.dictionary.py.Pinyin> found = HanLP.convertToPinyinList(text);
        int at = 0;
        for (int i = 0; i < found.size() && at < text.length(); i++) {
            String plain = found.get(i).getPinyinWithoutTone();
            spelled[at] = isHan(text.charAt(at)) && !plain.equals("none") ? plain.replace('ü', 'v') : null;
            at += Character.charCount(text.codePointAt(at));
        }
        return spelled;
    }

    static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    /**
     * Typed letters as syllables or their beginnings, such as long|jing, l|j or long|j; as few parts as possible, whole
     * syllables first. Empty where they cannot be read so.
     */
    static List<String> read(String typed) {
        String letters = typed.toLowerCase(Locale.ROOT);
        int length = letters.length();
        var cost = new int[length + 1];
        var from = new int[length + 1];
        Arrays.fill(cost, Integer.MAX_VALUE);
        cost[0] = 0;
        for (int end = 1; end <= length; end++) {
            for (int start = Math.max(0, end - LONGEST); start < end; start++) {
                String part = letters.substring(start, end);
                int price = SYLLABLES.contains(part) ? 10 : BEGINNINGS.contains(part) ? 25 : -1;
                if (price > 0 && cost[start] != Integer.MAX_VALUE && cost[start] + price < cost[end]) {
                    cost[end] = cost[start] + price;
                    from[end] = start;
                }
            }
        }
        if (length == 0 || cost[length] == Integer.MAX_VALUE) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        for (int end = length; end > 0; end = from[end]) {
            parts.add(letters.substring(from[end], end));
        }
        Collections.reverse(parts);
        return parts;
    }

    /** Whether two syllables are taken for each other: one letter apart, as lin and ling, si and shi. */
    static boolean isNear(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        int longer = Math.max(one.length(), other.length());
        return longer >= 2 && Distance.of(one, other, 1) <= 1 && one.charAt(0) == other.charAt(0);
    }

    private static Set<String> syllables() {
        var all = new HashSet<String>();
        for (com.hankcs.hanlp.dictionary.py.Pinyin one : com.hankcs.hanlp.dictionary.py.Pinyin.values()) {
            String plain = one.getPinyinWithoutTone().replace('ü', 'v');
            if (plain.length() <= LONGEST
                    && plain.chars().allMatch(letter -> letter >= 'a' && letter <= 'z')
                    && !plain.equals("none")
                    && plain.chars().anyMatch(letter -> "aeiouv".indexOf(letter) >= 0)) {
                all.add(plain);
            }
        }
        return Set.copyOf(all);
    }

    private static Set<String> beginnings(Set<String> syllables) {
        var all = new HashSet<String>();
        for (String syllable : syllables) {
            for (int length = 1; length < syllable.length(); length++) {
                all.add(syllable.substring(0, length));
            }
        }
        return Set.copyOf(all);
    }
}
