package org.qiantang.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.qiantang.engine.testkit.ForEachSeed;

class OnlineRankerTest {
    @ForEachSeed(count = 5)
    void what_is_clicked_more_often_is_thought_likelier_and_as_often_as_it_is(long seed) {
        var random = new SplittableRandom(seed);
        var ranker = new OnlineRanker(100_000);
        for (int example = 0; example < 20_000; example++) {
            boolean good = random.nextBoolean();
            boolean clicked = random.nextDouble() < (good ? 0.4 : 0.05);
            ranker.learn(new OnlineRanker.Example(1, example % 50, example, features(good ? 1 : 0), clicked ? 1 : 0));
        }

        assertThat(ranker.predict(features(1))[0]).isCloseTo(0.4, within(0.04));
        assertThat(ranker.predict(features(0))[0]).isCloseTo(0.05, within(0.02));
    }

    @ForEachSeed(count = 20)
    void forgetting_somebody_is_as_if_they_had_never_been_learnt_from(long seed) {
        var random = new SplittableRandom(seed);
        var with = new OnlineRanker(1_000);
        var without = new OnlineRanker(1_000);
        for (int example = 0; example < 500; example++) {
            var one = new OnlineRanker.Example(
                    random.nextInt(10), random.nextInt(20), example, features(random.nextDouble()), random.nextInt(16));
            with.learn(one);
            if (one.user() != 4) {
                without.learn(one);
            }
        }

        with.forget(4);

        assertThat(with.size()).isEqualTo(without.size());
        assertThat(with.predict(features(0.3))).isEqualTo(without.predict(features(0.3)));
        assertThat(with.clickRate(7)).isEqualTo(without.clickRate(7));
    }

    @ForEachSeed(count = 5)
    void it_holds_no_more_examples_than_its_bound_and_is_the_fold_over_those(long seed) {
        var random = new SplittableRandom(seed);
        var ranker = new OnlineRanker(64);
        List<OnlineRanker.Example> all = new ArrayList<>();
        for (int example = 0; example < 500; example++) {
            var one = new OnlineRanker.Example(
                    1, example % 7, example, features(random.nextDouble()), random.nextInt(16));
            all.add(one);
            ranker.learn(one);
            assertThat(ranker.size()).isLessThanOrEqualTo(64);
        }

        var fresh = new OnlineRanker(64);
        all.subList(all.size() - ranker.size(), all.size()).forEach(fresh::learn);
        assertThat(ranker.predict(features(0.5))).isEqualTo(fresh.predict(features(0.5)));
    }

    @ForEachSeed(count = 10)
    void in_whatever_order_examples_are_told_they_are_folded_as_they_were_shown(long seed) {
        var random = new SplittableRandom(seed);
        List<OnlineRanker.Example> all = new ArrayList<>();
        for (int example = 0; example < 200; example++) {
            all.add(new OnlineRanker.Example(
                    1, example % 7, example, features(random.nextDouble()), random.nextInt(16)));
        }
        var inOrder = new OnlineRanker(1_000);
        all.forEach(inOrder::learn);
        var mixed = new OnlineRanker(1_000);
        Collections.shuffle(all, new Random(seed));
        for (OnlineRanker.Example one : all) {
            mixed.learn(one);
            if (random.nextInt(10) == 0) {
                mixed.predict(features(0.5));
            }
        }

        assertThat(mixed.predict(features(0.5))).isEqualTo(inOrder.predict(features(0.5)));
        assertThat(mixed.clickRate(3)).isEqualTo(inOrder.clickRate(3));
    }

    @ForEachSeed(count = 20)
    void a_likelier_prediction_is_never_calibrated_to_a_rarer_bin(long seed) {
        var random = new SplittableRandom(seed);
        var calibration = new Calibration();
        for (int example = 0; example < 50_000; example++) {
            double predicted = random.nextDouble();
            calibration.observe(predicted, random.nextDouble() < predicted / 2);
        }

        assertThat(calibration.calibrated(0.8)).isCloseTo(0.4, within(0.05));
        assertThat(calibration.calibrated(0.9)).isGreaterThan(calibration.calibrated(0.2));
    }

    private static List<Float> features(double neighbours) {
        List<Float> features = new ArrayList<>(Collections.nCopies(Feature.COUNT, 0f));
        features.set(Feature.NEIGHBOURS.place(), (float) neighbours);
        features.set(Feature.BIAS.place(), 1f);
        return features;
    }
}
