package org.qiantang.app.closure;

import java.time.Instant;

/**
 * An account that is being closed, or is closed.
 *
 * @param dueAt when its week is over in which it can be taken back
 */
record Closing(long personId, State state, Instant askedAt, Instant dueAt) {
    /** How far it has come. */
    enum State {
        /** It can still be taken back. */
        WAITING,
        UNDER_WAY,
        CLOSED
    }
}
