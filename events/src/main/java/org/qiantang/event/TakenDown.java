package org.qiantang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a machine took a line down.
 *
 * @param version of the engine's model or protocol, as exactly as it is known
 * @param from when it was said or first shown, by its place in the picture's time
 * @param to when it had been said, or was last shown
 * @param confidence how sure the engine is of the words, in percent; null where it does not tell
 */
public record TakenDown(
        Means means,
        String engine,
        String version,
        Instant from,
        Instant to,
        @Nullable Integer confidence) {
    /** Whether a machine heard a line or saw it in the picture. */
    public enum Means {
        HEARD,
        SEEN
    }
}
