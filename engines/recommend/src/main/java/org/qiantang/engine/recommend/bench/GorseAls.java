package org.qiantang.engine.recommend.bench;

import java.util.SplittableRandom;
import org.qiantang.engine.recommend.model.Histories;

/**
 * Element-wise ALS (He and others, SIGIR 2016) as gorse sets it in its own test on MovieLens-1M: 8 factors, ridge .015,
 * weight .05 for what was not taken, 30 rounds. Written anew from the paper; one weight for all that was not taken.
 */
final class GorseAls {
    private static final int SIZE = 8;
    private static final double RIDGE = 0.015;
    private static final double UNOBSERVED = 0.05;
    private static final int ROUNDS = 30;
    private static final double DEVIATION = 0.1;

    private final float[][] people;
    private final float[][] items;

    GorseAls(Histories histories, long seed) {
        var random = new SplittableRandom(seed);
        people = drawn(histories.people(), random);
        items = drawn(histories.items(), random);
        int[][] byItem = byItem(histories);
        for (int round = 0; round < ROUNDS; round++) {
            sweep(people, histories.sequences(), items);
            sweep(items, byItem, people);
        }
    }

    float[] scores(int person) {
        return GorseBpr.products(people[person], items);
    }

    private static void sweep(float[][] rows, int[][] taken, float[][] others) {
        double[][] gram = gram(others);
        for (int row = 0; row < rows.length; row++) {
            float[] vector = rows[row];
            double[] predicted = new double[taken[row].length];
            for (int at = 0; at < predicted.length; at++) {
                predicted[at] = product(vector, others[taken[row][at]]);
            }
            for (int f = 0; f < SIZE; f++) {
                update(vector, f, taken[row], predicted, others, gram);
            }
        }
    }

    private static void update(
            float[] vector, int f, int[] taken, double[] predicted, float[][] others, double[][] gram) {
        double above = 0;
        double below = UNOBSERVED * gram[f][f] + RIDGE;
        for (int at = 0; at < taken.length; at++) {
            double y = others[taken[at]][f];
            double without = predicted[at] - vector[f] * y;
            above += (1 - (1 - UNOBSERVED) * without) * y;
            below += (1 - UNOBSERVED) * y * y;
        }
        for (int g = 0; g < SIZE; g++) {
            if (g != f) {
                above -= UNOBSERVED * vector[g] * gram[g][f];
            }
        }
        float fresh = (float) (above / below);
        for (int at = 0; at < taken.length; at++) {
            predicted[at] += (fresh - vector[f]) * others[taken[at]][f];
        }
        vector[f] = fresh;
    }

    private static double[][] gram(float[][] rows) {
        double[][] gram = new double[SIZE][SIZE];
        for (float[] row : rows) {
            for (int i = 0; i < SIZE; i++) {
                for (int j = 0; j < SIZE; j++) {
                    gram[i][j] += (double) row[i] * row[j];
                }
            }
        }
        return gram;
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int j = 0; j < SIZE; j++) {
            sum += (double) a[j] * b[j];
        }
        return sum;
    }

    private static int[][] byItem(Histories histories) {
        int[] counts = histories.counts();
        int[][] people = new int[histories.items()][];
        for (int item = 0; item < people.length; item++) {
            people[item] = new int[counts[item]];
        }
        for (int person = 0; person < histories.people(); person++) {
            for (int item : histories.sequences()[person]) {
                people[item][--counts[item]] = person;
            }
        }
        return people;
    }

    private static float[][] drawn(int rows, SplittableRandom random) {
        float[][] drawn = new float[rows][SIZE];
        for (float[] row : drawn) {
            for (int j = 0; j < SIZE; j++) {
                row[j] = (float) (random.nextGaussian() * DEVIATION);
            }
        }
        return drawn;
    }
}
