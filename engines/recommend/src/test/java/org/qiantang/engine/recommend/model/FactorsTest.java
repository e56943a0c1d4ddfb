package org.qiantang.engine.recommend.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FactorsTest {
    private static final Factors.Settings SETTINGS = new Factors.Settings(8, 0.01, 0.1, 15);

    @Test
    void somebody_new_is_drawn_to_what_people_like_them_took() {
        Factors factors = Factors.fit(twoTastes(), SETTINGS, 1);

        float[] scores = factors.scores(new int[] {0, 1, 2});

        assertThat(mean(scores, 3, 30)).isGreaterThan(2 * mean(scores, 30, 60));
    }

    @Test
    void somebody_without_a_past_has_no_taste() {
        assertThat(Factors.fit(twoTastes(), SETTINGS, 1).foldIn(new int[0])).containsOnly(0f);
    }

    @Test
    void the_same_seed_gives_the_same_vectors() {
        assertThat(Factors.fit(twoTastes(), SETTINGS, 3).scores(new int[] {1, 7}))
                .isEqualTo(Factors.fit(twoTastes(), SETTINGS, 3).scores(new int[] {1, 7}));
    }

    private static double mean(float[] scores, int from, int to) {
        double sum = 0;
        for (int item = from; item < to; item++) {
            sum += scores[item];
        }
        return sum / (to - from);
    }

    /** Each of 200 people takes a dozen of the thirty items of one taste. */
    private static Histories twoTastes() {
        var random = new SplittableRandom(9);
        int[][] sequences = new int[200][];
        for (int person = 0; person < sequences.length; person++) {
            int first = person % 2 * 30;
            sequences[person] = random.ints(16, first, first + 30).distinct().toArray();
        }
        return new Histories(sequences, 60);
    }
}
