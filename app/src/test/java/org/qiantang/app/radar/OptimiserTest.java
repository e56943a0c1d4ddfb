package org.qiantang.app.radar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class OptimiserTest {
    private static final double TINY = 1e-6;

    private final Optimiser optimiser = new Optimiser(7);

    @ForEachSeed(count = 200)
    void the_budget_is_never_exceeded_and_all_who_get_something_and_may_get_more_share_one_marginal_return(long seed) {
        var random = new SplittableRandom(seed);
        List<Allocation.Channel> channels = channels(random);
        double budget = random.nextDouble(0, 20_000);

        double[] shares = Allocation.of(channels, budget, 0);

        double sum = 0;
        Double shared = null;
        for (int at = 0; at < shares.length; at++) {
            Allocation.Channel one = channels.get(at);
            sum += shares[at];
            assertThat(shares[at]).isBetween(0.0, one.most());
            if (shares[at] > TINY && shares[at] < one.most() - TINY) {
                double marginal = one.response().marginal(shares[at]);
                shared = shared == null ? (Double) marginal : shared;
                assertThat(marginal).isCloseTo(shared, within(TINY * shared));
            }
        }
        assertThat(sum).isLessThanOrEqualTo(budget * (1 + TINY));
    }

    @ForEachSeed(count = 40)
    void no_greedy_choice_yuan_by_yuan_brings_more(long seed) {
        var random = new SplittableRandom(seed);
        List<Allocation.Channel> channels = channels(random);
        int budget = random.nextInt(1, 3_000);

        double[] shares = Allocation.of(channels, budget, 0);

        double[] greedy = new double[channels.size()];
        for (int yuan = 0; yuan < budget; yuan++) {
            int best = -1;
            for (int at = 0; at < greedy.length; at++) {
                Allocation.Channel one = channels.get(at);
                if (greedy[at] + 1 <= one.most()
                        && (best < 0
                                || one.response().marginal(greedy[at])
                                        > channels.get(best).response().marginal(greedy[best]))) {
                    best = at;
                }
            }
            if (best >= 0) {
                greedy[best]++;
            }
        }
        assertThat(brought(channels, shares)).isGreaterThanOrEqualTo(brought(channels, greedy) * (1 - TINY));
    }

    @ForEachSeed(count = 60)
    void no_yuan_is_spent_that_would_bring_less_than_it_is_worth(long seed) {
        var random = new SplittableRandom(seed);
        List<Allocation.Channel> channels = channels(random);
        double worth = random.nextDouble(0.5, 5);

        double[] shares = Allocation.of(channels, 1_000_000, worth);

        for (int at = 0; at < shares.length; at++) {
            if (shares[at] > TINY) {
                assertThat(channels.get(at).response().marginal(shares[at])).isGreaterThanOrEqualTo(worth * (1 - TINY));
            }
        }
    }

    @ForEachSeed(count = 40)
    void a_response_that_days_were_made_of_is_found_again(long seed) {
        var random = new SplittableRandom(seed);
        var truth = new Response(random.nextDouble(500, 20_000), random.nextDouble(200, 3_000));
        Optimiser.Days days = days("a", truth, 60, 0, random);

        Response found = ResponseFit.of(days.spent(), days.brought());

        for (double spend : new double[] {100, 1_000, 4_000}) {
            assertThat(found.at(spend)).isCloseTo(truth.at(spend), within(0.03 * truth.at(spend) + 1));
        }
    }

    @ForEachSeed(count = 25)
    void more_days_narrow_the_interval_around_the_slope(long seed) {
        var random = new SplittableRandom(seed);
        var truth = new Response(6_000, 900);
        Optimiser.Days few = days("a", truth, 20, 0.2, random);
        Optimiser.Days many = days("a", truth, 400, 0.2, random);

        ResponseFit.Slope ofFew = ResponseFit.slope(few.spent(), few.brought(), 1_000, new SplittableRandom(1));
        ResponseFit.Slope ofMany = ResponseFit.slope(many.spent(), many.brought(), 1_000, new SplittableRandom(1));

        assertThat(ofMany.high() - ofMany.low()).isLessThan(ofFew.high() - ofFew.low());
        assertThat(ofMany.marginal()).isCloseTo(truth.marginal(1_000), within(0.35 * truth.marginal(1_000)));
        assertThat(ofMany.low()).isLessThanOrEqualTo(ofMany.marginal());
        assertThat(ofMany.high()).isGreaterThanOrEqualTo(ofMany.marginal());
    }

    /** An interval of nine tenths by the bootstrap is known to be somewhat narrow with few days. */
    @Test
    void the_interval_holds_the_true_slope_in_four_of_five_trials_at_least() {
        var truth = new Response(6_000, 900);
        int within = 0;
        int trials = 200;
        for (long seed = 0; seed < trials; seed++) {
            Optimiser.Days days = days("a", truth, 60, 0.2, new SplittableRandom(seed));
            ResponseFit.Slope slope =
                    ResponseFit.slope(days.spent(), days.brought(), 1_000, new SplittableRandom(seed));
            within += slope.low() <= truth.marginal(1_000) && truth.marginal(1_000) <= slope.high() ? 1 : 0;
        }

        assertThat(within).isBetween(trials * 8 / 10, trials * 97 / 100);
    }

    @Test
    void a_channel_that_ended_long_ago_is_spent_nothing_on_now() {
        double[] days = {100, 120, 90};

        assertThat(new Optimiser.Days("a", days, days, false).present()).isZero();
        assertThat(new Optimiser.Days("a", days, days).present()).isPositive();
    }

    @Test
    void the_next_yuan_goes_where_it_brings_most_and_money_moves_there_within_the_budget() {
        var random = new SplittableRandom(3);
        Optimiser.Days rich = days("直播推广", new Response(9_000, 2_000), 60, 0.05, random);
        Optimiser.Days poor = days("搜索", new Response(600, 300), 60, 0.05, random);

        Optimiser.Advice advice = optimiser.advise(List.of(poor, rich), null, 0);

        assertThat(advice.best()).isEqualTo("直播推广");
        assertThat(advice.channels()).extracting(Optimiser.Channel::standing).containsOnly(Optimiser.Standing.KNOWN);
        assertThat(advice.advisedMinor()).isLessThanOrEqualTo(advice.budgetMinor());
        assertThat(advice.channels().get(1).advisedMinor())
                .isGreaterThan(advice.channels().get(1).presentMinor());
        assertThat(advice.gainMinor()).isPositive();
        assertThat(optimiser.advise(List.of(poor, rich), null, 0)).isEqualTo(advice);
    }

    @Test
    void of_too_few_days_or_amounts_all_alike_it_says_that_it_does_not_know_and_moves_nothing() {
        var random = new SplittableRandom(3);
        Optimiser.Days few = days("a", new Response(9_000, 2_000), 13, 0, random);
        double[] same = new double[40];
        Arrays.fill(same, 500);
        var alike = new Optimiser.Days("b", same, same);

        Optimiser.Advice advice = optimiser.advise(List.of(few, alike), null, 0);

        assertThat(advice.channels())
                .extracting(Optimiser.Channel::standing)
                .containsExactly(Optimiser.Standing.TOO_FEW_DAYS, Optimiser.Standing.TOO_ALIKE);
        assertThat(advice.best()).isNull();
        assertThat(advice.gainMinor()).isNull();
        assertThat(advice.channels()).allMatch(one -> one.advisedMinor() == one.presentMinor());
    }

    @Test
    void spending_that_brings_nothing_to_be_seen_is_unsure_and_not_moved() {
        var random = new SplittableRandom(5);
        double[] spent = new double[40];
        double[] brought = new double[40];
        for (int day = 0; day < spent.length; day++) {
            spent[day] = random.nextDouble(100, 1_000);
            brought[day] = day % 13 == 0 ? random.nextDouble(0, 9_000) : 0;
        }

        Optimiser.Channel told = optimiser
                .advise(List.of(new Optimiser.Days("a", spent, brought)), null, 0)
                .channels()
                .getFirst();

        assertThat(told.standing()).isEqualTo(Optimiser.Standing.UNSURE);
        assertThat(told.advisedMinor()).isEqualTo(told.presentMinor());
    }

    @ForEachSeed(count = 30)
    void advice_never_raises_a_budget_nor_a_channel_far_beyond_what_was_tried(long seed) {
        var random = new SplittableRandom(seed);
        List<Optimiser.Days> channels = new ArrayList<>();
        for (int n = random.nextInt(1, 5); n > 0; n--) {
            var truth = new Response(random.nextDouble(0, 20_000), random.nextDouble(100, 5_000));
            channels.add(days("c" + n, truth, random.nextInt(1, 60), 0.1, random));
        }
        Long budget = random.nextBoolean() ? null : (Long) random.nextLong(0, 5_000_000);

        Optimiser.Advice advice = optimiser.advise(channels, budget, random.nextBoolean() ? 0 : 3);

        assertThat(advice.advisedMinor()).isLessThanOrEqualTo(advice.budgetMinor());
        assertThat(advice.advisedMinor())
                .isEqualTo(advice.channels().stream()
                        .mapToLong(Optimiser.Channel::advisedMinor)
                        .sum());
        for (int at = 0; at < channels.size(); at++) {
            Optimiser.Channel told = advice.channels().get(at);
            if (told.standing() == Optimiser.Standing.KNOWN) {
                assertThat(told.advisedMinor() / 100.0)
                        .isLessThanOrEqualTo(
                                Optimiser.FURTHEST * channels.get(at).highest());
                assertThat(Objects.requireNonNull(told.low())).isLessThanOrEqualTo(Objects.requireNonNull(told.high()));
            } else {
                assertThat(told.advisedMinor()).isLessThanOrEqualTo(told.presentMinor());
            }
        }
    }

    private static List<Allocation.Channel> channels(SplittableRandom random) {
        List<Allocation.Channel> channels = new ArrayList<>();
        for (int n = random.nextInt(1, 8); n > 0; n--) {
            double scale = random.nextInt(6) == 0 ? 0 : random.nextDouble(1, 20_000);
            channels.add(new Allocation.Channel(
                    new Response(scale, random.nextDouble(1, 5_000)), random.nextDouble(0, 4_000)));
        }
        return channels;
    }

    private static double brought(List<Allocation.Channel> channels, double[] shares) {
        double sum = 0;
        for (int at = 0; at < shares.length; at++) {
            sum += channels.get(at).response().at(shares[at]);
        }
        return sum;
    }

    /** Days of spending between 100 and 5,000 yuan, with noise in proportion. */
    private static Optimiser.Days days(String name, Response truth, int days, double noise, SplittableRandom random) {
        double[] spent = new double[days];
        double[] brought = new double[days];
        for (int day = 0; day < days; day++) {
            spent[day] = random.nextDouble(100, 5_000);
            brought[day] = Math.max(0, truth.at(spent[day]) * (1 + noise * random.nextGaussian()));
        }
        return new Optimiser.Days(name, spent, brought);
    }
}
