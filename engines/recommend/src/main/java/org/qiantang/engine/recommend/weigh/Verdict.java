package org.qiantang.engine.recommend.weigh;

import java.util.Map;

/** What a log lets be said of a policy. */
public sealed interface Verdict {
    Basis basis();

    /** The estimates, one an outcome; none of an outcome that came to too few people ({@link Bounds#leastCame}). */
    record Said(Basis basis, Map<Outcome, Estimates> estimates) implements Verdict {
        public Said {
            estimates = Map.copyOf(estimates);
        }
    }

    /** Nothing can be said. */
    record Unsaid(Basis basis, Why why) implements Verdict {}

    /**
     * What it rests on.
     *
     * @param effective so many places with equal weights would tell as much (Kish, 1965): (Σw)² / Σw²
     * @param covered share of places at which what the policy would have put there could have stood, 0 to 1; one at which it
     *     would hardly ever have stood counts for as much as clipping leaves of its weight on average
     * @param clipped share of all weight that clipping took away, 0 to 1
     */
    record Basis(long places, int people, double effective, double covered, double clipped) {}

    /** Why nothing can be said. */
    enum Why {
        /** No place was on a screen, or of none is it known what the policy would have done. */
        NOTHING_LOGGED,
        TOO_FEW_PEOPLE,
        /** The policy would put things where they could not, or hardly ever, have stood: of these no deed can tell. */
        NOT_COVERED,
        /** Few places carry almost all the weight, so that it had to be cut. */
        TOO_MUCH_CLIPPED,
        TOO_FEW_EFFECTIVE
    }

    /** The share of seen places that lead to an outcome, three times. */
    record Estimates(Estimate ips, Estimate snips, Estimate dr) {}

    /** An estimate with the two ends of its interval. */
    record Estimate(double value, double low, double high) {}
}
