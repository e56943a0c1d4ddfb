package org.qiantang.engine.recommend.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.qiantang.engine.recommend.model.Factors;
import org.qiantang.engine.recommend.model.Histories;
import org.qiantang.engine.recommend.model.LinearModel;

/**
 * P2: the hidden fifth of each person's items, all others ranked; five folds (Anelli and others, UMAP 2022, Top-N
 * Recommendation Algorithms: A Quest for the State-of-the-Art). Order plays no part.
 *
 * <p>Settings are picked within each fold's training part, on a tenth of it that the models have not seen.
 */
final class FoldBench {
    private static final String NAME = "P2 ML-1M five folds";
    private static final int WITHIN = 10;
    private static final double HIDDEN = 0.1;
    private static final List<Double> RIDGES = List.of(200.0, 300.0, 500.0);
    private static final List<Double> WEIGHTS = List.of(0.0, 0.25, 0.5, 0.75, 1.0);
    static final double DROPOUT = 0.33;
    static final Factors.Settings IALS = new Factors.Settings(32, 0.01, 0.3, 10);

    /** What a person has and what was hidden from us. */
    record Split(Histories shown, int[][] hidden) {}

    private record Picked(double ridge, double weight) {}

    private final Report report;
    private final long seed;
    private final Map<String, Map<String, List<Double>>> gathered = new LinkedHashMap<>();
    private final Map<String, List<Double>> micros = new LinkedHashMap<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    FoldBench(Report report, long seed) {
        this.report = report;
        this.seed = seed;
    }

