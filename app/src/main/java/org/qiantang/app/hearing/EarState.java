package org.qiantang.app.hearing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How listening to a room stands.
 *
 * @param why what is wrong, where something is
 * @param sentences that were heard since a person took the air
 * @param dropped sound that could not be listened to since then
 * @param half what is being said now, as far as the engine tells it
 * @param lastText the newest sentence; null before the first
 * @param lastAt when it was said
 */
record EarState(
        How how,
        @Nullable String why,
        long sentences,
        Duration dropped,
        String half,
        @Nullable String lastText,
        @Nullable Instant lastAt) {
    enum How {
        /** The house has no ear. */
        OFF,
        /** The owner does not want it. */
        REFUSED,
        /** No person is on air, or the show is not open. */
        WAITING,
        /** A person is on air and no sound comes here. */
        SILENT,
        LISTENING,
        /** Some sound of the last seconds was dropped. */
        BEHIND,
        TROUBLE
    }

    static EarState of(How how) {
        return new EarState(how, null, 0, Duration.ZERO, "", null, null);
    }

    static EarState waiting(@Nullable String trouble) {
        return trouble == null ? of(How.WAITING) : new EarState(How.TROUBLE, trouble, 0, Duration.ZERO, "", null, null);
    }
}
