package org.qiantang.app.host;

import java.util.Optional;

/** Fills a line's slots with what is true at this moment. */
@FunctionalInterface
public interface Resolver {
    /** The line as it can be said now; empty if it is no longer true. */
    Optional<String> resolve(long showId, ScriptLine line);
}
