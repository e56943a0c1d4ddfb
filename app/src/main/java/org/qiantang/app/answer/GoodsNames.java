package org.qiantang.app.answer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What goods are called besides what their title says: 丝巾 for a 方巾, 茶叶 for a 龙井; the words by which viewers' questions are understood. */
public final class GoodsNames {
    private final NameWords words;

    private GoodsNames(NameWords words) {
        this.words = words;
    }

    public static GoodsNames load() {
        return new GoodsNames(NameWords.load());
    }

    /**
     * What tells of each title the words of a text, of two characters or more, by which it may call such goods though the title has none of them. A wide word (茶叶) fits all that it takes
     * in.
     *
     * @param text in small letters, of one width, as the titles are to be
     */
    public Function<String, Set<String>> of(String text) {
        List<List<String>> groups = words.groups().stream()
                .filter(group -> group.stream().anyMatch(word -> calls(word) && has(text, word)))
                .toList();
        Map<String, List<String>> kinds = new HashMap<>();
        words.kinds().forEach((wide, narrow) -> {
            if (calls(wide) && has(text, wide)) {
                kinds.put(wide, narrow);
            }
        });
        return title -> {
            var found = new HashSet<String>();
            groups.stream()
                    .filter(group -> group.stream().anyMatch(word -> calls(word) && has(title, word)))
                    .forEach(group -> group.stream()
                            .filter(word -> calls(word) && has(text, word))
                            .forEach(found::add));
            kinds.forEach((wide, narrow) -> {
                if (narrow.stream().anyMatch(word -> isKindOf(title, word))) {
                    found.add(wide);
                }
            });
            found.removeIf(word -> has(title, word));
            return found;
        };
    }

    /** One sign stands for what goods are only where a word of the title ends with it: the 包 of 独立包装 is no bag. (The 盘 of 键盘 still is taken for a plate.) */
    private static boolean isKindOf(String title, String word) {
        if (word.length() > 1) {
            return title.contains(word);
        }
        int at = title.indexOf(word);
        while (at >= 0) {
            if (at + 1 == title.length() || !Naming.isHan(title.charAt(at + 1))) {
                return true;
            }
            at = title.indexOf(word, at + 1);
        }
        return false;
    }

    private boolean calls(String word) {
        return word.length() > 1 && !words.unnaming().contains(word);
    }

    private static boolean has(String text, String word) {
        return text.contains(word) && (Naming.isHan(word.charAt(0)) || Naming.isWhole(text, word));
    }
}
