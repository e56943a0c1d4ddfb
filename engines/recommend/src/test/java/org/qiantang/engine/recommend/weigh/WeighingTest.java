package org.qiantang.engine.recommend.weigh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Placement.Predicted;
import org.qiantang.engine.testkit.ForEachSeed;

class WeighingTest {
    /** Anything is said from anything. */
    private static final Bounds LOOSE = new Bounds(1_000, 0, 1, 0, 0, 1, 50, 0.95);

    private static final int CLICKED = Outcome.bits(Act.CLICK);
    private static final int NOTHING = 0;

    @Test
    void three_places_give_what_is_reckoned_by_hand() {
        var weighing = new Weighing(LOOSE);
        weighing.add(place(1, 2, 0.5, 0.25, CLICKED));
        weighing.add(place(2, 0, 0.5, 0.75, NOTHING));
        weighing.add(place(3, 2, 0.5, 0.8, NOTHING));

        Verdict.Said said = said(weighing);

        assertThat(clicks(said).ips().value()).isCloseTo(2 / 3d, within(1e-12));
        assertThat(clicks(said).snips().value()).isCloseTo(0.5, within(1e-12));
        assertThat(clicks(said).dr().value()).isCloseTo((1.25 + 0.75 - 0.2) / 3, within(1e-12));
        assertThat(said.basis()).isEqualTo(new Verdict.Basis(3, 3, 2, 1, 0));
    }

