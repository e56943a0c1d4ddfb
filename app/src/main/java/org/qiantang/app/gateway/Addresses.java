package org.qiantang.app.gateway;

import java.util.Optional;

/** Knows where a person wants parcels sent. May block. */
@FunctionalInterface
public interface Addresses {
    /** The address as JSON. */
    Optional<String> of(long personId);
}
