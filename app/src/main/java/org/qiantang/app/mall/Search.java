package org.qiantang.app.mall;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.mall.Found.Span;
import org.qiantang.app.mall.SearchIndex.Best;
import org.qiantang.app.mall.SearchIndex.Entry;
import org.qiantang.app.mall.Word.Match;
import org.qiantang.app.mall.Word.Sureness;

/**
 * One search. Its steps, each only where the one before found nothing: words as written, letters as pinyin; what was
 * typed together as it sounds; its words as they sound; a word that letters may have meant; what is near; any one word.
 */
final class Search {
    private static final int TITLE = 1_000;
    private static final int SHOP_OR_CATEGORY = 400;
    private static final int FACT = 200;
    private static final int AT_THE_FRONT = 100;
    private static final int COVERED = 200;
    private static final int LESS_SURE = 300;

    private final SearchIndex index;
    private final Query query;
    private final List<Word> apart;
    private final List<Word> whole;
    private final Set<Long> sunkShops;
    private final Map<Long, Long> doubtful;

    Search(SearchIndex index, Query query, Set<Long> sunkShops, Map<Long, Long> doubtful) {
        this.index = index;
        this.query = query;
        this.apart = Words.apart(query.text());
        this.whole = Words.whole(query.text());
        this.sunkShops = sunkShops;
        this.doubtful = doubtful;
    }

    /** Words that all must be there, or one of which is enough. */
    private record Step(List<Word> words, Sureness sureness, boolean any, boolean asTyped) {}

