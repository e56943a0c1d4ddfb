package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qiantang.app.copywriting.Comparison.Difference;
import org.qiantang.app.copywriting.Comparison.Verdict;
import org.qiantang.app.copywriting.StretchFigures.Outcome;

final class ComparisonTest {
    private static final Instant EIGHT = Instant.parse("2026-11-28T12:00:00Z");
    private static final int EXPERIMENTS = 200;

    private final List<Turn> turns = new ArrayList<>();

    private void turn(String variant, double viewerMinutes, long orders) {
        turn(variant, 1, viewerMinutes, orders);
    }

    private void turn(String variant, int version, double viewerMinutes, long orders) {
        Instant from = EIGHT.plus(Duration.ofMinutes(20L * turns.size()));
        int before = (int)
                turns.stream().filter(turn -> turn.variant().equals(variant)).count();
        turns.add(new Turn(
                variant,
                version,
                before,
                from,
                from.plus(Duration.ofMinutes(20)),
                new Outcome(viewerMinutes, orders, orders * 9_900)));
    }

    private Difference difference() {
        return Objects.requireNonNull(Comparison.of(turns).difference());
    }

    @Test
    void a_side_is_all_its_turns_and_its_rate_is_orders_for_each_thousand_viewer_minutes() {
        turn("A", 500, 4);
        turn("B", 250, 5);
        turn("B", 750, 1);
        turn("A", 1_500, 6);

        Comparison found = Comparison.of(turns);

        assertThat(found.sides()).extracting(Comparison.Side::variant).containsExactly("A", "B");
        assertThat(found.sides().getFirst().outcome()).isEqualTo(new Outcome(2_000, 10, 99_000));
        assertThat(found.sides().getFirst().ordersPerThousand()).isEqualTo(5.0);
        assertThat(found.sides().getLast().ordersPerThousand()).isEqualTo(6.0);
        assertThat(found.blocks()).isEqualTo(2);
        assertThat(found.verdict()).isEqualTo(Verdict.TOO_LITTLE);
    }

    @Test
    void nobody_there_makes_no_rate_and_no_block() {
        turn("A", 0, 0);
        turn("B", 100, 3);

        Comparison found = Comparison.of(turns);

        assertThat(found.sides().getFirst().ordersPerThousand()).isNull();
        assertThat(found.blocks()).isZero();
    }

    @Test
    void only_those_are_a_block_whose_order_was_drawn_by_lot() {
        // A was approved alone and the host begun three times; then B was the one used least.
        for (String variant : List.of("A", "A", "A", "B", "B", "B")) {
            turn(variant, 100, 1);
        }
        assertThat(Comparison.of(turns).blocks()).isZero();

        for (String variant : List.of("A", "B", "B", "A")) {
            turn(variant, 100, 1);
        }
        assertThat(Comparison.of(turns).blocks()).isEqualTo(2);
    }

    @Test
    void what_an_older_version_brought_is_not_counted() {
        turn("A", 1, 100, 9);
        turn("B", 1, 100, 9);
        turn("A", 2, 100, 1);
        turn("B", 1, 100, 2);

        Comparison found = Comparison.of(turns);

        assertThat(found.blocks()).isEqualTo(1);
        assertThat(found.sides().getFirst().outcome().orders()).isEqualTo(1);
    }

    @Test
    void eight_blocks_that_all_say_the_same_have_two_of_256_orders_as_large() {
        for (int block = 0; block < 7; block++) {
            turn("A", 1_000, 10);
            turn("B", 1_000, 20);
        }
        assertThat(Comparison.of(turns).verdict()).isEqualTo(Verdict.TOO_LITTLE);
        turn("B", 1_000, 20);
        turn("A", 1_000, 10);

        assertThat(difference().value()).isEqualTo(10.0, within(1e-9));
        assertThat(difference().p()).isEqualTo(2.0 / 256, within(1e-12));
        assertThat(difference().low()).isEqualTo(10.0, within(1e-9));
        assertThat(Comparison.of(turns).verdict()).isEqualTo(Verdict.SECOND_BETTER);
        assertThat(Comparison.of(turns).nextLook()).isZero();
    }

