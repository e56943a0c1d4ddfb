package org.qiantang.engine.recommend.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.qiantang.engine.recommend.model.Histories;

/**
 * BPR (Rendle and others, UAI 2009) as gorse sets it in its own test on MovieLens-1M ({@code model/cf/model_test.go}):
 * 8 factors, ridge .01, step .05, 30 rounds, drawn with deviation .001. Written anew from the paper.
 */
final class GorseBpr {
    private static final int SIZE = 8;
    private static final float RIDGE = 0.01f;
    private static final float STEP = 0.05f;
    private static final int ROUNDS = 30;
    private static final double DEVIATION = 0.001;

    private final float[][] people;
    private final float[][] items;

    GorseBpr(Histories histories, long seed) {
        var random = new SplittableRandom(seed);
        people = drawn(histories.people(), random);
        items = drawn(histories.items(), random);
        var taken = new ArrayList<HashSet<Integer>>();
        int events = 0;
        for (int[] sequence : histories.sequences()) {
            var set = new HashSet<Integer>();
            for (int item : sequence) {
                set.add(item);
            }
            taken.add(set);
            events += sequence.length;
        }
        for (long step = 0; step < (long) ROUNDS * events; step++) {
            int person = random.nextInt(histories.people());
            int[] sequence = histories.sequences()[person];
            if (sequence.length == 0 || taken.get(person).size() == histories.items()) {
                continue;
            }
            int positive = sequence[random.nextInt(sequence.length)];
            int negative = random.nextInt(histories.items());
            while (taken.get(person).contains(negative)) {
                negative = random.nextInt(histories.items());
            }
            learn(people[person], items[positive], items[negative]);
        }
    }

    private static void learn(float[] person, float[] positive, float[] negative) {
        float difference = 0;
        for (int j = 0; j < SIZE; j++) {
            difference += person[j] * (positive[j] - negative[j]);
        }
        float pull = (float) (1 / (1 + Math.exp(difference)));
        for (int j = 0; j < SIZE; j++) {
            float one = person[j];
            person[j] += STEP * (pull * (positive[j] - negative[j]) - RIDGE * one);
            positive[j] += STEP * (pull * one - RIDGE * positive[j]);
            negative[j] += STEP * (-pull * one - RIDGE * negative[j]);
        }
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

    float[] scores(int person) {
        return products(people[person], items);
    }

    static float[] products(float[] person, float[][] items) {
        float[] scores = new float[items.length];
        for (int item = 0; item < items.length; item++) {
            float sum = 0;
            for (int j = 0; j < person.length; j++) {
                sum += person[j] * items[item][j];
            }
            scores[item] = sum;
        }
        return scores;
    }
}
