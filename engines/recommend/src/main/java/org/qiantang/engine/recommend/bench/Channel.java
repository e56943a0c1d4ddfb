package org.qiantang.engine.recommend.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.qiantang.engine.recommend.model.Factors;
import org.qiantang.engine.recommend.model.Histories;
import org.qiantang.engine.recommend.model.LinearModel;
import org.qiantang.engine.recommend.model.SessionIndex;

/**
 * Something that scores all items for a case, and what it took to make it.
 *
 * @param trainSeconds of its models together
 */
record Channel(String name, Function<Case, float[]> scores, double trainSeconds, String settings) {
    /** A model of the most frequent items, and who they are. */
    record Dense<M>(M model, int[] kept, int[] numbers, double trainSeconds) {
        static <M> Dense<M> fitted(Histories histories, int[] kept, Function<Histories, M> fit) {
            long begun = System.nanoTime();
            M model = fit.apply(histories.only(kept));
            return new Dense<>(model, kept, Histories.numbers(kept, histories.items()), Report.seconds(begun));
        }

        private float[] spread(float[] scores) {
            float[] all = new float[numbers.length];
            for (int place = 0; place < kept.length; place++) {
                all[kept[place]] = scores[place];
            }
            return all;
        }
    }

    private static final double NO_DECAY = 1e9;

    static Channel popularity(Histories train) {
        long begun = System.nanoTime();
        int[] counts = train.counts();
        float[] scores = new float[counts.length];
        for (int item = 0; item < scores.length; item++) {
            scores[item] = counts[item];
        }
        return new Channel("popularity", _ -> scores.clone(), Report.seconds(begun), "");
    }

    static Channel linear(String name, Dense<LinearModel> dense, double memory, String settings) {
        return new Channel(
                name,
                one -> dense.spread(dense.model().scores(Histories.renumbered(one.past(), dense.numbers()), memory)),
                dense.trainSeconds(),
                memory < NO_DECAY ? settings + String.format(Locale.ROOT, " memory %.3g", memory) : settings);
    }

    /** The same without regard to order. */
    static Channel linear(String name, Dense<LinearModel> dense, String settings) {
        return linear(name, dense, NO_DECAY, settings);
    }

    static Channel factors(Dense<Factors> dense, String settings) {
        return new Channel(
                "iALS",
                one -> dense.spread(dense.model().scores(Histories.renumbered(one.past(), dense.numbers()))),
                dense.trainSeconds(),
                settings);
    }

    /** Pasts as sessions; the asker's own does not vote. */
    static Channel neighbours(Histories train, SessionIndex.Settings settings) {
        long begun = System.nanoTime();
        var index = new SessionIndex(new SessionIndex.Bounds(1_000_000, 1_000, Long.MAX_VALUE / 2));
        for (int person = 0; person < train.people(); person++) {
            for (int item : train.sequences()[person]) {
                index.add(person, item, 0);
            }
        }
        return new Channel(
                "STAN",
                one -> {
                    float[] scores = new float[train.items()];
                    index.scores(one.past(), 0, settings, one.person())
                            .forEach((item, score) -> scores[item] = score.floatValue());
                    return scores;
                },
                Report.seconds(begun),
                settings.toString());
    }

    /** Channels brought to one scale and added with weights; those without weight are not asked. */
    static Channel blend(String name, List<Channel> channels, double[] weights) {
        double seconds = 0;
        var settings = new StringBuilder();
        for (int at = 0; at < weights.length; at++) {
            if (weights[at] > 0) {
                seconds += channels.get(at).trainSeconds();
                settings.append(String.format(
                        Locale.ROOT, "%.2f %s ", weights[at], channels.get(at).name()));
            }
        }
        return new Channel(
                name,
                one -> blended(one, channels, weights),
                seconds,
                settings.toString().strip());
    }

    private static float[] blended(Case one, List<Channel> channels, double[] weights) {
        float[] sum = new float[0];
        for (int at = 0; at < weights.length; at++) {
            if (weights[at] > 0) {
                float[] scores = channels.get(at).scores().apply(one);
                one.standardise(scores);
                sum = sum.length == 0 ? new float[scores.length] : sum;
                for (int item = 0; item < scores.length; item++) {
                    sum[item] += (float) weights[at] * scores[item];
                }
            }
        }
        return sum;
    }
}
