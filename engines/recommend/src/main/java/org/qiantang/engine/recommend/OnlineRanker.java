package org.qiantang.engine.recommend;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Four probabilities (click, thirty seconds, cart, pay) from the features of a candidate: logistic regression learnt
 * example by example with FTRL-proximal (McMahan and others, KDD 2013), then calibrated.
 *
 * <p>Its answers are at all times those of the fold over the examples that it still holds, in the order in which they were
 * shown, however they came. When there are too many the older half goes; when somebody is forgotten, that person's examples
 * go. What is then left is folded anew for the next answer.
 */
final class OnlineRanker {
    static final int TASKS = 4;

    private static final double ALPHA = 0.1;
    private static final double BETA = 1;
    private static final double RIDGE = 1;
    /** As rare as the outcomes are before anything is known. */
    private static final double[] BASE = {-2.5, -3, -4, -5};

    /**
     * What came of an impression.
     *
     * @param at when it was shown, in seconds since the epoch
     * @param outcome bit t is set where task t came true
     */
    record Example(long user, long item, long at, List<Float> features, int outcome) {
        boolean came(int task) {
            return ((outcome >> task) & 1) == 1;
        }
    }

    /** How often an item was shown and clicked. */
    private record Clicks(int shown, int clicked) {
        private static final Clicks NONE = new Clicks(0, 0);

        private Clicks plus(Clicks other) {
            return new Clicks(shown + other.shown, clicked + other.clicked);
        }
    }

    private static final Comparator<Example> ORDER = Comparator.comparingLong(Example::at)
            .thenComparingLong(Example::user)
            .thenComparingLong(Example::item);

    private final int most;
    private final NavigableSet<Example> examples = new TreeSet<>(ORDER);
    private final Map<Long, Clicks> clicks = new HashMap<>();
    private double[][] sums = new double[TASKS][Feature.COUNT];
    private double[][] squares = new double[TASKS][Feature.COUNT];
    private Calibration[] calibrations = calibrations();
    /** Weights for answers, worked out when they are first asked for after something was learnt. */
    private double @Nullable [][] weights;
    /** Whether the examples are others than those folded, or in another order. */
    private boolean stale;

    OnlineRanker(int most) {
        this.most = most;
    }

    int size() {
        return examples.size();
    }

    void learn(Example example) {
        if (examples.size() >= most) {
            for (int going = examples.size() / 2; going > 0; going--) {
                examples.pollFirst();
            }
            stale = true;
        }
        boolean comesLast = examples.isEmpty() || ORDER.compare(examples.last(), example) < 0;
        if (examples.add(example)) {
            if (comesLast && !stale) {
                fold(example);
            } else {
                stale = true;
            }
        }
    }

    void forget(long user) {
        stale |= examples.removeIf(example -> example.user() == user);
    }

    /** Calibrated probabilities, one a task. */
    double[] predict(List<Float> features) {
        refold();
        double[][] known = weights();
        double[] predicted = new double[TASKS];
        for (int task = 0; task < TASKS; task++) {
            double logit = BASE[task];
            for (int f = 0; f < Feature.COUNT; f++) {
                logit += known[task][f] * features.get(f);
            }
            predicted[task] = calibrations[task].calibrated(probability(logit));
        }
        return predicted;
    }

    /** The share of impressions of an item that were clicked, drawn to one in twenty where little is known (Beta prior). */
    double clickRate(long item) {
        refold();
        Clicks seen = clicks.getOrDefault(item, Clicks.NONE);
        return (seen.clicked() + 1.0) / (seen.shown() + 20.0);
    }

    /** How often an item was shown, as far as it is remembered. */
    int shown(long item) {
        refold();
        return clicks.getOrDefault(item, Clicks.NONE).shown();
    }

    private void refold() {
        if (!stale) {
            return;
        }
        stale = false;
        weights = null;
        clicks.clear();
        sums = new double[TASKS][Feature.COUNT];
        squares = new double[TASKS][Feature.COUNT];
        calibrations = calibrations();
        examples.forEach(this::fold);
    }

    private void fold(Example example) {
        weights = null;
        clicks.merge(example.item(), new Clicks(1, example.came(0) ? 1 : 0), Clicks::plus);
        for (int task = 0; task < TASKS; task++) {
            double predicted = raw(task, example.features());
            double label = example.came(task) ? 1 : 0;
            calibrations[task].observe(predicted, example.came(task));
            for (int f = 0; f < Feature.COUNT; f++) {
                double gradient = (predicted - label) * example.features().get(f);
                double before = Math.sqrt(squares[task][f]);
                double weight = weight(task, f);
                squares[task][f] += gradient * gradient;
                sums[task][f] += gradient - (Math.sqrt(squares[task][f]) - before) / ALPHA * weight;
            }
        }
    }

    private double raw(int task, List<Float> features) {
        double logit = BASE[task];
        for (int f = 0; f < Feature.COUNT; f++) {
            logit += weight(task, f) * features.get(f);
        }
        return probability(logit);
    }

    private static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private double[][] weights() {
        double[][] known = weights;
        if (known == null) {
            known = new double[TASKS][Feature.COUNT];
            for (int task = 0; task < TASKS; task++) {
                for (int f = 0; f < Feature.COUNT; f++) {
                    known[task][f] = weight(task, f);
                }
            }
            weights = known;
        }
        return known;
    }

    private double weight(int task, int feature) {
        return -sums[task][feature] / ((BETA + Math.sqrt(squares[task][feature])) / ALPHA + RIDGE);
    }

    private static Calibration[] calibrations() {
        Calibration[] fresh = new Calibration[TASKS];
        for (int task = 0; task < TASKS; task++) {
            fresh[task] = new Calibration();
        }
        return fresh;
    }
}
