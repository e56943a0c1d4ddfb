package org.qiantang.app.parcel;

import java.util.Optional;

/** The phones of those whom parcels go to: read from beside the journal at the moment of asking, and kept nowhere. */
@FunctionalInterface
public interface Phones {
    /** The phone that an order is delivered to; empty where none was given or it has been forgotten. */
    Optional<String> of(long orderId);
}
