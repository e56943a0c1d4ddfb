package org.qiantang.app.answer;

import java.util.HashSet;
import java.util.Set;

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
     * The words of a text, of two characters or more, by which it may call goods of this title, though the title has none of them. A wide word (茶叶) fits all that it takes
     * in.
     *
     * @param text in small letters, of one width, as is the title
     */
    public Set<String> in(String text, String title) {
        var found = new HashSet<String>();
        words.groups().stream()
                .filter(group -> group.stream().anyMatch(word -> calls(word) && has(title, word)))
                .forEach(group -> group.stream()
                        .filter(word -> calls(word) && has(text, word))
                        .forEach(found::add));
        words.kinds().forEach((wide, narrow) -> {
            if (calls(wide) && has(text, wide) && narrow.stream().anyMatch(title::contains)) {
                found.add(wide);
            }
        });
        found.removeIf(word -> has(title, word));
        return found;
    }

    private boolean calls(String word) {
        return word.length() > 1 && !words.unnaming().contains(word);
    }

    private static boolean has(String text, String word) {
        return Naming.isHan(word.charAt(0)) ? text.contains(word) : Naming.isWhole(text, word);
    }
}
