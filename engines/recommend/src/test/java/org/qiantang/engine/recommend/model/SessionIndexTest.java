package org.qiantang.engine.recommend.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class SessionIndexTest {
    private static final SessionIndex.Settings SETTINGS = new SessionIndex.Settings(50, 100, 1, 2, 1e9);
    private static final SessionIndex.Bounds BOUNDS = new SessionIndex.Bounds(1_000, 500, 1_800);

    @Test
    void a_neighbour_votes_by_what_is_shared_and_how_near_it_lies() {
        var index = new SessionIndex(BOUNDS);
        index.add(1, 10, 0);
        index.add(1, 11, 1);
        index.add(1, 12, 2);

        var scores = index.scores(new int[] {10}, 3, SETTINGS);

        // likeness 1 / sqrt(3 * 1), then exp(-1/2) for each step from the shared item
        assertThat(scores.get(11)).isCloseTo(Math.exp(-0.5) / Math.sqrt(3), within(1e-9));
        assertThat(scores.get(12)).isCloseTo(Math.exp(-1) / Math.sqrt(3), within(1e-9));
        assertThat(index.because(new int[] {10}, 3, SETTINGS, 2, Set.of(12, 99)))
                .isEqualTo(Map.of(12, 10));
    }

    @Test
    void a_long_silence_opens_a_new_session() {
        var index = new SessionIndex(BOUNDS);
        index.add(1, 10, 0);
        index.add(1, 11, 5_000);

        assertThat(index.size()).isEqualTo(2);
        assertThat(index.scores(new int[] {10}, 6_000, SETTINGS)).doesNotContainKey(11);
    }

    @ForEachSeed(count = 50)
    void forgetting_somebody_is_as_if_they_had_never_come(long seed) {
        var random = new SplittableRandom(seed);
        var with = new SessionIndex(BOUNDS);
        var without = new SessionIndex(BOUNDS);
        for (int event = 0; event < 400; event++) {
            int owner = random.nextInt(8);
            int item = random.nextInt(30);
            with.add(owner, item, event * 60L);
            if (owner != 3) {
                without.add(owner, item, event * 60L);
            }
        }

        with.forget(3);

        assertThat(with.size()).isEqualTo(without.size());
        for (int question = 0; question < 20; question++) {
            int[] session = random.ints(3, 0, 30).toArray();
            assertThat(with.scores(session, 30_000, SETTINGS)).isEqualTo(without.scores(session, 30_000, SETTINGS));
        }
    }

    @ForEachSeed(count = 10)
    void there_are_never_more_sessions_than_the_bound(long seed) {
        var random = new SplittableRandom(seed);
        var index = new SessionIndex(new SessionIndex.Bounds(20, 5, 10));

        for (int event = 0; event < 2_000; event++) {
            index.add(random.nextInt(10), random.nextInt(50), event * 3L);
            assertThat(index.size()).isLessThanOrEqualTo(20);
        }

        assertThat(index.scores(new int[] {7}, 6_000, SETTINGS).size()).isLessThanOrEqualTo(5 * SessionIndex.LONGEST);
    }
}
