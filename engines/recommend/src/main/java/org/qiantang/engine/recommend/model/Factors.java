package org.qiantang.engine.recommend.model;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * iALS (Hu, Koren and Volinsky, ICDM 2008) in the form that Rendle and others measured (Revisiting iALS, RecSys 2022):
 * vectors whose products are near 1 for what was taken and near 0, with weight {@code unobserved}, for all else.
 *
 * <p>A new person needs no training: {@link #foldIn} solves one small system for a history.
 */
public final class Factors {
    /**
     * What a fit is told.
     *
     * @param size numbers in a vector
     * @param ridge times how often a row occurs plus its share of what was not taken
     * @param unobserved weight of what was not taken, above 0
     */
    public record Settings(int size, double ridge, double unobserved, int rounds) {
        public Settings {
            if (size < 1 || size > 512) {
                throw new IllegalArgumentException("size: " + size + " (expected: 1..512)");
            }
        }
    }

    private static final int GROUP = 4;

    private final Settings settings;
    private final float[][] items;
    private float[][] gram;

    private Factors(Settings settings, float[][] items) {
        this.settings = settings;
        this.items = items;
        this.gram = gram(items, settings.size());
    }

    /** Learns the items' vectors; the people's are thrown away, since they can be had back by folding in. */
    public static Factors fit(Histories histories, Settings settings, long seed) {
        var random = new SplittableRandom(seed);
        var factors = new Factors(settings, drawn(histories.items(), settings.size(), random));
        float[][] people = new float[histories.people()][];
        int[][] byItem = byItem(histories);
        for (int round = 0; round < settings.rounds(); round++) {
            for (int person = 0; person < people.length; person++) {
                people[person] =
                        factors.solve(histories.sequences()[person], factors.items, factors.gram, factors.items.length);
            }
            float[][] peopleGram = gram(people, settings.size());
            for (int item = 0; item < factors.items.length; item++) {
                factors.items[item] = factors.solve(byItem[item], people, peopleGram, people.length);
            }
            factors.gram = gram(factors.items, settings.size());
        }
        return factors;
    }

    /** The vector of a person with this history. */
    public float[] foldIn(int[] history) {
        return solve(history, items, gram, items.length);
    }

    /** Scores of all items for a history. */
    public float[] scores(int[] history) {
        float[] person = foldIn(history);
        float[] scores = new float[items.length];
        for (int item = 0; item < scores.length; item++) {
            scores[item] = Dense.dot(person, items[item]);
        }
        return scores;
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

    private static float[][] drawn(int rows, int size, RandomGenerator random) {
        float[][] drawn = new float[rows][size];
        double deviation = 0.1 / Math.sqrt(size);
        for (float[] row : drawn) {
            for (int j = 0; j < size; j++) {
                row[j] = (float) (random.nextGaussian() * deviation);
            }
        }
        return drawn;
    }

    private static float[][] gram(float[][] rows, int size) {
        float[][] gram = new float[size][size];
        int[] all = new int[rows.length];
        for (int row = 0; row < all.length; row++) {
            all[row] = row;
        }
        addOuterProducts(gram, all, rows);
        return gram;
    }

    /** Adds the outer product of each named row with itself, four rows at a time so that the sums stay in registers. */
    private static void addOuterProducts(float[][] into, int[] named, float[][] rows) {
        int size = into.length;
        float[] none = new float[size];
        for (int at = 0; at < named.length; at += GROUP) {
            float[] a = rows[named[at]];
            float[] b = at + 1 < named.length ? rows[named[at + 1]] : none;
            float[] c = at + 2 < named.length ? rows[named[at + 2]] : none;
            float[] d = at + 3 < named.length ? rows[named[at + 3]] : none;
            for (int i = 0; i < size; i++) {
                addFour(into[i], a[i], a, b[i], b, c[i], c, d[i], d);
            }
        }
    }

    private static void addFour(
            float[] into, float x, float[] a, float y, float[] b, float z, float[] c, float w, float[] d) {
        for (int j = 0; j < into.length; j++) {
            into[j] += x * a[j] + y * b[j] + (z * c[j] + w * d[j]);
        }
    }

    private float[] solve(int[] taken, float[][] others, float[][] othersGram, int count) {
        int size = settings.size();
        float[][] left = new float[size][size];
        float[] right = new float[size];
        double ridge = settings.ridge() * (taken.length + settings.unobserved() * count);
        for (int i = 0; i < size; i++) {
            Dense.add(left[i], (float) settings.unobserved(), othersGram[i]);
            left[i][i] += (float) ridge;
        }
        addOuterProducts(left, taken, others);
        for (int other : taken) {
            Dense.add(right, 1, others[other]);
        }
        return solved(left, right);
    }

    /** Solves a symmetric positive definite system by Cholesky's decomposition (U transposed times U, by rows). */
    private static float[] solved(float[][] a, float[] b) {
        int size = b.length;
        for (int k = 0; k < size; k++) {
            float root = (float) Math.sqrt(a[k][k]);
            float[] pivot = a[k];
            for (int j = k; j < size; j++) {
                pivot[j] /= root;
            }
            for (int i = k + 1; i < size; i++) {
                float factor = pivot[i];
                float[] row = a[i];
                for (int j = i; j < size; j++) {
                    row[j] -= factor * pivot[j];
                }
            }
        }
        for (int k = 0; k < size; k++) {
            b[k] /= a[k][k];
            float value = b[k];
            for (int j = k + 1; j < size; j++) {
                b[j] -= value * a[k][j];
            }
        }
        for (int k = size - 1; k >= 0; k--) {
            float sum = b[k];
            for (int j = k + 1; j < size; j++) {
                sum -= a[k][j] * b[j];
            }
            b[k] = sum / a[k][k];
        }
        return b;
    }
}
