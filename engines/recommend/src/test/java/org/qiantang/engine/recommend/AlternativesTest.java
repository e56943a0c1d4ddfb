package org.qiantang.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.recommend.Placement.Predicted;
import org.qiantang.engine.testkit.ForEachSeed;

class AlternativesTest {
    private static final Settings TRYING = new Settings(1_000, 200, 1_000, 1_000, 1_000, 0.2, 0.2);
    private static final int SIZE = 10;

    @Test
    void without_trials_the_same_would_have_stood_there_but_where_something_was_tried() {
        Recommender recommender = shop();
        int tried = 0;
        for (long seed = 0; seed < 200; seed++) {
            for (Placement place : list(recommender, seed)) {
                Alternative without = place.foreseen().of(Policy.NO_TRIALS);
                tried += place.explored() ? 1 : 0;

                assertThat(without.same()).isEqualTo(!place.explored());
                assertThat(without.chance()).isGreaterThan(0.9);
            }
        }
        assertThat(tried).isPositive();
    }

    @Test
    void weights_of_a_policy_that_is_covered_are_one_on_average_at_each_place() {
        Recommender recommender = shop();
        double[] sums = new double[SIZE];
        int lists = 500;
        for (long seed = 0; seed < lists; seed++) {
            List<Placement> places = list(recommender, seed);
            for (int at = 0; at < SIZE; at++) {
                Placement place = places.get(at);
                sums[at] += place.foreseen().of(Policy.NO_TRIALS).same() ? 1 / place.propensity() : 0;
            }
        }
        for (double sum : sums) {
            assertThat(sum / lists).isCloseTo(1, within(0.05));
        }
    }

    @ForEachSeed(count = 20)
    void whatever_came_to_stand_as_a_policy_would_have_it_stood_there_with_the_chance_that_is_told(long seed) {
        var random = new SplittableRandom(seed);
        Recommender recommender = Shop.after(Shop.listed(random), TRYING);
        Shop.lived(random, 300).forEach(recommender::learn);

        for (long list = 0; list < 20; list++) {
            for (Placement place : list(recommender, list)) {
                for (Policy policy : Policy.values()) {
                    Alternative other = place.foreseen().of(policy);
                    assertThat(!other.same() || other.chance() == place.propensity())
                            .isTrue();
                    assertThat(!other.same() || other.predicted().equals(place.predicted()))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void by_what_suits_alone_each_would_stand_where_it_stood_before_the_rules_of_business() {
        List<Placement> places = list(shop(), 1);

        for (int at = 0; at < SIZE; at++) {
            Placement place = places.get(at);
            if (!place.explored()) {
                assertThat(place.foreseen().of(Policy.RELEVANCE_ONLY).same()).isEqualTo(place.before() == at);
            }
        }
        assertThat(places)
                .anyMatch(place -> !place.foreseen().of(Policy.RELEVANCE_ONLY).same());
    }

    @Test
    void by_popularity_the_hottest_stands_first_whoever_asks() {
        Recommender recommender = shop();
        for (long user = 2; user < 6; user++) {
            recommender.learn(new Event.Acted(user, 7, Act.PAY, Shop.BEGIN));
        }

        Placement first = list(recommender, 1).getFirst();

        assertThat(first.item()).isEqualTo(7);
        assertThat(first.foreseen().of(Policy.POPULARITY).same()).isTrue();
    }

    @Test
    void what_was_foreseen_comes_back_from_its_numbers_and_of_other_numbers_nothing_does() {
        var foreseen = new Foreseen(
                new Predicted(0.5, 0.25, 0.125, 0),
                List.of(
                        new Alternative(true, 1, new Predicted(0.5, 0.25, 0.125, 0)),
                        new Alternative(false, 0.25, new Predicted(0.25, 0, 0, 0)),
                        new Alternative(false, 0, new Predicted(0, 0, 0, 0.5))));

        assertThat(Foreseen.of(foreseen.numbers())).contains(foreseen);
        assertThat(foreseen.of(Policy.POPULARITY).predicted().pay()).isEqualTo(0.5);
        assertThat(Foreseen.of(List.of())).isEmpty();
        assertThat(Foreseen.of(foreseen.numbers().subList(0, 16))).isEmpty();
    }

    private static Recommender shop() {
        var recommender = new Recommender(TRYING);
        for (long id = 1; id <= 60; id++) {
            recommender.learn(new Event.Listed(Shop.product(id), Shop.BEGIN));
        }
        return recommender;
    }

    /** For a stranger, who has seen nothing. */
    private static List<Placement> list(Recommender recommender, long seed) {
        return recommender
                .rank(Request.of(0, Kind.PRODUCT, SIZE, Shop.BEGIN.plusSeconds(60), seed))
                .placements();
    }
}
