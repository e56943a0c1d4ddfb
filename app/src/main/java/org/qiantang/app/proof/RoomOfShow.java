package org.qiantang.app.proof;

import java.util.Optional;

/** Knows in which room a show is. */
@FunctionalInterface
public interface RoomOfShow {
    Optional<Long> roomOf(long showId);
}
