package org.qiantang.engine.recommend.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class LinearModelTest {
    @ForEachSeed(count = 20)
    void a_matrix_times_its_inverse_is_one(long seed) {
        var random = new SplittableRandom(seed);
        float[][] matrix = positive(random, 1 + random.nextInt(200));
        float[][] inverse = copy(matrix);

        Dense.invert(inverse);

        float[][] product = Dense.product(matrix, inverse);
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < product.length; j++) {
                assertThat(product[i][j]).isCloseTo(i == j ? 1f : 0f, within(1e-3f));
            }
        }
    }

    @Test
    void a_matrix_that_is_not_positive_is_refused() {
        assertThatThrownBy(() -> Dense.invert(new float[][] {{1, 2}, {2, 1}}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("ridge");
    }

    /** EASE by its definition: the column of each item is the ridge regression of that item on all others. */
    @ForEachSeed(count = 10)
    void ease_is_the_ridge_regression_of_each_item_on_all_others(long seed) {
        var random = new SplittableRandom(seed);
        Histories histories = drawn(random, 40, 8);
        double ridge = 5;

        float[][] rows = LinearModel.ease(histories, ridge, 0).rows();

        double[][] gram = new double[8][8];
        for (int[] sequence : histories.sequences()) {
            for (int a : sequence) {
                for (int b : sequence) {
                    gram[a][b]++;
                }
            }
        }
        for (int target = 0; target < 8; target++) {
            assertThat(rows[target][target]).isZero();
            for (int i = 0; i < 8; i++) {
                if (i != target) {
                    // the normal equations: (G + ridge I) w = g
                    double left = ridge * rows[i][target];
                    for (int j = 0; j < 8; j++) {
                        left += j == target ? 0 : gram[i][j] * rows[j][target];
                    }
                    assertThat(left).isCloseTo(gram[i][target], within(1e-2));
                }
            }
        }
    }

    @Test
    void what_always_follows_is_foretold_and_what_came_before_is_not() {
        int[][] sequences = new int[30][];
        for (int person = 0; person < sequences.length; person++) {
            sequences[person] = new int[] {person % 3, 3, 4 + person % 2};
        }

        float[] scores = LinearModel.slit(new Histories(sequences, 6), 1, 2, 1).scores(new int[] {0}, 2);

        assertThat(scores[3]).isGreaterThan(0.5f);
        assertThat(scores[1]).isLessThan(0.1f);
        assertThat(scores[2]).isLessThan(0.1f);
    }

    @ForEachSeed(count = 20)
    void a_score_is_the_sum_of_what_each_item_of_the_past_adds(long seed) {
        var random = new SplittableRandom(seed);
        LinearModel model = LinearModel.slit(drawn(random, 60, 12), 3, 2, 2);

        float[] both = model.scores(new int[] {3, 7}, 2);

        for (int item = 0; item < 12; item++) {
            double sum = model.rows()[7][item] + Math.exp(-0.5) * model.rows()[3][item];
            assertThat((double) both[item]).isCloseTo(sum, within(1e-5));
        }
    }

    private static Histories drawn(SplittableRandom random, int people, int items) {
        int[][] sequences = new int[people][];
        for (int person = 0; person < people; person++) {
            sequences[person] =
                    random.ints(2 + random.nextInt(5), 0, items).distinct().toArray();
        }
        return new Histories(sequences, items);
    }

    private static float[][] positive(SplittableRandom random, int size) {
        float[][] root = new float[size][size];
        for (float[] row : root) {
            for (int j = 0; j < size; j++) {
                row[j] = (float) (random.nextDouble() - 0.5);
            }
        }
        float[][] matrix = new float[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = Dense.dot(root[i], root[j]) + (i == j ? 1 : 0);
            }
        }
        return matrix;
    }

    private static float[][] copy(float[][] matrix) {
        float[][] copy = matrix.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