    @Test
    void of_the_policy_that_made_the_lists_each_estimate_is_the_share_that_was_seen() {
        var weighing = new Weighing(LOOSE);
        for (int person = 1; person <= 8; person++) {
            weighing.add(place(person, 1, 0.3, 0.3, person <= 2 ? CLICKED : NOTHING));
        }

        Verdict.Estimates clicks = clicks(said(weighing));

        assertThat(clicks.ips().value()).isCloseTo(0.25, within(1e-12));
        assertThat(clicks.snips().value()).isCloseTo(0.25, within(1e-12));
        assertThat(clicks.dr().value()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void who_pays_has_clicked_and_a_refusal_brings_nothing() {
        assertThat(Outcome.PAY.came(Outcome.bits(Act.PAY))).isEqualTo(1);
        assertThat(Outcome.CLICK.came(Outcome.bits(Act.PAY))).isEqualTo(1);
        assertThat(Outcome.WATCH.came(Outcome.bits(Act.PAY))).isZero();
        assertThat(Outcome.bits(Act.DISLIKE)).isZero();
    }

    @ForEachSeed(count = 100)
    void the_self_normalised_estimate_never_leaves_what_can_come_of_a_place(long seed) {
        var random = new SplittableRandom(seed);
        var weighing = new Weighing(LOOSE);
        weighing.add(place(1, 1, 0.5, 0.5, CLICKED));
        for (int one = 0; one < 20; one++) {
            double weight = random.nextInt(3) == 0 ? 0 : Math.pow(10, random.nextDouble(-2, 3));
            weighing.add(place(1 + random.nextInt(6), weight, 0.1, 0.2, random.nextBoolean() ? CLICKED : NOTHING));
        }

        Verdict.Estimate snips = clicks(said(weighing)).snips();

        assertThat(snips.value()).isBetween(0.0, 1.0);
        assertThat(snips.low()).isBetween(0.0, 1.0);
        assertThat(snips.high()).isBetween(snips.low(), 1.0);
    }

    @ForEachSeed(count = 10)
    void the_same_places_and_the_same_seed_give_the_same_interval(long seed) {
        assertThat(said(drawn(seed), seed)).isEqualTo(said(drawn(seed), seed));
        assertThat(said(drawn(seed), seed)).isNotEqualTo(said(drawn(seed), seed + 1));
    }

    @Test
    void of_no_place_nothing_can_be_said() {
        assertThat(why(new Weighing(Bounds.USUAL))).isEqualTo(Verdict.Why.NOTHING_LOGGED);
    }

    @Test
    void of_fewer_people_than_are_asked_for_nothing_is_said_however_much_they_saw() {
        assertThat(why(log(Bounds.USUAL, 29, 100, 1, 1))).isEqualTo(Verdict.Why.TOO_FEW_PEOPLE);
        assertThat(log(Bounds.USUAL, 30, 100, 1, 1).verdict(1)).isInstanceOf(Verdict.Said.class);
    }

    @Test
    void of_an_outcome_that_came_to_too_few_people_no_share_is_told() {
        for (int clicking : new int[] {0, 9, 10}) {
            Weighing weighing = log(Bounds.USUAL, 100, 10, 1, 1);
            for (int person = 1; person <= clicking; person++) {
                weighing.add(place(person, 1, 0.1, 0.1, CLICKED));
                weighing.add(place(person, 1, 0.1, 0.1, CLICKED));
            }
            // What was clicked where the policy would have put something else does not count.
            weighing.add(place(50, 0, 0.1, 0.1, CLICKED));

            assertThat(said(weighing).estimates().keySet()).isEqualTo(clicking < 10 ? Set.of() : Set.of(Outcome.CLICK));
        }
    }

    @Test
    void where_the_policy_would_put_what_could_not_have_stood_there_nothing_is_said() {
        assertThat(why(log(Bounds.USUAL, 100, 10, 1, 0))).isEqualTo(Verdict.Why.NOT_COVERED);
    }

    @Test
    void what_would_hardly_ever_have_stood_there_is_covered_by_no_more_than_clipping_leaves_of_it() {
        Weighing weighing = log(Bounds.USUAL, 100, 10, 1, 1 / 12_000d);

        assertThat(why(weighing)).isEqualTo(Verdict.Why.NOT_COVERED);
        assertThat(weighing.verdict(1).basis().covered()).isCloseTo(50 / 12_000d, within(1e-9));
    }

    @Test
    void where_few_places_would_carry_almost_all_the_weight_nothing_is_said() {
        Weighing weighing = log(Bounds.USUAL, 100, 10, 1, 1);
        weighing.add(place(1, 5_000, 0.1, 0.1, CLICKED));

        assertThat(why(weighing)).isEqualTo(Verdict.Why.TOO_MUCH_CLIPPED);
        assertThat(weighing.verdict(1).basis().clipped()).isCloseTo(4_950 / 6_000d, within(1e-12));
    }

    @Test
    void where_the_weights_tell_as_much_as_a_few_places_would_nothing_is_said() {
        Weighing weighing = log(Bounds.USUAL, 100, 10, 0, 1);
        for (int person = 1; person <= 50; person++) {
            weighing.add(place(person, 20, 0.1, 0.1, NOTHING));
        }

        assertThat(why(weighing)).isEqualTo(Verdict.Why.TOO_FEW_EFFECTIVE);
        assertThat(weighing.verdict(1).basis().effective()).isCloseTo(50, within(1e-9));
        assertThat(why(log(Bounds.USUAL, 100, 10, 0, 1))).isEqualTo(Verdict.Why.TOO_FEW_EFFECTIVE);
    }

    @Test
    void a_weight_that_is_no_weight_is_refused() {
        for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> place(1, weight, 0.1, 0.1, NOTHING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("weight");
        }
    }

    private static Weighing drawn(long seed) {
        var random = new SplittableRandom(seed);
        var weighing = new Weighing(LOOSE);
        for (int one = 0; one < 60; one++) {
            weighing.add(place(1 + one % 20, random.nextDouble(), 0.1, 0.2, one % 3 == 0 ? CLICKED : NOTHING));
        }
        return weighing;
    }

    private static Weighing log(Bounds bounds, int people, int placesEach, double weight, double chance) {
        var weighing = new Weighing(bounds);
        for (int person = 1; person <= people; person++) {
            for (int place = 0; place < placesEach; place++) {
                weighing.add(new Place(person, weight, chance, predicted(0.1), predicted(0.1), NOTHING));
            }
        }
        return weighing;
    }

    private static Place place(long person, double weight, double shown, double chosen, int came) {
        return new Place(person, weight, 1, predicted(shown), predicted(chosen), came);
    }

    private static Predicted predicted(double click) {
        return new Predicted(click, 0, 0, 0);
    }

    private static Verdict.Said said(Weighing weighing) {
        return said(weighing, 1);
    }

    private static Verdict.Said said(Weighing weighing, long seed) {
        return (Verdict.Said) weighing.verdict(seed);
    }

    private static Verdict.Why why(Weighing weighing) {
        return ((Verdict.Unsaid) weighing.verdict(1)).why();
    }

    private static Verdict.Estimates clicks(Verdict.Said said) {
        return Objects.requireNonNull(said.estimates().get(Outcome.CLICK));
    }
}
