package org.qiantang.app.proof;

import java.nio.file.Path;
import java.util.Optional;

/** Knows where a piece of a show's recording lies. */
@FunctionalInterface
interface Footage {
    /** The file of a piece; empty where it is no longer kept. */
    Optional<Path> file(long showId, int piece);
}
