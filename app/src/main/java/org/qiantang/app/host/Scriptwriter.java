package org.qiantang.app.host;

/** Writes what the host will say in a show. May take its time. */
@FunctionalInterface
public interface Scriptwriter {
    Script write(long showId);
}
