package org.qiantang.engine.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which scored candidates are shown: value for the business within its bounds, then variety (a greedy form of
 * maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998) with caps for each seller and category.
 */
final class Arrangement {
    private static final double AGAIN = 0.85;
    private static final int HEALTHY_STOCK = 20;
    /** What all but sold out goods lose of their score: most who come will find them gone. */
    private static final double THIN = 0.1;

    /**
     * A candidate on its way.
     *
     * @param relevance how much it suits the person
     * @param score the same after margin and stock
     * @param before its place by relevance alone, from 0
     */
    record Scored(
            Item item,
            List<Float> features,
            Placement.Predicted predicted,
            double relevance,
            double score,
            int before) {}

    private final double marginWeight;

    Arrangement(double marginWeight) {
        this.marginWeight = marginWeight;
    }

    /**
     * What a product's margin and the health of its stock make of its relevance: at most a share more or less. A margin is what a
     * shop says of itself, and weighs against its other goods alone: who says more of all of them gains nothing, and what one
     * product gains the others lose.
     *
     * @param beyondShop the margin less the mean of those of its seller's goods; 0 where it is not known
     */
    double valued(Item item, double relevance, double beyondShop) {
        if (item.kind() != Kind.PRODUCT) {
            return relevance;
        }
        double health = Math.min(1, item.stock() / (double) HEALTHY_STOCK);
        return relevance * (1 + marginWeight * Math.clamp(beyondShop, -1, 1) * health) * (1 - THIN * (1 - health));
    }

    /**
     * The first so many, no seller with more than a quarter of the places (at least one), no category with more than half
     * (at least two). What the caps held back fills places that would otherwise stay empty, after all others.
     */
    List<Scored> arranged(List<Scored> candidates, int size) {
        List<Scored> left = new ArrayList<>(candidates);
        left.sort(Comparator.comparingDouble((Scored one) -> -one.score())
                .thenComparingLong(one -> one.item().id()));
        List<Scored> chosen = new ArrayList<>();
        Map<Long, Integer> bySeller = new HashMap<>();
        Map<String, Integer> byCategory = new HashMap<>();
        int sellerCap = Math.max(1, size / 4);
        int categoryCap = Math.max(2, size / 2);
        while (chosen.size() < size) {
            int next = -1;
            double best = 0;
            for (int at = 0; at < left.size(); at++) {
                Scored one = left.get(at);
                if (next >= 0 && one.score() <= best) {
                    // sorted by score, and variety only lowers it
                    break;
                }
                int ofSeller = bySeller.getOrDefault(one.item().seller(), 0);
                int ofCategory = byCategory.getOrDefault(one.item().category(), 0);
                if (ofSeller >= sellerCap || ofCategory >= categoryCap) {
                    continue;
                }
                double marginal = one.score() * Math.pow(AGAIN, ofSeller + ofCategory);
                if (next < 0 || marginal > best) {
                    next = at;
                    best = marginal;
                }
            }
            if (next < 0) {
                break;
            }
            Scored taken = left.remove(next);
            chosen.add(taken);
            bySeller.merge(taken.item().seller(), 1, Integer::sum);
            byCategory.merge(taken.item().category(), 1, Integer::sum);
        }
        for (int at = 0; at < left.size() && chosen.size() < size; at++) {
            chosen.add(left.get(at));
        }
        return chosen;
    }
}
