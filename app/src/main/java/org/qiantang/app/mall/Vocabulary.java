package org.qiantang.app.mall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The words that the goods on offer are called by, as text, as pinyin and as first letters, with how many have each. */
final class Vocabulary {
    private static final int LOOKED_AT = 2_000;

    private final Map<String, Phrase> phrases = new HashMap<>();
    private final TreeMap<String, Phrase> byText = new TreeMap<>();
    private final TreeMap<String, Set<Phrase>> bySound = new TreeMap<>();
    private final TreeMap<String, Set<Phrase>> byLetters = new TreeMap<>();

    private static final class Phrase implements Comparable<Phrase> {
        private final String text;
        private final String sound;
        private final String letters;
        private int goods;

        private Phrase(String text) {
            this.text = text;
            var sound = new StringBuilder();
            var letters = new StringBuilder();
            for (@Nullable String syllable : Pinyin.of(text)) {
                if (syllable != null) {
                    sound.append(syllable);
                    letters.append(syllable.charAt(0));
                }
            }
            this.sound = sound.toString();
            this.letters = letters.toString();
        }

        @Override
        public int compareTo(Phrase other) {
            return text.compareTo(other.text);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Phrase phrase && phrase.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    void add(Collection<String> texts) {
        for (String text : texts) {
            Phrase phrase = phrases.computeIfAbsent(text, Phrase::new);
            if (phrase.goods++ == 0) {
                byText.put(text, phrase);
                bySound.computeIfAbsent(phrase.sound, _ -> new TreeSet<>()).add(phrase);
                byLetters.computeIfAbsent(phrase.letters, _ -> new TreeSet<>()).add(phrase);
            }
        }
    }

    void remove(Collection<String> texts) {
        for (String text : texts) {
            Phrase phrase = phrases.get(text);
            if (phrase != null && --phrase.goods == 0) {
                phrases.remove(text);
                byText.remove(text);
                takeOut(bySound, phrase.sound, phrase);
                takeOut(byLetters, phrase.letters, phrase);
            }
        }
    }

    private static void takeOut(Map<String, Set<Phrase>> places, String key, Phrase phrase) {
        places.computeIfPresent(key, (_, all) -> {
            all.remove(phrase);
            return all.isEmpty() ? null : all;
        });
    }

    /** Words that begin with what was typed, as characters, pinyin or first letters; what most goods have comes first. */
    List<String> beginningWith(String typed, int most) {
        var found = new LinkedHashMap<String, Phrase>();
        if (typed.isEmpty()) {
            return List.of();
        }
        String end = typed + Character.MAX_VALUE;
        byText.subMap(typed, end).values().stream().limit(LOOKED_AT).forEach(one -> found.put(one.text, one));
        if (typed.chars().allMatch(letter -> letter >= 'a' && letter <= 'z')) {
            for (TreeMap<String, Set<Phrase>> way : List.of(bySound, byLetters)) {
                way.subMap(typed, end).values().stream()
                        .flatMap(Set::stream)
                        .limit(LOOKED_AT)
                        .forEach(one -> found.put(one.text, one));
            }
        }
        return best(found.values(), most);
    }

    /** The word that letters typed with a slip most likely mean: one letter off, or two in a long word. */
    Optional<String> meant(String letters) {
        if (letters.length() < 4) {
            return Optional.empty();
        }
        int reach = letters.length() >= 7 ? 2 : 1;
        int nearest = reach + 1;
        var found = new ArrayList<Phrase>();
        for (Map.Entry<String, Set<Phrase>> sound : bySound.entrySet()) {
            int distance = Distance.of(letters, sound.getKey(), Math.min(reach, nearest));
            if (distance < nearest) {
                nearest = distance;
                found.clear();
            }
            if (distance == nearest && distance <= reach) {
                found.addAll(sound.getValue());
            }
        }
        return best(found, 1).stream().findFirst();
    }

    int size() {
        return phrases.size();
    }

    private static List<String> best(Collection<Phrase> phrases, int most) {
        return phrases.stream()
                .sorted(Comparator.<Phrase>comparingInt(one -> -one.goods)
                        .thenComparingInt(one -> one.text.length())
                        .thenComparing(one -> one.text))
                .limit(most)
                .map(one -> one.text)
                .toList();
    }
}
