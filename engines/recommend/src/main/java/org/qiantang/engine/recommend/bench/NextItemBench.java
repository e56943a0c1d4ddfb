package org.qiantang.engine.recommend.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.qiantang.engine.recommend.model.Factors;
import org.qiantang.engine.recommend.model.Histories;
import org.qiantang.engine.recommend.model.LinearModel;
import org.qiantang.engine.recommend.model.SessionIndex;

/**
 * The last item of each person's past, found again: P1 among 99 others, P3 and P4 among all items.
 *
 * <p>Every setting and weight is picked on the last item of the training part, with models that have not seen it; then the
 * models are fitted anew with it and the test part is asked once. Dense models know the most frequent items only; others
 * score as nothing there.
 */
final class NextItemBench {
    /**
     * What is tried.
     *
     * @param weights of each channel in a blend
     */
    record Grid(
            List<Double> ridges,
            List<Double> memories,
            List<Slit> slit,
            List<Factors.Settings> ials,
            List<Double> weights) {
        private static final List<Double> WEIGHTS = List.of(0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0);

        static final Grid WHOLE = new Grid(
                List.of(300.0, 500.0),
                List.of(2.0, 3.0, 5.0, 10.0, 20.0),
                List.of(new Slit(100, 3, 2), new Slit(100, 5, 2)),
                List.of(new Factors.Settings(32, 0.007, 0.3, ROUNDS), new Factors.Settings(32, 0.01, 0.3, ROUNDS)),
                WEIGHTS);

        /** For many items and short pasts. */
        static final Grid SPARSE = new Grid(
                List.of(100.0, 300.0),
                List.of(2.0, 5.0, 20.0),
                List.of(new Slit(30, 3, 2), new Slit(100, 3, 2)),
                List.of(new Factors.Settings(32, 0.003, 0.3, ROUNDS), new Factors.Settings(32, 0.01, 0.1, ROUNDS)),
                WEIGHTS);
    }

    /** Settings of {@link LinearModel#slit}. */
    record Slit(double ridge, double memory, double foresight) {}

    private static final String GORSE = "as in its own test";

    /** How one set is run. */
    record Plan(String name, Grid grid, int mostDense, boolean neighbours) {}

    private record Best<S, M>(S settings, M model, double value) {}

    /** Models of one training part, with their settings. */
    private record Fits(
            Best<Double, Channel.Dense<LinearModel>> ease,
            double memory,
            Best<Slit, Channel.Dense<LinearModel>> slit,
            Best<Factors.Settings, Channel.Dense<Factors>> ials) {}

    private static final int WITHIN = 10;
    private static final int MOST_TUNED = 1_500;
    private static final int FEWEST_TUNED = 100;
    /** Of one channel; 400 MB. */
    private static final long MOST_SCORES_HELD = 100_000_000;

    private static final int ROUNDS = 10;
    private static final SessionIndex.Settings NEIGHBOURS = new SessionIndex.Settings(200, 1_000, 2, 3, 1e6);

    private final Report report;
    private final Plan plan;
    private final long seed;

    NextItemBench(Report report, Plan plan, long seed) {
        this.report = report;
        this.plan = plan;
        this.seed = seed;
    }

    /**
     * @param train what may be learnt from
     * @param tuning the same without the items that {@code tuned} asks for
     * @param asked the test part
     */
    void run(Histories train, Histories tuning, List<Case> tuned, List<Case> asked) {
        List<Case> sample = tuned.subList(0, Math.min(mostTuned(train.items()), tuned.size()));
        int[] kept = train.mostFrequent(plan.mostDense());
        measure(Channel.popularity(train), asked);
        peers(train, asked);
        SparkAls.brought().ifPresent(spark -> spark(spark, train, tuning, sample, asked));
        Fits picked = pick(tuning, kept, sample);
        float[][][] cached = cached(channels(tuning, picked), sample);
        double[] free = pickWeights(cached, sample, 2);
        double[] every = pickWeights(cached, sample, cached.length);

        List<Channel> whole = channels(train, refitted(train, kept, picked));
        whole.forEach(channel -> measure(channel, asked));
        measure(Channel.blend("blend without order", whole, free), asked);
        measure(Channel.blend("blend with order", whole, every), asked);
    }

