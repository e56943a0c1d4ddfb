package org.qiantang.engine.recommend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Placement.Predicted;
import org.qiantang.engine.recommend.weigh.Bounds;
import org.qiantang.engine.recommend.weigh.Outcome;
import org.qiantang.engine.recommend.weigh.Place;
import org.qiantang.engine.recommend.weigh.Verdict;
import org.qiantang.engine.recommend.weigh.Weighing;

/**
 * Estimates against a truth that is known, since it is MADE UP: lists of the rooms of {@link LiveRooms}, of which viewers click
 * by how much they like a room and how high it stands. Nothing here was measured on people.
 *
 * <p>The policy that makes the lists puts a pool of rooms in an order by chance and tries another room of the pool at half of
 * the places; the one that is weighed puts what the viewer likes most first. The same viewers see the same pools for each
 * seed, so that intervals, which also allow for other viewers, hold the truth somewhat more often than they promise.
 */
class WeighedRoomsTest {
    private static final int VIEWERS = 300;
    private static final int LISTS_EACH = 5;
    private static final int POOL = 5;
    private static final double[] EXAMINED = {1, 0.8, 0.65, 0.5};
    private static final double TRIED = 0.5;
    private static final int SEEDS = 200;
    private static final double NOMINAL = 0.95;
    /** So much less often than promised may chance make it, over 200 seeds. */
    private static final double SLACK = 0.05;

    private static final Bounds BOUNDS = new Bounds(50, 1, 1, 0, 0, 1, 200, NOMINAL);

    private static final List<Screen> SCREENS = screens();
    private static final double TRUTH = truth();
    private static final List<Verdict.Estimates> FOUND = LongStream.range(0, SEEDS)
            .mapToObj(seed -> clicks(weighed(seed, TRIED, BOUNDS)))
            .toList();

    /**
     * One list of one viewer.
     *
     * @param liking how much each room of the pool is liked
     * @param best the rooms of the pool, the one liked most first
     */
    private record Screen(int viewer, List<Double> liking, List<Integer> best) {
        double clicked(int room, int place) {
            return EXAMINED[place] / (1 + Math.exp(2 - liking.get(room)));
        }

        /** Foreseen wrongly, but not at random. */
        double foreseen(int room, int place) {
            return 0.1 + 0.6 * clicked(room, place);
        }
    }

    @Test
    void intervals_hold_the_truth_at_least_as_often_as_they_promise_within_a_slack() {
        assertThat(held(Verdict.Estimates::ips)).isGreaterThanOrEqualTo(NOMINAL - SLACK);
        assertThat(held(Verdict.Estimates::snips)).isGreaterThanOrEqualTo(NOMINAL - SLACK);
        assertThat(held(Verdict.Estimates::dr)).isGreaterThanOrEqualTo(NOMINAL - SLACK);
    }

    @Test
    void intervals_are_narrow_enough_to_say_something() {
        double wide = FOUND.stream()
                .mapToDouble(one -> one.ips().high() - one.ips().low())
                .average()
                .orElseThrow();

        assertThat(wide).isBetween(0.005, 0.12);
    }

    @Test
    void ips_and_the_doubly_robust_estimate_are_right_on_average_and_so_all_but_is_snips() {
        assertRightOnAverage(Verdict.Estimates::ips);
        assertRightOnAverage(Verdict.Estimates::dr);
        assertThat(mean(Verdict.Estimates::snips)).isBetween(TRUTH - 0.005, TRUTH + 0.005);
    }

    @Test
    void what_was_foreseen_brings_the_doubly_robust_estimate_no_farther_from_the_truth_than_ips() {
        assertThat(squaredError(Verdict.Estimates::dr)).isLessThanOrEqualTo(squaredError(Verdict.Estimates::ips));
    }

    @Test
    void what_the_lists_themselves_brought_is_not_what_the_other_policy_would_have_brought() {
        var present = new Weighing(BOUNDS);
        for (Seen seen : log(3, TRIED)) {
            double foreseen = seen.screen().foreseen(seen.room(), seen.place());
            present.add(new Place(seen.screen().viewer(), 1, 1, predicted(foreseen), predicted(foreseen), came(seen)));
        }

        Verdict.Estimate brought = clicks(present.verdict(1)).ips();

        assertThat(brought.high()).isLessThan(TRUTH);
    }

