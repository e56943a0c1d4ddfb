package org.qiantang.engine.journal;

import org.jspecify.annotations.Nullable;

/**
 * How one follower stands in one shard, for a health page.
 *
 * @param position the last event that is done
 * @param failures tries in a row that have failed; 0 when all is well
 * @param reason what the last failure said; null when all is well
 */
public record FollowerState(
        String name,
        int shard,
        Activity activity,
        long position,
        int failures,
        @Nullable String reason) {
    public enum Activity {
        /** Follows, or waits for the next event. */
        FOLLOWING,
        /** The last try failed; the next one comes by itself. */
        RETRYING,
        /** Stopped by a fault that trying again does not mend. */
        STOPPED,
        /** Not running: not started yet, being rebuilt, or closed. */
        IDLE
    }
}