    void run(List<Split> folds) {
        Picked first = null;
        var settings = new StringBuilder();
        for (Split fold : folds) {
            Split part = parted(fold.shown());
            Picked picked = pick(part);
            settings.append(String.format(Locale.ROOT, "%.0f/%.2f ", picked.ridge(), picked.weight()));
            report.say(NAME + ": picked ridge and weight of iALS " + picked);
            test(fold, picked, peers(fold, part));
            first = first == null ? picked : first;
        }
        gathered.forEach((model, metrics) -> {
            Map<String, double[]> values = new LinkedHashMap<>();
            metrics.forEach((name, all) -> values.put(
                    name, all.stream().mapToDouble(Double::doubleValue).toArray()));
            double[] times = micros.getOrDefault(model, List.of()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            report.add(
                    NAME,
                    model,
                    values,
                    seconds.getOrDefault(model, 0.0) / folds.size(),
                    times,
                    model.startsWith("EDLAE")
                            ? "ridge/weight by fold " + settings.toString().strip()
                            : model.startsWith("gorse") ? "as in its own test" : "");
        });
        if (first != null) {
            new ColdPeople(report, seed).run(folds.getFirst(), first.ridge(), first.weight());
        }
    }

    private Picked pick(Split part) {
        Factors factors = Factors.fit(part.shown(), IALS, seed);
        var best = new Picked(RIDGES.getFirst(), 0);
        double bestValue = -1;
        for (double ridge : RIDGES) {
            LinearModel edlae = LinearModel.ease(part.shown(), ridge, DROPOUT);
            double[] sums = new double[WEIGHTS.size()];
            for (int person = 0; person < part.shown().people(); person++) {
                int[] past = part.shown().sequences()[person];
                if (part.hidden()[person].length == 0 || person % 3 != 0) {
                    continue;
                }
                float[] linear = standard(edlae.scores(past, 1e9));
                float[] other = standard(factors.scores(past));
                for (int at = 0; at < sums.length; at++) {
                    float[] sum = added(linear, other, WEIGHTS.get(at));
                    sums[at] += ndcg(top(sum, past), part.hidden()[person]);
                }
            }
            for (int at = 0; at < sums.length; at++) {
                if (sums[at] > bestValue) {
                    bestValue = sums[at];
                    best = new Picked(ridge, WEIGHTS.get(at));
                }
            }
        }
        return best;
    }

    /**
     * The peers' models, which know all people of a fold: everybody has shown items, so that nobody has to be folded in. gorse's
     * stand as in its own test; Spark's settings are picked on the same part as ours.
     */
    private Map<String, IntFunction<float[]>> peers(Split fold, Split part) {
        Map<String, IntFunction<float[]>> peers = new LinkedHashMap<>();
        long begun = System.nanoTime();
        var bpr = new GorseBpr(fold.shown(), seed);
        seconds.merge("gorse's BPR", Report.seconds(begun), Double::sum);
        peers.put("gorse's BPR", bpr::scores);
        begun = System.nanoTime();
        var als = new GorseAls(fold.shown(), seed);
        seconds.merge("gorse's ALS", Report.seconds(begun), Double::sum);
        peers.put("gorse's ALS", als::scores);
        SparkAls.brought().ifPresent(spark -> {
            SparkAls.Settings picked = picked(spark, part);
            SparkAls.Fitted fitted = spark.fit(fold.shown(), picked, seed);
            report.say(NAME + ": Spark ALS: picked " + picked);
            seconds.merge("Spark MLlib's ALS", fitted.seconds(), Double::sum);
            peers.put(
                    "Spark MLlib's ALS",
                    person -> fitted.scores(person, fold.shown().items()));
        });
        return peers;
    }

    private SparkAls.Settings picked(SparkAls spark, Split part) {
        SparkAls.Settings best = SparkAls.TRIED.getFirst();
        double bestValue = -1;
        for (SparkAls.Settings one : SparkAls.TRIED) {
            SparkAls.Fitted fitted = spark.fit(part.shown(), one, seed);
            double sum = 0;
            for (int person = 0; person < part.shown().people(); person += 3) {
                int[] past = part.shown().sequences()[person];
                float[] scores = fitted.scores(person, part.shown().items());
                sum += ndcg(top(scores, past), part.hidden()[person]);
            }
            if (sum > bestValue) {
                bestValue = sum;
                best = one;
            }
        }
        return best;
    }

    private void test(Split fold, Picked picked, Map<String, IntFunction<float[]>> peers) {
        long begun = System.nanoTime();
        LinearModel edlae = LinearModel.ease(fold.shown(), picked.ridge(), DROPOUT);
        double linearSeconds = Report.seconds(begun);
        begun = System.nanoTime();
        Factors factors = Factors.fit(fold.shown(), IALS, seed);
        double factorSeconds = Report.seconds(begun);
        seconds.merge("EDLAE", linearSeconds, Double::sum);
        seconds.merge("iALS", factorSeconds, Double::sum);
        seconds.merge("EDLAE + iALS", linearSeconds + factorSeconds, Double::sum);
        int[] counts = fold.shown().counts();
        float[] popular = new float[counts.length];
        for (int item = 0; item < counts.length; item++) {
            popular[item] = counts[item];
        }
        for (int person = 0; person < fold.shown().people(); person++) {
            int[] past = fold.shown().sequences()[person];
            int[] hidden = fold.hidden()[person];
            if (hidden.length == 0) {
                continue;
            }
            note("popularity", top(popular, past), hidden);
            for (Map.Entry<String, IntFunction<float[]>> peer : peers.entrySet()) {
                begun = System.nanoTime();
                int[] listed = top(peer.getValue().apply(person), past);
                time(peer.getKey(), begun);
                note(peer.getKey(), listed, hidden);
            }
            begun = System.nanoTime();
            float[] linear = edlae.scores(past, 1e9);
            int[] linearTop = top(linear, past);
            time("EDLAE", begun);
            note("EDLAE", linearTop, hidden);
            float[] other = factors.scores(past);
            note("iALS", top(other, past), hidden);
            float[] sum = added(standard(linear), standard(other), picked.weight());
            int[] sumTop = top(sum, past);
            time("EDLAE + iALS", begun);
            note("EDLAE + iALS", sumTop, hidden);
        }
    }

    private void time(String model, long begun) {
        micros.computeIfAbsent(model, _ -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e3);
    }

    private void note(String model, int[] listed, int[] hidden) {
        Map<String, List<Double>> metrics = gathered.computeIfAbsent(model, _ -> new LinkedHashMap<>());
        int found = 0;
        for (int item : listed) {
            found += contains(hidden, item) ? 1 : 0;
        }
        metrics.computeIfAbsent("NDCG@10", _ -> new ArrayList<>()).add(ndcg(listed, hidden));
        metrics.computeIfAbsent("Recall@10", _ -> new ArrayList<>()).add((double) found / hidden.length);
        metrics.computeIfAbsent("HR@10", _ -> new ArrayList<>()).add(found > 0 ? 1.0 : 0.0);
    }

    static double ndcg(int[] listed, int[] hidden) {
        double gain = 0;
        double ideal = 0;
        for (int at = 0; at < listed.length; at++) {
            gain += contains(hidden, listed[at]) ? Figures.gain(at + 1, WITHIN) : 0;
        }
        for (int at = 0; at < Math.min(WITHIN, hidden.length); at++) {
            ideal += Figures.gain(at + 1, WITHIN);
        }
        return ideal == 0 ? 0 : gain / ideal;
    }

    private static boolean contains(int[] items, int wanted) {
        for (int item : items) {
            if (item == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The best ten that are not in the past. */
    static int[] top(float[] scores, int[] past) {
        float[] left = scores.clone();
        for (int item : past) {
            left[item] = Float.NEGATIVE_INFINITY;
        }
        int[] best = new int[WITHIN];
        int count = 0;
        for (int item = 0; item < left.length; item++) {
            if (count == WITHIN && left[item] <= left[best[WITHIN - 1]]) {
                continue;
            }
            int at = count < WITHIN ? count++ : WITHIN - 1;
            while (at > 0 && left[best[at - 1]] < left[item]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = item;
        }
        return Arrays.copyOf(best, count);
    }

    static float[] standard(float[] scores) {
        float[] copy = scores.clone();
        new Case(0, new int[0], 0, new int[0]).standardise(copy);
        return copy;
    }

    static float[] added(float[] a, float[] b, double weight) {
        float[] sum = a.clone();
        for (int item = 0; item < sum.length; item++) {
            sum[item] += (float) weight * b[item];
        }
        return sum;
    }

    private Split parted(Histories shown) {
        var random = new SplittableRandom(seed);
        int[][] kept = new int[shown.people()][];
        int[][] hidden = new int[shown.people()][];
        for (int person = 0; person < kept.length; person++) {
            List<Integer> stays = new ArrayList<>();
            List<Integer> goes = new ArrayList<>();
            for (int item : shown.sequences()[person]) {
                (random.nextDouble() < HIDDEN ? goes : stays).add(item);
            }
            kept[person] = stays.stream().mapToInt(Integer::intValue).toArray();
            hidden[person] = goes.stream().mapToInt(Integer::intValue).toArray();
        }
        return new Split(new Histories(kept, shown.items()), hidden);
    }
}
