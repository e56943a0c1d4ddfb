package org.qiantang.engine.recommend.weigh;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Weighs one policy by places that another one filled.
 *
 * <p>Each place stands for itself: what comes of an item is thought to depend on the person, the item and the place, not on
 * what stands around it (the item-position model of Li and others, Offline evaluation of ranking policies with click models,
 * KDD 2018), so that the probability of the item in its place is the propensity. Three estimates of the share of seen
 * places that lead to an outcome:
 *
 * <ul>
 *   <li>IPS: outcomes by weight over places (Horvitz and Thompson, JASA 1952; for recommendations Li and others, WSDM 2011).
 *       Without clipping and with all covered it is right on average.
 *   <li>SNIPS: outcomes by weight over the sum of weights (Swaminathan and Joachims, NIPS 2015). Never leaves 0..1.
 *   <li>DR: what was foreseen of what the policy would have put there, mended by the weighed errors of what was foreseen of
 *       what stood there (Dudík, Langford and Li, ICML 2011). Right on average where IPS is; closer where what was foreseen
 *       is good.
 * </ul>
 *
 * <p>Intervals are percentiles of a bootstrap that draws whole people (Efron and Tibshirani, 1993), since what one person
 * does hangs together; of an outcome that came to very few people they would be too narrow, so that nothing is told of it. What
 * is not covered, or was cut, counts as nothing in IPS, like the rest in SNIPS, and as foreseen in DR; intervals do not allow
 * for that. Not safe for several threads.
 */
public final class Weighing {
    private static final int PLACES = 0;
    private static final int COVERED = 1;
    private static final int UNCLIPPED = 2;
    private static final int WEIGHT = 3;
    private static final int SQUARES = 4;
    /** From here on, for each outcome: what came, by weight; then what the doubly robust estimate adds up. */
    private static final int OUTCOMES = 5;

    private static final int SUMS = OUTCOMES + 2 * Outcome.COUNT;
    private static final int ESTIMATES = 3;

    private final Bounds bounds;
    private final Map<Long, double[]> people = new HashMap<>();

    public Weighing(Bounds bounds) {
        this.bounds = bounds;
    }

    public void add(Place place) {
        double[] sums = people.computeIfAbsent(place.person(), _ -> new double[SUMS]);
        double weight = Math.min(place.weight(), bounds.clip());
        sums[PLACES]++;
        // What clipping leaves of a weight on average; what hardly ever stands there is as good as not covered.
        sums[COVERED] += Math.min(1, place.chance() * bounds.clip());
        sums[UNCLIPPED] += place.weight();
        sums[WEIGHT] += weight;
        sums[SQUARES] += weight * weight;
        for (Outcome outcome : Outcome.values()) {
            int at = OUTCOMES + 2 * outcome.place();
            double came = outcome.came(place.came());
            sums[at] += weight * came;
            sums[at + 1] += outcome.chance(place.chosen()) + weight * (came - outcome.chance(place.shown()));
        }
    }

    /** What can be said by now; the same places and the same seed give the same. */
    public Verdict verdict(long seed) {
        double[] all = new double[SUMS];
        people.values().forEach(sums -> plus(all, sums));
        var basis = new Verdict.Basis(
                Math.round(all[PLACES]),
                people.size(),
                all[SQUARES] == 0 ? 0 : all[WEIGHT] * all[WEIGHT] / all[SQUARES],
                all[PLACES] == 0 ? 0 : all[COVERED] / all[PLACES],
                all[UNCLIPPED] == 0 ? 0 : 1 - all[WEIGHT] / all[UNCLIPPED]);
        if (basis.places() == 0) {
            return new Verdict.Unsaid(basis, Verdict.Why.NOTHING_LOGGED);
        }
        if (basis.people() < bounds.leastPeople()) {
            return new Verdict.Unsaid(basis, Verdict.Why.TOO_FEW_PEOPLE);
        }
        if (basis.covered() < bounds.leastCovered()) {
            return new Verdict.Unsaid(basis, Verdict.Why.NOT_COVERED);
        }
        if (basis.clipped() > bounds.mostClipped()) {
            return new Verdict.Unsaid(basis, Verdict.Why.TOO_MUCH_CLIPPED);
        }
        // Without any weight there is nothing to divide by, however little is asked.
        if (basis.effective() <= 0 || basis.effective() < bounds.leastEffective()) {
            return new Verdict.Unsaid(basis, Verdict.Why.TOO_FEW_EFFECTIVE);
        }
        return new Verdict.Said(basis, estimates(estimated(all), resampled(seed)));
    }

    private Map<Outcome, Verdict.Estimates> estimates(double[] values, double[][] resampled) {
        Map<Outcome, Verdict.Estimates> estimates = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            int at = ESTIMATES * outcome.place();
            if (peopleWith(outcome) >= bounds.leastCame()) {
                estimates.put(
                        outcome,
                        new Verdict.Estimates(
                                estimate(values, resampled, at),
                                estimate(values, resampled, at + 1),
                                estimate(values, resampled, at + 2)));
            }
        }
        return estimates;
    }

    private long peopleWith(Outcome outcome) {
        return people.values().stream()
                .filter(sums -> sums[OUTCOMES + 2 * outcome.place()] > 0)
                .count();
    }

    private Verdict.Estimate estimate(double[] values, double[][] resampled, int at) {
        double[] drawn =
                Arrays.stream(resampled).mapToDouble(one -> one[at]).sorted().toArray();
        double tail = (1 - bounds.confidence()) / 2;
        int low = (int) Math.floor(tail * (drawn.length - 1));
        int high = (int) Math.ceil((1 - tail) * (drawn.length - 1));
        return new Verdict.Estimate(values[at], drawn[low], drawn[high]);
    }

    /** All estimates, each time of as many people drawn with putting back. */
    private double[][] resampled(long seed) {
        // In the order of their numbers, so that the same seed draws the same.
        double[][] each = people.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toArray(double[][]::new);
        var random = new SplittableRandom(seed);
        double[][] resampled = new double[bounds.resamples()][];
        for (int round = 0; round < resampled.length; round++) {
            double[] sums = new double[SUMS];
            for (int drawn = 0; drawn < each.length; drawn++) {
                plus(sums, each[random.nextInt(each.length)]);
            }
            resampled[round] = estimated(sums);
        }
        return resampled;
    }

    /** Of each outcome in turn: IPS, SNIPS, DR. */
    private static double[] estimated(double[] sums) {
        double[] estimated = new double[ESTIMATES * Outcome.COUNT];
        for (Outcome outcome : Outcome.values()) {
            int at = OUTCOMES + 2 * outcome.place();
            int to = ESTIMATES * outcome.place();
            estimated[to] = sums[at] / sums[PLACES];
            estimated[to + 1] = sums[WEIGHT] == 0 ? 0 : sums[at] / sums[WEIGHT];
            estimated[to + 2] = sums[at + 1] / sums[PLACES];
        }
        return estimated;
    }

    private static void plus(double[] sums, double[] more) {
        for (int at = 0; at < sums.length; at++) {
            sums[at] += more[at];
        }
    }
}
