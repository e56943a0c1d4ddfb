package org.qiantang.app.gateway;

import java.util.Optional;
import java.util.function.LongConsumer;

/** Knows who comes with a session's token. May block. */
public interface Door {
    Optional<Visitor> visitor(String token);

    /** Calls with a person's id when one of their sessions has ended, by whatever way. */
    default void whenSessionsEnd(LongConsumer hears) {}

    /** Whether a person belongs to the people who make this show. */
    boolean staffOf(long personId, long showId);

    /** Whether what was said on the way in is the secret of the demo's crowd. */
    default boolean ofCrowd(String secret) {
        return false;
    }
}
