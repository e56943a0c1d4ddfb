package org.qiantang.app.question;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** When two lines ask the same: by their words without manners and signs, never across different figures or colours. */
public final class SameQuestion {
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MANNERS = Pattern.compile("请问一下|请问|想问一下|问一下|麻烦|亲亲?|老板|宝子|宝宝们?|家人们|在吗|[啊呀呢哈哦噢嘛吗吧哇喔哟了]");
    private static final Pattern NOT_FIGURES = Pattern.compile("[^0-9a-z红橙黄绿青蓝紫黑白灰粉棕]+");
    private static final double ALIKE = 0.6;
    private static final int LONGEST = 200;

    private SameQuestion() {}

    /** The words of a line as they are compared. */
    public static String key(String text) {
        String half = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String words = NOT_WORDS.matcher(half).replaceAll("");
        String plain = MANNERS.matcher(words).replaceAll("");
        String key = plain.isEmpty() ? words : plain;
        return key.length() > LONGEST ? key.substring(0, LONGEST) : key;
    }

    /** Whether two keys ask the same in slightly different words. */
    public static boolean alike(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        if (!figures(one).equals(figures(other))) {
            return false;
        }
        Set<String> pairs = pairs(one);
        Set<String> others = pairs(other);
        if (pairs.isEmpty() || others.isEmpty()) {
            return false;
        }
        int all = pairs.size() + others.size();
        pairs.retainAll(others);
        return 2.0 * pairs.size() / all >= ALIKE;
    }

    /** Sizes, links, amounts and colours: 37码 and 38码 are two questions, and so are 红的 and 蓝的. */
    private static String figures(String key) {
        return NOT_FIGURES.matcher(key).replaceAll(" ").strip();
    }

    private static Set<String> pairs(String key) {
        var pairs = new HashSet<String>();
        for (int at = 0; at + 2 <= key.length(); at++) {
            pairs.add(key.substring(at, at + 2));
        }
        return pairs;
    }
}
