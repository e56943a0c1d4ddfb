package org.qiantang.tools.replay;

import java.time.Duration;

/** How fast a show is retold: so many times faster than it was, and no silence longer than a moment. */
public record Pace(double times) {
    public static final Pace USUAL = new Pace(10);
    public static final Pace FAST = new Pace(Double.POSITIVE_INFINITY);
    private static final Duration LONGEST = Duration.ofMillis(1_500);

    public Pace {
        if (!(times > 0)) {
            throw new IllegalArgumentException("times: " + times + " (expected: more than 0)");
        }
    }

    public static Pace times(double times) {
        if (!(times >= 0.1 && times <= 1_000)) {
            throw new IllegalArgumentException("times: " + times + " (expected: 0.1..1000)");
        }
        return new Pace(times);
    }

    /** The pause for a silence of so long. */
    Duration pauseFor(Duration silence) {
        long millis = (long) (silence.toMillis() / times);
        return Duration.ofMillis(Math.clamp(millis, 0, LONGEST.toMillis()));
    }
}