    Found page(@Nullable Rank after, int limit) {
        if (apart.isEmpty()) {
            // Marks alone are no words: nothing can be called by them.
            return query.text().isBlank() ? everything(after, limit) : new Found(List.of(), null, 0, null);
        }
        List<Supplier<Optional<Step>>> steps = List.of(
                () -> Optional.of(new Step(apart, Sureness.EXACT, false, true)),
                () -> Optional.of(new Step(whole, Sureness.SOUND, false, false)),
                () -> Optional.of(new Step(apart, Sureness.SOUND, false, false)),
                this::meant,
                () -> Optional.of(new Step(whole, Sureness.NEAR, false, false)),
                () -> Optional.of(new Step(apart, Sureness.NEAR, false, false)),
                this::anyOne);
        for (Supplier<Optional<Step>> one : steps) {
            Optional<Found> found =
                    one.get().map(step -> run(step, after, limit)).filter(some -> some.total() > 0);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Found(List.of(), null, 0, null);
    }

    private Found everything(@Nullable Rank after, int limit) {
        var best = new Best(limit + 1);
        int total = 0;
        BitSet all = index.all();
        for (int slot = all.nextSetBit(0); slot >= 0; slot = all.nextSetBit(slot + 1)) {
            Entry entry = index.entry(slot);
            if (entry != null && query.fits(entry.goods())) {
                total++;
                offer(best, entry.goods(), 0, List.of(), after);
            }
        }
        return found(best, limit, total, null);
    }

    /** Letters with a slip, read as the word that they come nearest to. */
    private Optional<Step> meant() {
        var words = new ArrayList<Word>();
        boolean changed = false;
        for (Word word : whole) {
            Optional<String> other = Words.typed(word) == null && !isLatin(word)
                    ? Optional.empty()
                    : index.vocabulary().meant(word.text());
            changed |= other.isPresent();
            words.addAll(other.map(Words::whole).orElse(List.of(word)));
        }
        return changed ? Optional.of(new Step(words, Sureness.EXACT, false, false)) : Optional.empty();
    }

    private Optional<Step> anyOne() {
        List<Word> telling =
                apart.stream().filter(word -> word.text().length() >= 2).toList();
        return telling.isEmpty() || apart.size() < 2
                ? Optional.empty()
                : Optional.of(new Step(telling, Sureness.EXACT, true, false));
    }

    private static boolean isLatin(Word word) {
        return word.text().chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
    }

    private Found run(Step step, @Nullable Rank after, int limit) {
        BitSet candidates = null;
        for (Word word : step.words()) {
            BitSet having = candidates(word, step.sureness());
            if (candidates == null) {
                candidates = having;
            } else if (step.any()) {
                candidates.or(having);
            } else {
                candidates.and(having);
            }
        }
        var best = new Best(limit + 1);
        int total = 0;
        String instead = null;
        int bestScore = 0;
        BitSet found = candidates == null ? new BitSet() : candidates;
        for (int slot = found.nextSetBit(0); slot >= 0; slot = found.nextSetBit(slot + 1)) {
            Entry entry = index.entry(slot);
            if (entry == null || !query.fits(entry.goods())) {
                continue;
            }
            var marks = new ArrayList<Span>();
            int score = score(entry, step, marks);
            if (score > 0) {
                total++;
                offer(best, entry.goods(), score, marks, after);
                if (!step.asTyped() && score > bestScore && !marks.isEmpty()) {
                    bestScore = score;
                    instead = marked(entry, marks);
                }
            }
        }
        return found(best, limit, total, instead);
    }

    private BitSet candidates(Word word, Sureness sureness) {
        BitSet having = index.titles().candidates(word, sureness);
        Word typed = Words.typed(word);
        if (typed != null) {
            having.or(index.titles().candidates(typed, sureness));
        }
        having.or(index.withFact(word.text()));
        return having;
    }

    /** 0 where it does not fit after all. */
    private int score(Entry entry, Step step, List<Span> marks) {
        int sum = 0;
        int covered = 0;
        int there = 0;
        for (Word word : step.words()) {
            Match match = match(entry.title(), word, step.sureness());
            if (match != null) {
                marks.add(new Span(match.from(), match.to()));
                covered += match.to() - match.from();
                sum += TITLE + (match.from() == 0 ? AT_THE_FRONT : 0) - match.missed() * LESS_SURE;
                there++;
            } else if (entry.factWords().contains(word.text())) {
                sum += isPlace(entry.goods(), word.text()) ? SHOP_OR_CATEGORY : FACT;
                there++;
            } else if (!step.any()) {
                return 0;
            }
        }
        if (there == 0) {
            return 0;
        }
        int length = Math.max(1, entry.goods().title().length());
        return sum / step.words().size() + Math.min(COVERED, covered * COVERED / length);
    }

    private static @Nullable Match match(Title title, Word word, Sureness sureness) {
        Match match = word.in(title, sureness);
        Word typed = match == null ? Words.typed(word) : null;
        return typed == null ? match : typed.in(title, sureness);
    }

    private static boolean isPlace(Goods goods, String word) {
        return goods.category().zh().contains(word)
                || Aisle.of(goods.category()).zh().contains(word)
                || goods.shop().contains(word);
    }

    private void offer(Best best, Goods goods, int score, List<Span> marks, @Nullable Rank after) {
        long sold = Math.max(0, goods.sold() - doubtful.getOrDefault(goods.productId(), 0L));
        Rank rank = Rank.of(goods, query.sort(), score, sold, sunkShops.contains(goods.merchantId()));
        if ((after == null || rank.compareTo(after) > 0) && best.wants(rank)) {
            best.offer(rank, goods, marks);
        }
    }

    private static String marked(Entry entry, List<Span> marks) {
        var text = new StringBuilder();
        marks.forEach(mark -> {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(entry.goods().title(), mark.from(), mark.to());
        });
        return text.toString();
    }

    private static Found found(Best best, int limit, int total, @Nullable String instead) {
        List<Best.Ranked> ranked = best.inOrder();
        boolean more = ranked.size() > limit;
        List<Best.Ranked> page = more ? ranked.subList(0, limit) : ranked;
        String next = more ? page.getLast().rank().cursor() : null;
        return new Found(page.stream().map(Best.Ranked::hit).toList(), next, total, instead);
    }
}
