package org.qiantang.app.room;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether two texts are one sentence, taken down in two ways: nearly the same letters, and neither a different number nor
 * another denial, since a price that was said and another that was typed are two things, and so are yes and no.
 */
public final class SameWords {
    private static final double NEARLY = 0.7;
    private static final String DENIALS = "不没无非别未勿";
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NO_NUMBER = Pattern.compile("[^0-9]+");

    private SameWords() {}

    public static boolean are(String one, String other) {
        String left = plain(one);
        String right = plain(other);
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        return left.equals(right)
                || (sameNumbers(left, right) && denials(left) == denials(right) && likeness(left, right) >= NEARLY);
    }

    private static String plain(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(folded).replaceAll("");
    }

    /** A recogniser may write 九十九 for 99, so numbers are only compared where both have digits. */
    private static boolean sameNumbers(String left, String right) {
        String mine = NO_NUMBER.matcher(left).replaceAll(" ").strip();
        String theirs = NO_NUMBER.matcher(right).replaceAll(" ").strip();
        return mine.isEmpty() || theirs.isEmpty() || mine.equals(theirs);
    }

    private static long denials(String text) {
        return text.chars().filter(sign -> DENIALS.indexOf(sign) >= 0).count();
    }

    /** Twice the pairs of neighbours that both have, over all pairs. */
    private static double likeness(String left, String right) {
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i + 1 < left.length(); i++) {
            pairs.merge(left.substring(i, i + 2), 1, Integer::sum);
        }
        int shared = 0;
        for (int i = 0; i + 1 < right.length(); i++) {
            String pair = right.substring(i, i + 2);
            Integer more = pairs.get(pair);
            if (more != null && more > 0) {
                pairs.put(pair, more - 1);
                shared++;
            }
        }
        int all = left.length() + right.length() - 2;
        return all == 0 ? 0 : 2.0 * shared / all;
    }
}
