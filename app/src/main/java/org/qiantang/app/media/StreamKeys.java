package org.qiantang.app.media;

import java.util.Optional;

/** Knows which room a publisher's stream key opens. May block; it is never asked on an event loop. */
@FunctionalInterface
public interface StreamKeys {
    /** The room that this key opens, or nothing if it opens none. */
    Optional<Long> roomOf(String key);
}