    @Test
    void where_nothing_was_tried_nothing_can_be_said_of_a_policy_that_would_have_done_something_else() {
        Verdict verdict = weighed(1, 0, Bounds.USUAL);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Unsaid.class, unsaid -> assertThat(unsaid.why()).isEqualTo(Verdict.Why.NOT_COVERED));
    }

    @Test
    void with_enough_tried_the_usual_demands_are_met() {
        assertThat(weighed(1, TRIED, Bounds.USUAL)).isInstanceOf(Verdict.Said.class);
    }

    /** A place that was seen: by which chance which room stood there, and whether it was clicked. */
    private record Seen(Screen screen, int place, int room, double propensity, boolean clicked) {}

    private static List<Screen> screens() {
        var evening = new LiveRooms(7);
        var random = new SplittableRandom(7);
        List<Screen> screens = new ArrayList<>();
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            for (int list = 0; list < LISTS_EACH; list++) {
                int step = LiveRooms.STEPS / 2 + random.nextInt(LiveRooms.STEPS / 2);
                screens.add(screen(evening, viewer, step, random.nextLong()));
            }
        }
        return screens;
    }

    private static Screen screen(LiveRooms evening, int viewer, int step, long seed) {
        List<LiveRooms.Room> on = new ArrayList<>(
                evening.rooms().stream().filter(room -> room.isOn(step)).toList());
        Collections.shuffle(on, new Random(seed));
        List<Double> liking = on.stream()
                .limit(POOL)
                .map(room -> evening.liking(viewer, step, room))
                .toList();
        List<Integer> best = IntStream.range(0, POOL)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer room) -> -liking.get(room)))
                .toList();
        return new Screen(viewer, liking, best);
    }

    /** The share of places at which the policy's rooms are clicked, by the very chances with which viewers click. */
    private static double truth() {
        double sum = 0;
        for (Screen screen : SCREENS) {
            for (int place = 0; place < EXAMINED.length; place++) {
                sum += screen.clicked(screen.best().get(place), place);
            }
        }
        return sum / (SCREENS.size() * EXAMINED.length);
    }

    /** Room k of the pool stands at place k, but where another of the pool is tried there. */
    private static List<Seen> log(long seed, double tried) {
        var random = new SplittableRandom(seed);
        List<Seen> log = new ArrayList<>();
        for (Screen screen : SCREENS) {
            for (int place = 0; place < EXAMINED.length; place++) {
                boolean tries = random.nextDouble() < tried;
                int room = tries ? (place + 1 + random.nextInt(POOL - 1)) % POOL : place;
                double propensity = tries ? tried / (POOL - 1) : 1 - tried;
                log.add(new Seen(screen, place, room, propensity, random.nextDouble() < screen.clicked(room, place)));
            }
        }
        return log;
    }

    private static Verdict weighed(long seed, double tried, Bounds bounds) {
        var weighing = new Weighing(bounds);
        for (Seen seen : log(seed, tried)) {
            Screen screen = seen.screen();
            int chosen = screen.best().get(seen.place());
            weighing.add(new Place(
                    screen.viewer(),
                    chosen == seen.room() ? 1 / seen.propensity() : 0,
                    chosen == seen.place() ? 1 - tried : tried / (POOL - 1),
                    predicted(screen.foreseen(seen.room(), seen.place())),
                    predicted(screen.foreseen(chosen, seen.place())),
                    came(seen)));
        }
        return weighing.verdict(seed);
    }

    private static int came(Seen seen) {
        return seen.clicked() ? Outcome.bits(Act.CLICK) : 0;
    }

    private static Predicted predicted(double click) {
        return new Predicted(click, 0, 0, 0);
    }

    private static Verdict.Estimates clicks(Verdict verdict) {
        return Objects.requireNonNull(((Verdict.Said) verdict).estimates().get(Outcome.CLICK));
    }

    private static double held(Function<Verdict.Estimates, Verdict.Estimate> which) {
        return FOUND.stream()
                .map(which)
                .mapToDouble(one -> one.low() <= TRUTH && TRUTH <= one.high() ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static void assertRightOnAverage(Function<Verdict.Estimates, Verdict.Estimate> which) {
        double fourErrors = 4 * Math.sqrt(squaredError(which) / SEEDS);

        assertThat(mean(which)).isBetween(TRUTH - fourErrors, TRUTH + fourErrors);
    }

    private static double mean(Function<Verdict.Estimates, Verdict.Estimate> which) {
        return FOUND.stream()
                .map(which)
                .mapToDouble(Verdict.Estimate::value)
                .average()
                .orElseThrow();
    }

    private static double squaredError(Function<Verdict.Estimates, Verdict.Estimate> which) {
        return FOUND.stream()
                .map(which)
                .mapToDouble(one -> (one.value() - TRUTH) * (one.value() - TRUTH))
                .average()
                .orElseThrow();
    }
}
