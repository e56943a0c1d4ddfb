package org.qiantang.engine.recommend.weigh;

/**
 * What is asked of a log before anything is said from it.
 *
 * @param clip weights above are cut to it (Ionides, 2008), above 0; what that takes away is told
 * @param leastEffective places, by Kish's effective sample size
 * @param leastPeople who saw them; fewer make intervals too narrow, and few people must not be told about
 * @param leastCame people to whom an outcome must have come, at a place that weighs something, before its share is told: of
 *     fewer the bootstrap makes intervals too narrow, and of none it makes one that is a point
 * @param leastCovered of {@link Verdict.Basis#covered}, 0 to 1
 * @param mostClipped share of all weight that clipping may take away, 0 to 1
 * @param resamples of the bootstrap
 * @param confidence of intervals, between 0 and 1
 */
public record Bounds(
        double clip,
        double leastEffective,
        int leastPeople,
        int leastCame,
        double leastCovered,
        double mostClipped,
        int resamples,
        double confidence) {
    public static final Bounds USUAL = new Bounds(50, 200, 30, 10, 0.95, 0.05, 500, 0.95);

    public Bounds {
        if (!(clip > 0) || !(confidence > 0 && confidence < 1) || resamples < 1) {
            throw new IllegalArgumentException("bounds: " + clip + ", " + confidence + ", " + resamples
                    + " (expected: a clip above 0, a confidence between 0 and 1, a resample or more)");
        }
    }
}
