package org.qiantang.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Room, journal, followers and couriers under seeded faults, in simulated time. */
class SimulationTest {
    private static final long ENOUGH = 100;
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("org.qiantang");
    private static Level before;

    @BeforeAll
    static void quiet() {
        before = OURS.getLevel();
        // Every fault would be told, thousands of times.
        OURS.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        OURS.setLevel(before);
    }

    @Test
    void whatever_fails_the_truth_holds_and_all_comes_to_rest() {
        Long only = Long.getLong("seed");
        if (only != null) {
            new World(only, false).play();
            return;
        }
        long seeds = Long.getLong("seeds", 500);
        long began = System.nanoTime();
        long steps = LongStream.rangeClosed(1, seeds)
                .map(seed -> new World(seed, false).play().lines())
                .sum();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("simulation: %d seeds in %.1f s, %.0f a minute%n", seeds, seconds, seeds * 60 / seconds);
        assertThat(steps).isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void what_is_wrong_on_purpose_is_found(Defect defect) {
        for (long seed = 1; seed <= ENOUGH; seed++) {
            try {
                new World(seed, false, defect).play();
            } catch (AssertionError found) {
                // It is the defect that was found, and nothing that fails without it.
                new World(seed, false).play();
                System.out.println("simulation: " + defect + " is found by seed " + seed + ": "
                        + found.getMessage().lines().findFirst().orElse(""));
                return;
            }
        }
        fail(defect + " (expected: found within " + ENOUGH + " seeds)");
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        String once = new World(42, true).play().whole();
        String again = new World(42, true).play().whole();

        assertThat(once).isNotEmpty().isEqualTo(again);
    }
}
