package org.qiantang.app.growth;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.qiantang.app.growth.Tastes.Taste;

/**
 * How like the seed somebody is: logistic regression of the seed against others, both drawn equally often, by AdaGrad (J. Duchi,
 * E. Hazan, Y. Singer, JMLR 12, 2011) with a pull of all weights towards nothing.
 */
final class Likeness {
    private static final int LEAST_STEPS = 20_000;
    private static final int ROUNDS = 8;
    private static final double RATE = 0.3;
    private static final double PULL = 1e-3;
    private static final double EPSILON = 1e-8;

    private final double[] weights;

    private Likeness(double[] weights) {
        this.weights = weights;
    }

    /** The same seed and the same people give the same answer. */
    static Likeness of(List<Taste> seed, List<Taste> others, int features, SplittableRandom random) {
        var weights = new double[features];
        var squares = new double[features];
        Arrays.fill(squares, EPSILON);
        int steps = Math.max(LEAST_STEPS, ROUNDS * (seed.size() + others.size()));
        for (int step = 0; step < steps; step++) {
            boolean in = step % 2 == 0;
            List<Taste> from = in ? seed : others;
            Taste one = from.get(random.nextInt(from.size()));
            double error = 1 / (1 + Math.exp(-score(one, weights))) - (in ? 1 : 0);
            for (int at = 0; at < one.features().length; at++) {
                int feature = one.features()[at];
                double slope = error * one.weights()[at] + PULL * weights[feature];
                squares[feature] += slope * slope;
                weights[feature] -= RATE * slope / Math.sqrt(squares[feature]);
            }
        }
        return new Likeness(weights);
    }

    /** The higher, the more alike. */
    double of(Taste taste) {
        return score(taste, weights);
    }

    private static double score(Taste taste, double[] weights) {
        double sum = 0;
        for (int at = 0; at < taste.features().length; at++) {
            sum += weights[taste.features()[at]] * taste.weights()[at];
        }
        return sum;
    }
}