    /** The scores of all items are held for each of them and each channel at once: of many items fewer moments are tuned on. */
    private static int mostTuned(int items) {
        return Math.clamp(MOST_SCORES_HELD / Math.max(1, items), FEWEST_TUNED, MOST_TUNED);
    }

    /** All who are asked for have a past in the training part, so that these models know them and nobody is folded in. */
    private void peers(Histories train, List<Case> asked) {
        long begun = System.nanoTime();
        var bpr = new GorseBpr(train, seed);
        double bprSeconds = Report.seconds(begun);
        measure(new Channel("gorse's BPR", one -> bpr.scores(one.person()), bprSeconds, GORSE), asked);
        begun = System.nanoTime();
        var als = new GorseAls(train, seed);
        double alsSeconds = Report.seconds(begun);
        measure(new Channel("gorse's ALS", one -> als.scores(one.person()), alsSeconds, GORSE), asked);
    }

    /** Tuned on the validation part as our own are; its time is of both cores, without the start of Spark. */
    private void spark(SparkAls spark, Histories train, Histories tuning, List<Case> sample, List<Case> asked) {
        var picked = best(
                "Spark ALS",
                SparkAls.TRIED,
                one -> spark.fit(tuning, one, seed),
                (_, fitted) -> value(spark(fitted, tuning.items()), sample));
        measure(spark(spark.fit(train, picked.settings(), seed), train.items()), asked);
    }

    private static Channel spark(SparkAls.Fitted fitted, int items) {
        return new Channel(
                "Spark MLlib's ALS",
                one -> fitted.scores(one.person(), items),
                fitted.seconds(),
                fitted.settings().toString());
    }

    /** Those that know nothing of order first. */
    private List<Channel> channels(Histories train, Fits fits) {
        String ridge = String.format(Locale.ROOT, "ridge %.0f", fits.ease().settings());
        List<Channel> channels = new ArrayList<>();
        channels.add(Channel.linear("EASE", fits.ease().model(), ridge));
        channels.add(Channel.factors(fits.ials().model(), fits.ials().settings().toString()));
        channels.add(Channel.linear("EASE with recency", fits.ease().model(), fits.memory(), ridge));
        channels.add(Channel.linear(
                "SLIT",
                fits.slit().model(),
                fits.slit().settings().memory(),
                fits.slit().settings().toString()));
        if (plan.neighbours()) {
            channels.add(Channel.neighbours(train, NEIGHBOURS));
        }
        return channels;
    }

    private Fits pick(Histories tuning, int[] kept, List<Case> sample) {
        var ease = best(
                "EASE ridge",
                plan.grid().ridges(),
                one -> ease(tuning, kept, one),
                (_, model) -> value(Channel.linear("EASE", model, ""), sample));
        var memory = best(
                "EASE memory",
                plan.grid().memories(),
                one -> Channel.linear("EASE", ease.model(), one, ""),
                (_, channel) -> value(channel, sample));
        var slit = best(
                "SLIT",
                plan.grid().slit(),
                one -> slit(tuning, kept, one),
                (one, model) -> value(Channel.linear("SLIT", model, one.memory(), ""), sample));
        var ials = best(
                "iALS",
                plan.grid().ials(),
                one -> ials(tuning, kept, one),
                (_, model) -> value(Channel.factors(model, ""), sample));
        return new Fits(ease, memory.settings(), slit, ials);
    }

    private Fits refitted(Histories train, int[] kept, Fits picked) {
        double ridge = picked.ease().settings();
        Slit slit = picked.slit().settings();
        Factors.Settings ials = picked.ials().settings();
        return new Fits(
                new Best<>(ridge, ease(train, kept, ridge), 0),
                picked.memory(),
                new Best<>(slit, slit(train, kept, slit), 0),
                new Best<>(ials, ials(train, kept, ials), 0));
    }

