package org.qiantang.app.host;

import java.util.List;

/** Knows the flash sales of a show that are to come or under way. */
@FunctionalInterface
public interface Flashes {
    List<Flash> of(long showId);
}
