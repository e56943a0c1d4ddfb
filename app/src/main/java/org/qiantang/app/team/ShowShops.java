package org.qiantang.app.team;

import java.util.Optional;

/** Knows whose show it is. */
@FunctionalInterface
public interface ShowShops {
    Optional<Long> merchantOf(long showId);
}
