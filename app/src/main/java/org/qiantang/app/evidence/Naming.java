package org.qiantang.app.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a sentence names an item of the line-up: by its number, or by a word that stands in its title alone. */
final class Naming {
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Punct}·、，。｜（）【】]+");
    private static final Pattern MEASURE = Pattern.compile(".*\\p{Nd}.*");
    private static final Pattern NUMBER = Pattern.compile("(\\p{Nd}{1,3})\\s*号");
    private static final int SHORTEST = 3;

    private record Named(int place, String title) {}

    private final Map<Long, Named> items = new HashMap<>();

    void isCalled(long itemId, int place, String title) {
        items.put(itemId, new Named(place, title));
    }

    void isCalled(long itemId, String title) {
        items.computeIfPresent(itemId, (_, named) -> new Named(named.place(), title));
    }

    void standsAt(long itemId, int place) {
        items.computeIfPresent(itemId, (_, named) -> new Named(place, named.title()));
    }

    boolean names(String sentence, Set<Long> wanted) {
        return wanted.stream().anyMatch(itemId -> names(sentence, itemId));
    }

    private boolean names(String sentence, long itemId) {
        Named named = items.get(itemId);
        if (named == null) {
            return false;
        }
        boolean byNumber =
                NUMBER.matcher(sentence).results().anyMatch(found -> Integer.parseInt(found.group(1)) == named.place());
        return byNumber
                || words(named.title()).stream().anyMatch(word -> sentence.contains(word) && isIts(word, itemId));
    }

    private boolean isIts(String word, long itemId) {
        return items.entrySet().stream()
                .noneMatch(other ->
                        other.getKey() != itemId && other.getValue().title().contains(word));
    }

    /** What a title is made of, without measures such as 250g. */
    private static List<String> words(String title) {
        var words = new ArrayList<String>();
        for (String word : GAPS.split(title, -1)) {
            if (word.length() >= SHORTEST && !MEASURE.matcher(word).matches()) {
                words.add(word);
            }
        }
        return words;
    }
}
