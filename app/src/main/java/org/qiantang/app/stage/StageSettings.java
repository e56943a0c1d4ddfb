package org.qiantang.app.stage;

import java.time.Duration;
import org.qiantang.engine.fanout.Bounds;

/**
 * How a stage behaves.
 *
 * @param frame how long messages are gathered into one frame; zero sends each at once
 * @param keptEmpty how long a show that nobody watches stays at hand for those who come back
 * @param bounds how much one show's broadcast allows itself
 */
public record StageSettings(Duration frame, Duration keptEmpty, Bounds bounds) {
    private static final Duration LONGEST_FRAME = Duration.ofMillis(100);

    public static final StageSettings USUAL = new StageSettings(LONGEST_FRAME, Duration.ofSeconds(60), Bounds.USUAL);

    public StageSettings {
        if (frame.isNegative() || frame.compareTo(LONGEST_FRAME) > 0) {
            throw new IllegalArgumentException("frame: " + frame + " (expected: PT0S.." + LONGEST_FRAME + ")");
        }
        if (keptEmpty.isNegative()) {
            throw new IllegalArgumentException("keptEmpty: " + keptEmpty + " (expected: not negative)");
        }
    }
}
