package org.qiantang.app.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The program that {@link Nearest}'s weights were fitted with: a conditional logit over the facts and lines of the goods
 * that a question is about and over "none of them", by gradient ascent with a little shrinking. It prints the weights, and
 * for every least share of certainty what was told with each shop left out of the fit in turn.
 *
 * <p>Not a test: run {@code main} with the class path of the tests and the names of the shops ({@code shop-1 shop-2 …}).
 */
final class NearestFit {
    private static final int ROUNDS = 400;
    private static final double STEP = 0.5;
    private static final double SHRINK = 1e-3;
    private static final int FEATURES = Nearest.WEIGHTS.length;

    private record Example(String shop, double[][] facts, boolean[] right, boolean none) {}

    /** What was fitted: weights of features scaled by {@code mean} and {@code spread}, and that of none. */
    private record Fit(double[] weights, double none) {}

    private final double[] mean = new double[FEATURES];
    private final double[] spread = new double[FEATURES];

    private NearestFit() {}

    public static void main(String[] shops) throws IOException {
        var examples = new ArrayList<Example>();
        for (String shop : shops) {
            examples.addAll(read(shop));
        }
        new NearestFit().run(examples);
    }

    private void run(List<Example> examples) {
        scale(examples);
        Fit all = fit(examples);
        double none = all.none();
        for (int at = 0; at < FEATURES; at++) {
            none += all.weights()[at] * mean[at] / spread[at];
            System.out.printf(Locale.ROOT, "weight %.2f%n", all.weights()[at] / spread[at]);
        }
        System.out.printf(Locale.ROOT, "none %.2f%n", none);
        var shares = new ArrayList<double[]>();
        for (String shop : new TreeSet<>(examples.stream().map(Example::shop).toList())) {
            Fit others = fit(
                    examples.stream().filter(one -> !one.shop().equals(shop)).toList());
            examples.stream().filter(one -> one.shop().equals(shop)).forEach(one -> shares.add(judged(one, others)));
        }
        for (double least : new double[] {0.3, 0.4, 0.5, 0.6, 0.7, 0.8}) {
            System.out.printf(
                    Locale.ROOT,
                    "from %.1f: right %.3f, wrong %.3f of those with an answer, told %.3f of those without%n",
                    least,
                    share(shares, least, 1, 0),
                    share(shares, least, 0, 0),
                    share(shares, least, 0, 1));
        }
    }

    private static double share(List<double[]> judged, double least, int right, int none) {
        long all = judged.stream().filter(one -> one[2] == none).count();
        return (double) judged.stream()
                        .filter(one -> one[2] == none && one[0] >= least && one[1] == right)
                        .count()
                / all;
    }

    /** The share of the likeliest, whether it is right, and whether nothing would have been. */
    private double[] judged(Example one, Fit fit) {
        double[] shares = shares(one, fit);
        int best = 0;
        for (int at = 1; at < one.facts().length; at++) {
            best = shares[at] > shares[best] ? at : best;
        }
        return new double[] {shares[best], one.right()[best] ? 1 : 0, one.none() ? 1 : 0};
    }

    /** The share of each fact, and in the last place of none. */
    private double[] shares(Example one, Fit fit) {
        var scores = new double[one.facts().length + 1];
        for (int at = 0; at < one.facts().length; at++) {
            for (int feature = 0; feature < FEATURES; feature++) {
                scores[at] += fit.weights()[feature] * scaled(one.facts()[at], feature);
            }
        }
        scores[one.facts().length] = fit.none();
        double most = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        for (int at = 0; at < scores.length; at++) {
            scores[at] = Math.exp(scores[at] - most);
            sum += scores[at];
        }
        for (int at = 0; at < scores.length; at++) {
            scores[at] /= sum;
        }
        return scores;
    }

    private Fit fit(List<Example> examples) {
        var fit = new Fit(new double[FEATURES], 0);
        for (int round = 0; round < ROUNDS; round++) {
            var slope = new double[FEATURES];
            double slopeOfNone = 0;
            for (Example one : examples) {
                double[] shares = shares(one, fit);
                double right = 0;
                for (int at = 0; at < one.facts().length; at++) {
                    right += one.right()[at] ? shares[at] : 0;
                }
                for (int at = 0; at < one.facts().length; at++) {
                    double target = one.none() || !one.right()[at] ? 0 : shares[at] / right;
                    for (int feature = 0; feature < FEATURES; feature++) {
                        slope[feature] += (target - shares[at]) * scaled(one.facts()[at], feature);
                    }
                }
                slopeOfNone += (one.none() ? 1 : 0) - shares[one.facts().length];
            }
            var weights = new double[FEATURES];
            for (int feature = 0; feature < FEATURES; feature++) {
                weights[feature] = fit.weights()[feature]
                        + STEP * (slope[feature] / examples.size() - SHRINK * fit.weights()[feature]);
            }
            fit = new Fit(weights, fit.none() + STEP * slopeOfNone / examples.size());
        }
        return fit;
    }

    private double scaled(double[] features, int at) {
        return (features[at] - mean[at]) / spread[at];
    }

    private void scale(List<Example> examples) {
        for (int feature = 0; feature < FEATURES; feature++) {
            int at = feature;
            double[] values = examples.stream()
                    .flatMap(one -> Arrays.stream(one.facts()))
                    .mapToDouble(features -> features[at])
                    .toArray();
            mean[at] = Arrays.stream(values).average().orElse(0);
            spread[at] = Math.sqrt(Arrays.stream(values)
                    .map(value -> (value - mean[at]) * (value - mean[at]))
                    .average()
                    .orElse(1));
        }
    }

    private static List<Example> read(String shop) throws IOException {
        var nearest = new Nearest(Vectors.loaded(), Reading.NONE);
        return FactExamples.read(shop, false).stream()
                .map(one -> new Example(
                        shop,
                        one.candidates().stream()
                                .map(candidate -> nearest.features(
                                        one.text(), candidate, one.offer().title()))
                                .toArray(double[][]::new),
                        one.right(),
                        one.none()))
                .toList();
    }
}
