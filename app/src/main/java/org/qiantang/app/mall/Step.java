package org.qiantang.app.mall;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.mall.Word.Match;
import org.qiantang.app.mall.Word.Sureness;

/**
 * One way to look for what was typed: words that all must be there, or one of which is enough.
 *
 * @param asTyped whether these are the words as they were typed
 */
record Step(List<Word> words, Sureness sureness, boolean any, boolean asTyped) {
    Step {
        words = List.copyOf(words);
    }

    /**
     * What the first step finds that finds anything: words as written, letters as pinyin; what was typed together as it
     * sounds; its words as they sound; a word that letters may have meant; what is near; any one word.
     */
    static <F> Optional<F> first(String text, Vocabulary vocabulary, Function<Step, Optional<F>> look) {
        List<Word> apart = Words.apart(text);
        List<Word> whole = Words.whole(text);
        List<Supplier<Optional<Step>>> steps = List.of(
                () -> Optional.of(new Step(apart, Sureness.EXACT, false, true)),
                () -> Optional.of(new Step(whole, Sureness.SOUND, false, false)),
                () -> Optional.of(new Step(apart, Sureness.SOUND, false, false)),
                () -> meant(whole, vocabulary),
                () -> Optional.of(new Step(whole, Sureness.NEAR, false, false)),
                () -> Optional.of(new Step(apart, Sureness.NEAR, false, false)),
                () -> anyOne(apart));
        for (Supplier<Optional<Step>> one : steps) {
            Optional<F> found = one.get().flatMap(look);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Letters with a slip, read as the word that they come nearest to. */
    private static Optional<Step> meant(List<Word> whole, Vocabulary vocabulary) {
        var words = new ArrayList<Word>();
        boolean changed = false;
        for (Word word : whole) {
            Optional<String> other =
                    Words.typed(word) == null && !isLatin(word) ? Optional.empty() : vocabulary.meant(word.text());
            changed |= other.isPresent();
            words.addAll(other.map(Words::whole).orElse(List.of(word)));
        }
        return changed ? Optional.of(new Step(words, Sureness.EXACT, false, false)) : Optional.empty();
    }

    private static Optional<Step> anyOne(List<Word> apart) {
        List<Word> telling =
                apart.stream().filter(word -> word.text().length() >= 2).toList();
        return telling.isEmpty() || apart.size() < 2
                ? Optional.empty()
                : Optional.of(new Step(telling, Sureness.EXACT, true, false));
    }

    private static boolean isLatin(Word word) {
        return word.text().chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
    }

    /** Where all of the words may be, or any of them, by where each one may be. */
    BitSet candidates(Function<Word, BitSet> having) {
        BitSet candidates = null;
        for (Word word : words) {
            BitSet some = having.apply(word);
            if (candidates == null) {
                candidates = some;
            } else if (any) {
                candidates.or(some);
            } else {
                candidates.and(some);
            }
        }
        return candidates == null ? new BitSet() : candidates;
    }

    /** Where a word may be, read as it is or as pinyin. */
    BitSet candidates(Postings titles, Word word) {
        BitSet having = titles.candidates(word, sureness);
        Word typed = Words.typed(word);
        if (typed != null) {
            having.or(titles.candidates(typed, sureness));
        }
        return having;
    }

    /** The best place of a word in a title, read as it is or as pinyin; null where it is not there. */
    @Nullable
    Match match(Title title, Word word) {
        Match match = word.in(title, sureness);
        Word typed = match == null ? Words.typed(word) : null;
        return typed == null ? match : typed.in(title, sureness);
    }
}
