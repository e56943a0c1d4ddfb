package org.qiantang.engine.recommend;

import java.util.List;

/**
 * One place of a ranking, with all that is needed to explain it, to learn from it and to reckon with it later.
 *
 * @param score what it was ranked by, after the rules of business
 * @param predicted what the person is thought to do with it
 * @param before the place it had, from 0, before the rules of business and diversity; -1 for what was tried
 * @param propensity the probability with which this item was put in this place, for weighing later (IPS)
 * @param explored true where the item was put here to find out about it
 * @param features what the ranker saw, in the order of {@link Feature}
 * @param others what other policies would have done here, one a {@link Policy}, in their order
 */
public record Placement(
        long item,
        double score,
        Predicted predicted,
        Reason reason,
        int before,
        double propensity,
        boolean explored,
        List<Float> features,
        List<Alternative> others) {
    public Placement {
        features = List.copyOf(features);
        others = List.copyOf(others);
    }

    /** What the ranker is to learn from, should it come to be seen. */
    public Impression impression() {
        return new Impression(item, features);
    }

    /** What was foreseen here, for weighing other policies later. */
    public Foreseen foreseen() {
        return new Foreseen(predicted, others);
    }

    /** Probabilities that the person clicks, stays thirty seconds, puts into the cart, pays. */
    public record Predicted(double click, double watch, double cart, double pay) {}
}
