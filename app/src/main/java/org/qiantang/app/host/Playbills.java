package org.qiantang.app.host;

import java.util.Optional;

/** Knows where a show plays. */
@FunctionalInterface
public interface Playbills {
    /** The show's playbill; empty where there is no such show, or a person hosts it. */
    Optional<Playbill> of(long showId);
}
