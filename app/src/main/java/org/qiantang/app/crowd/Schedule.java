package org.qiantang.app.crowd;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When the crowd does what: pauses by chance around a mean, livelier and calmer by turns, never more than a room bears.
 *
 * <p>A person may say 5 lines in 5 s; here all together say about 2 a second, however many they are.
 */
final class Schedule {
    private static final double WAVE_MILLIS = 240_000;
    private static final double LEAST_MILLIS = 250;
    private static final double TALK_BUSIEST = 500;
    private static final double LIKE_BUSIEST = 300;
    private static final double BUY_BUSIEST = 12_000;
    private static final int LONGEST = 6;

    private final int viewers;
    private final RandomGenerator chance;
    private final double phase;
    private final double haste;

    Schedule(int viewers, RandomGenerator chance) {
        this(viewers, chance, 1);
    }

    /**
     * The schedule of so many.
     *
     * @param haste how many times as often as usual they buy
     */
    Schedule(int viewers, RandomGenerator chance, double haste) {
        this.haste = haste;
        this.viewers = viewers;
        this.chance = chance;
        this.phase = chance.nextDouble() * 2 * Math.PI;
    }

    Duration untilTalk(long elapsedMillis) {
        return pause(Math.max(TALK_BUSIEST, 120_000.0 / viewers), elapsedMillis);
    }

    Duration untilLike(long elapsedMillis) {
        return pause(Math.max(LIKE_BUSIEST, 90_000.0 / viewers), elapsedMillis);
    }

    Duration untilPurchase(long elapsedMillis) {
        return pause(Math.max(BUY_BUSIEST, 900_000.0 / viewers) / haste, elapsedMillis);
    }

    private Duration pause(double mean, long elapsedMillis) {
        double wave = 1 + 0.5 * Math.sin(phase + 2 * Math.PI * elapsedMillis / WAVE_MILLIS);
        double by = Math.min(LONGEST, -Math.log(1 - chance.nextDouble()));
        return Duration.ofMillis((long) Math.max(LEAST_MILLIS, mean * by / wave));
    }
}
