package org.qiantang.app.host;

import java.util.function.BooleanSupplier;

/** Writes what the host will say in a show. May take its time, and takes less once nobody waits for it any more. */
@FunctionalInterface
public interface Scriptwriter {
    Script write(long showId, BooleanSupplier unwanted);

    /** Whether the next round is to have a script of its own, which is then at hand without waiting. */
    default boolean takesTurns(long showId) {
        return false;
    }
}
