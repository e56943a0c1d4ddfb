package org.qiantang.engine.recommend.model;

/**
 * Weights from each item of a history to each item that may come next: a score is the weighted sum of the history's rows.
 *
 * <p>What an item of the history adds to a score can be read off exactly, which is where reasons in words come from.
 *
 * @param rows {@code rows[i][j]}: what having i in the history adds to the score of j
 */
public record LinearModel(float[][] rows) {
    /**
     * EASE (Steck, WWW 2019) and, with dropout above 0, EDLAE (Steck, NeurIPS 2020): each item from all others, without
     * itself, by ridge regression in closed form.
     *
     * @param ridge added to the diagonal, in people
     * @param dropout the share of a history that is hidden from it while it learns, 0 to less than 1
     */
    public static LinearModel ease(Histories histories, double ridge, double dropout) {
        float[][] gram = gram(histories);
        int items = histories.items();
        for (int i = 0; i < items; i++) {
            gram[i][i] += (float) (ridge + dropout / (1 - dropout) * gram[i][i]);
        }
        Dense.invert(gram);
        float[] scale = new float[items];
        for (int j = 0; j < items; j++) {
            scale[j] = -1 / gram[j][j];
        }
        for (int i = 0; i < items; i++) {
            float[] row = gram[i];
            for (int j = 0; j < items; j++) {
                row[j] *= scale[j];
            }
            row[i] = 0;
        }
        return new LinearModel(gram);
    }

    /**
     * SLIT (Choi and others, Session-aware Linear Item-Item Models, WWW 2021): at each moment the past, weighted by
     * exp(-steps / memory), foretells the future, weighted by exp(-steps / foresight); a ridge regression in closed form.
     */
    public static LinearModel slit(Histories histories, double ridge, double memory, double foresight) {
        int items = histories.items();
        float[] past = decay(memory);
        float[] future = decay(foresight);
        float[][] gram = Dense.square(items);
        float[][] cross = Dense.square(items);
        for (int[] sequence : histories.sequences()) {
            for (int now = 1; now < sequence.length; now++) {
                int backwards = Math.min(now, past.length);
                int forwards = Math.min(sequence.length - now, future.length);
                for (int a = 0; a < backwards; a++) {
                    float weight = past[a];
                    float[] row = gram[sequence[now - 1 - a]];
                    for (int b = 0; b < backwards; b++) {
                        row[sequence[now - 1 - b]] += weight * past[b];
                    }
                    float[] target = cross[sequence[now - 1 - a]];
                    for (int b = 0; b < forwards; b++) {
                        target[sequence[now + b]] += weight * future[b];
                    }
                }
            }
        }
        for (int i = 0; i < items; i++) {
            gram[i][i] += (float) ridge;
        }
        Dense.invert(gram);
        return new LinearModel(Dense.product(gram, cross));
    }

    /** Scores of all items for a history, oldest first; each step back weighs exp(-1 / memory) of the one before. */
    public float[] scores(int[] history, double memory) {
        float[] scores = new float[rows.length];
        for (int back = 0; back < history.length; back++) {
            float weight = (float) Math.exp(-back / memory);
            if (weight < 1e-4f) {
                break;
            }
            Dense.add(scores, weight, rows[history[history.length - 1 - back]]);
        }
        return scores;
    }

    private static float[][] gram(Histories histories) {
        float[][] gram = Dense.square(histories.items());
        for (int[] sequence : histories.sequences()) {
            for (int item : sequence) {
                float[] row = gram[item];
                for (int other : sequence) {
                    row[other] += 1;
                }
            }
        }
        return gram;
    }

    private static float[] decay(double memory) {
        int steps = Math.max(1, (int) Math.ceil(7 * memory));
        float[] weights = new float[steps];
        for (int step = 0; step < steps; step++) {
            weights[step] = (float) Math.exp(-step / memory);
        }
        return weights;
    }
}
