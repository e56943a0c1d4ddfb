package org.qiantang.app.checkout;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a person has parcels sent. */
@FunctionalInterface
public interface AddressBook {
    /** One address of the person's as JSON, the usual one where none is named; empty where it is not there. */
    Optional<String> of(long personId, @Nullable Long addressId);
}