    private <S, M> Best<S, M> best(String what, List<S> options, Function<S, M> fit, ToDoubleBiFunction<S, M> value) {
        Best<S, M> best = null;
        for (S one : options) {
            M model = fit.apply(one);
            double reached = value.applyAsDouble(one, model);
            report.say(String.format(
                    Locale.ROOT,
                    "%s: %s %s: NDCG@%d %.4f on the validation part",
                    plan.name(),
                    what,
                    one,
                    WITHIN,
                    reached));
            if (best == null || reached > best.value()) {
                best = new Best<>(one, model, reached);
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("options: none for " + what + " (expected: at least one)");
        }
        return best;
    }

    private static Channel.Dense<LinearModel> ease(Histories train, int[] kept, double ridge) {
        return Channel.Dense.fitted(train, kept, some -> LinearModel.ease(some, ridge, 0));
    }

    private static Channel.Dense<LinearModel> slit(Histories train, int[] kept, Slit one) {
        return Channel.Dense.fitted(
                train, kept, some -> LinearModel.slit(some, one.ridge(), one.memory(), one.foresight()));
    }

    private Channel.Dense<Factors> ials(Histories train, int[] kept, Factors.Settings one) {
        return Channel.Dense.fitted(train, kept, some -> Factors.fit(some, one, seed));
    }

    private static double value(Channel channel, List<Case> cases) {
        return cases.stream()
                .mapToDouble(one -> Figures.gain(one.rank(channel.scores().apply(one)), WITHIN))
                .average()
                .orElse(0);
    }

    private static float[][][] cached(List<Channel> channels, List<Case> cases) {
        float[][][] cached = new float[channels.size()][cases.size()][];
        for (int channel = 0; channel < cached.length; channel++) {
            for (int at = 0; at < cases.size(); at++) {
                float[] scores = channels.get(channel).scores().apply(cases.get(at));
                cases.get(at).standardise(scores);
                cached[channel][at] = scores;
            }
        }
        return cached;
    }

    /** Coordinate search from equal weights, twice round, over the first so many channels. */
    private double[] pickWeights(float[][][] cached, List<Case> cases, int channels) {
        double[] weights = new double[cached.length];
        Arrays.fill(weights, 0, channels, 1);
        double best = value(cached, cases, weights);
        for (int turn = 0; turn < 2 * channels; turn++) {
            int channel = turn % channels;
            for (double one : plan.grid().weights()) {
                double[] tried = weights.clone();
                tried[channel] = one;
                double value = value(cached, cases, tried);
                if (value > best) {
                    best = value;
                    weights = tried;
                }
            }
        }
        report.say(String.format(
                Locale.ROOT, "%s: weights %s: NDCG@%d %.4f", plan.name(), Arrays.toString(weights), WITHIN, best));
        return weights;
    }

    private static double value(float[][][] cached, List<Case> cases, double[] weights) {
        double sum = 0;
        for (int at = 0; at < cases.size(); at++) {
            float[] scores = new float[cached[0][at].length];
            for (int channel = 0; channel < weights.length; channel++) {
                float weight = (float) weights[channel];
                float[] part = cached[channel][at];
                for (int item = 0; weight > 0 && item < scores.length; item++) {
                    scores[item] += weight * part[item];
                }
            }
            sum += Figures.gain(cases.get(at).rank(scores), WITHIN);
        }
        return sum / cases.size();
    }

    private void measure(Channel channel, List<Case> cases) {
        double[] hits = new double[cases.size()];
        double[] gains = new double[cases.size()];
        double[] micros = new double[cases.size()];
        for (int at = 0; at < hits.length; at++) {
            long begun = System.nanoTime();
            int rank = cases.get(at).rank(channel.scores().apply(cases.get(at)));
            micros[at] = (System.nanoTime() - begun) / 1e3;
            hits[at] = rank <= WITHIN ? 1 : 0;
            gains[at] = Figures.gain(rank, WITHIN);
        }
        Map<String, double[]> metrics = new LinkedHashMap<>();
        metrics.put("HR@10", hits);
        metrics.put("NDCG@10", gains);
        report.add(plan.name(), channel.name(), metrics, channel.trainSeconds(), micros, channel.settings());
    }
}
