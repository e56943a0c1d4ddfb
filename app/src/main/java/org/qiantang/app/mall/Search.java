package org.qiantang.app.mall;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.mall.Found.Hit;
import org.qiantang.app.mall.Found.Span;
import org.qiantang.app.mall.SearchIndex.Entry;
import org.qiantang.app.mall.Word.Match;

/** One search of goods, in the steps of {@link Step}. */
final class Search {
    static final int TITLE = 1_000;
    static final int SHOP_OR_CATEGORY = 400;
    static final int AT_THE_FRONT = 100;
    static final int LESS_SURE = 300;
    private static final int FACT = 200;
    private static final int COVERED = 200;

    private final SearchIndex index;
    private final Query query;
    private final Set<Long> sunkShops;
    private final Map<Long, Long> doubtful;

    Search(SearchIndex index, Query query, Set<Long> sunkShops, Map<Long, Long> doubtful) {
        this.index = index;
        this.query = query;
        this.sunkShops = sunkShops;
        this.doubtful = doubtful;
    }

    Found page(@Nullable Rank after, int limit) {
        var nothing = new Found(List.of(), null, 0, null);
        if (Words.apart(query.text()).isEmpty()) {
            // Marks alone are no words: nothing can be called by them.
            return query.text().isBlank() ? everything(after, limit) : nothing;
        }
        return Step.first(
                        query.text(),
                        index.vocabulary(),
                        step -> Optional.of(run(step, after, limit)).filter(some -> some.total() > 0))
                .orElse(nothing);
    }

    private Found everything(@Nullable Rank after, int limit) {
        var best = new Best<Hit>(limit + 1);
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

    private Found run(Step step, @Nullable Rank after, int limit) {
        BitSet found = step.candidates(word -> candidates(step, word));
        var best = new Best<Hit>(limit + 1);
        int total = 0;
        String instead = null;
        int bestScore = 0;
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

    private BitSet candidates(Step step, Word word) {
        BitSet having = step.candidates(index.titles(), word);
        having.or(index.withFact(word.text()));
        return having;
    }

    /** 0 where it does not fit after all. */
    private int score(Entry entry, Step step, List<Span> marks) {
        int sum = 0;
        int covered = 0;
        int there = 0;
        for (Word word : step.words()) {
            Match match = step.match(entry.title(), word);
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

    private static boolean isPlace(Goods goods, String word) {
        return goods.category().zh().contains(word)
                || Aisle.of(goods.category()).zh().contains(word)
                || goods.shop().contains(word);
    }

    private void offer(Best<Hit> best, Goods goods, int score, List<Span> marks, @Nullable Rank after) {
        long sold = Math.max(0, goods.sold() - doubtful.getOrDefault(goods.productId(), 0L));
        Rank rank = Rank.of(goods, query.sort(), score, sold, sunkShops.contains(goods.merchantId()));
        if ((after == null || rank.compareTo(after) > 0) && best.wants(rank)) {
            best.offer(rank, new Hit(goods, marks));
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

    private static Found found(Best<Hit> best, int limit, int total, @Nullable String instead) {
        List<Best.Ranked<Hit>> ranked = best.inOrder();
        boolean more = ranked.size() > limit;
        List<Best.Ranked<Hit>> page = more ? ranked.subList(0, limit) : ranked;
        String next = more ? page.getLast().rank().cursor() : null;
        return new Found(page.stream().map(Best.Ranked::what).toList(), next, total, instead);
    }
}