    @Test
    void between_two_looks_nothing_is_tested() {
        for (int block = 0; block < 8; block++) {
            turn("A", 1_000, 10);
            turn("B", 1_000, block % 2 == 0 ? 11 : 9);
        }
        Comparison first = Comparison.of(turns);
        for (int block = 0; block < 7; block++) {
            turn("A", 1_000, 10);
            turn("B", 1_000, 90);
        }

        Comparison later = Comparison.of(turns);

        assertThat(first.verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(later.difference()).isEqualTo(first.difference());
        assertThat(later.blocks()).isEqualTo(15);
        assertThat(later.nextLook()).isEqualTo(16);
    }

    @Test
    void a_rush_hour_that_falls_on_both_makes_neither_better() {
        for (int block = 0; block < 8; block++) {
            boolean rush = block == 3;
            turn(block % 2 == 0 ? "A" : "B", rush ? 9_000 : 1_000, rush ? 450 : 10);
            turn(block % 2 == 0 ? "B" : "A", rush ? 9_000 : 1_000, rush ? 450 : 10);
        }

        assertThat(Comparison.of(turns).verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(difference().value()).isEqualTo(0.0, within(1e-9));
    }

    @Test
    void few_orders_decide_nothing_however_many_blocks_there_were() {
        for (int block = 0; block < 10; block++) {
            turn("A", 1_000, 0);
            turn("B", 1_000, 1);
        }

        assertThat(difference().p()).isLessThan(0.01);
        assertThat(Comparison.of(turns).verdict()).isEqualTo(Verdict.TOO_LITTLE);
    }

    @Test
    void of_equal_variants_at_most_one_in_twenty_is_ever_called_different_however_often_one_looks() {
        int called = 0;
        for (int seed = 1; seed <= EXPERIMENTS; seed++) {
            List<Turn> show = experiment(seed, 32, 0.02, 0.02);
            boolean ever = IntStream.rangeClosed(1, 32)
                    .filter(blocks -> Comparison.LOOKS.contains(blocks) || blocks % 5 == 0)
                    .mapToObj(
                            blocks -> Comparison.of(show.subList(0, 2 * blocks)).verdict())
                    .anyMatch(verdict -> verdict == Verdict.FIRST_BETTER || verdict == Verdict.SECOND_BETTER);
            called += ever ? 1 : 0;
        }

        // 1 in 20 of 200 is 10, and 19 would be three standard deviations above.
        assertThat(called).isBetween(1, 19);
    }

    @Test
    void a_variant_that_sells_half_as_much_again_is_found_most_of_the_time_and_never_the_other() {
        int found = 0;
        for (int seed = 1; seed <= EXPERIMENTS; seed++) {
            Verdict verdict = Comparison.of(experiment(seed, 16, 0.02, 0.03)).verdict();
            found += verdict == Verdict.SECOND_BETTER ? 1 : 0;
            assertThat(verdict).as("seed %s", seed).isNotEqualTo(Verdict.FIRST_BETTER);
        }

        assertThat(found).isGreaterThan(EXPERIMENTS * 9 / 10);
    }

    @Test
    void the_interval_holds_the_truth_most_of_the_time() {
        int held = 0;
        for (int seed = 1; seed <= EXPERIMENTS; seed++) {
            Difference difference = Objects.requireNonNull(
                    Comparison.of(experiment(seed, 15, 0.02, 0.02)).difference());
            held += difference.low() <= 0 && difference.high() >= 0 ? 1 : 0;
        }

        // Percentile intervals of eight blocks are shorter than they say.
        assertThat(held).isBetween(EXPERIMENTS * 80 / 100, EXPERIMENTS * 98 / 100);
    }

    /** Turns of 20 minutes in a show whose crowd swells and shrinks; orders come by chance at these rates a viewer-minute. */
    private static List<Turn> experiment(long seed, int blocks, double first, double second) {
        var random = new SplittableRandom(seed);
        DoubleUnaryOperator crowd = at -> 1_000 * (1.2 + Math.sin(at));
        var made = new ComparisonTest();
        for (int block = 0; block < blocks; block++) {
            boolean turned = random.nextBoolean();
            for (int place = 0; place < 2; place++) {
                boolean isFirst = (place == 0) != turned;
                double there = crowd.applyAsDouble(block + place / 2.0);
                made.turn(isFirst ? "A" : "B", there, orders(random, there * (isFirst ? first : second)));
            }
        }
        return made.turns;
    }

    /** Poisson, by counting what falls into a time of this length (Knuth, TAOCP 2, 3.4.1). */
    private static long orders(SplittableRandom random, double mean) {
        long count = 0;
        for (double at = random.nextExponential(); at < mean; at += random.nextExponential()) {
            count++;
        }
        return count;
    }
}
