package org.qiantang.app.guard;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.room.Board;

/** What the guard asks of goods apart from the room: the catalogue's side of the wall. */
public interface Wares {
    Optional<Product> product(long productId);

    /** The deal price, in minor units, that a reference price may not be above; null where there never was a deal. */
    @Nullable
    Long base(long showId, Board.Sku sku, Instant now);

    /** The same for the shop's own prices of these SKUs, outside of shows; one that never had a deal is left out. */
    Map<Long, Long> bases(Collection<Long> skus, Instant now);

    /** Pieces of the product that were paid for, in any show and ever. */
    long sold(Product product);
}
