package org.qiantang.engine.recommend.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.qiantang.engine.recommend.model.Factors;
import org.qiantang.engine.recommend.model.Histories;
import org.qiantang.engine.recommend.model.LinearModel;

/**
 * P2 for people who have just come: a fifth of them is taken out of a fold's training part, and their hidden items are looked for
 * when none, one, three and five of their others are known, drawn by chance. Models that would have to be trained with a person
 * first have no list for them, so that the peers are not here.
 */
final class ColdPeople {
    private static final int[] KNOWN = {0, 1, 3, 5};
    private static final int ONE_IN = 5;

    private final Report report;
    private final long seed;

    ColdPeople(Report report, long seed) {
        this.report = report;
        this.seed = seed;
    }

    /**
     * @param ridge of EDLAE, and {@code weight} of iALS beside it, as they were picked for this fold
     */
    void run(FoldBench.Split fold, double ridge, double weight) {
        int[][] sequences = fold.shown().sequences().clone();
        for (int person = 0; person < sequences.length; person += ONE_IN) {
            sequences[person] = new int[0];
        }
        var others = new Histories(sequences, fold.shown().items());
        LinearModel edlae = LinearModel.ease(others, ridge, FoldBench.DROPOUT);
        Factors factors = Factors.fit(others, FoldBench.IALS, seed);
        int[] counts = others.counts();
        float[] popular = new float[counts.length];
        for (int item = 0; item < counts.length; item++) {
            popular[item] = counts[item];
        }
        for (int known : KNOWN) {
            measure(fold, known, "popularity", _ -> popular);
            if (known > 0) {
                measure(
                        fold,
                        known,
                        "EDLAE + iALS",
                        past -> FoldBench.added(
                                FoldBench.standard(edlae.scores(past, 1e9)),
                                FoldBench.standard(factors.scores(past)),
                                weight));
            }
        }
    }

    private void measure(FoldBench.Split fold, int known, String name, Function<int[], float[]> scores) {
        int people = fold.shown().people();
        double[] gains = new double[people];
        double[] micros = new double[people];
        int asked = 0;
        var random = new SplittableRandom(seed);
        for (int person = 0; person < people; person += ONE_IN) {
            int[] past = drawn(fold.shown().sequences()[person], known, random);
            int[] hidden = fold.hidden()[person];
            if (past.length == known && hidden.length > 0) {
                long begun = System.nanoTime();
                int[] listed = FoldBench.top(scores.apply(past), past);
                micros[asked] = (System.nanoTime() - begun) / 1e3;
                gains[asked] = FoldBench.ndcg(listed, hidden);
                asked++;
            }
        }
        Map<String, double[]> metrics = new LinkedHashMap<>();
        metrics.put("NDCG@10", Arrays.copyOf(gains, asked));
        report.add(
                String.format(Locale.ROOT, "P2 ML-1M, first fold, strangers of whom %d known", known),
                name,
                metrics,
                0,
                Arrays.copyOf(micros, asked),
                "");
    }

    private static int[] drawn(int[] items, int most, SplittableRandom random) {
        int[] drawn = items.clone();
        int count = Math.min(most, drawn.length);
        for (int at = 0; at < count; at++) {
            int other = at + random.nextInt(drawn.length - at);
            int kept = drawn[at];
            drawn[at] = drawn[other];
            drawn[other] = kept;
        }
        return Arrays.copyOf(drawn, count);
    }
}
