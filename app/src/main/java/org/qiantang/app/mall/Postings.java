package org.qiantang.app.mall;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which goods have a part of a word somewhere in their title: a quick first sieve before titles are compared.
 *
 * <p>One bit for each of the goods and each syllable, each group of characters, each first letter of other runs. What
 * it lets pass may still not match; what it holds back cannot.
 */
final class Postings {
    private static final int CHARACTER_GROUPS = 1_024;

    private final Map<String, BitSet> syllables = new HashMap<>();
    private final Map<Integer, BitSet> characters = new HashMap<>();
    private final Map<Integer, BitSet> runs = new HashMap<>();

    void add(int slot, Title title) {
        change(title, bits -> bits.set(slot));
    }

    void remove(int slot, Title title) {
        change(title, bits -> bits.clear(slot));
    }

    private void change(Title title, Consumer<BitSet> work) {
        for (Title.Unit unit : title.units()) {
            String syllable = unit.syllable();
            if (syllable != null) {
                work.accept(syllables.computeIfAbsent(syllable, _ -> new BitSet()));
            }
            if (Pinyin.isHan(unit.text().codePointAt(0))) {
                work.accept(characters.computeIfAbsent(group(unit.text()), _ -> new BitSet()));
            } else {
                unit.text()
                        .chars()
                        .distinct()
                        .forEach(letter ->
                                work.accept(runs.computeIfAbsent(letter % CHARACTER_GROUPS, _ -> new BitSet())));
            }
        }
    }

    /** Goods that may have this word at this sureness, with so many parts missing. */
    BitSet candidates(Word word, Word.Sureness sureness) {
        List<BitSet> parts =
                word.parts().stream().map(part -> having(part, sureness)).toList();
        int missing = word.mayMiss(sureness);
        // Which of the first i parts are there, but for m of them.
        var found = new ArrayList<BitSet>();
        for (int m = 0; m <= missing; m++) {
            found.add(new BitSet());
        }
        for (int i = 0; i < parts.size(); i++) {
            for (int m = missing; m >= 0; m--) {
                BitSet now = i == 0 ? (BitSet) parts.get(i).clone() : found.get(m);
                if (i == 0) {
                    // With the first part missing anything may still come; the title itself is compared later.
                    found.set(m, m == 0 ? now : everything());
                } else {
                    now.and(parts.get(i));
                    if (m > 0) {
                        now.or(found.get(m - 1));
                    }
                }
            }
        }
        BitSet all = found.getFirst();
        found.forEach(all::or);
        return all;
    }

    private BitSet everything() {
        var all = new BitSet();
        syllables.values().forEach(all::or);
        runs.values().forEach(all::or);
        return all;
    }

    private BitSet having(Word.Part part, Word.Sureness sureness) {
        var found = new BitSet();
        switch (part) {
            case Word.Sign(String text, String syllable) -> {
                or(found, characters.get(group(text)));
                if (sureness == Word.Sureness.SOUND) {
                    or(found, syllables.get(syllable));
                } else if (sureness == Word.Sureness.NEAR) {
                    nearTo(syllable).forEach(other -> or(found, syllables.get(other)));
                }
            }
            case Word.Typed(String letters) -> {
                if (sureness == Word.Sureness.NEAR) {
                    nearTo(letters).forEach(other -> or(found, syllables.get(other)));
                } else {
                    syllables.forEach((syllable, bits) -> {
                        if (syllable.startsWith(letters) || letters.startsWith(syllable)) {
                            found.or(bits);
                        }
                    });
                }
            }
            case Word.Latin(String letters) -> {
                if (sureness == Word.Sureness.NEAR) {
                    runs.values().forEach(found::or);
                } else {
                    runsWith(letters, found);
                }
            }
        }
        return found;
    }

    private void runsWith(String letters, BitSet found) {
        boolean first = true;
        for (int letter : letters.chars().distinct().toArray()) {
            BitSet bits = runs.get(letter % CHARACTER_GROUPS);
            if (bits == null) {
                found.clear();
                return;
            }
            if (first) {
                found.or(bits);
            } else {
                found.and(bits);
            }
            first = false;
        }
    }

    private Set<String> nearTo(String syllable) {
        var found = new HashSet<String>();
        for (String other : syllables.keySet()) {
            if (Pinyin.isNear(syllable, other)) {
                found.add(other);
            }
        }
        return found;
    }

    private static int group(String character) {
        return character.codePointAt(0) % CHARACTER_GROUPS;
    }

    private static void or(BitSet found, @Nullable BitSet bits) {
        if (bits != null) {
            found.or(bits);
        }
    }
}
