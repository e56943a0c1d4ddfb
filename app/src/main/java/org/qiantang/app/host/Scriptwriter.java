package org.qiantang.app.host;

/** Writes what the host will say in a show. May take its time. */
@FunctionalInterface
public interface Scriptwriter {
    Script write(long showId);

    /** Whether the next round is to have a script of its own, which is then at hand without waiting. */
    default boolean takesTurns(long showId) {
        return false;
    }
}
