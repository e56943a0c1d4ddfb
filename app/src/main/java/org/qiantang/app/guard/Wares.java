package org.qiantang.app.guard;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.room.Board;
import org.qiantang.event.Money;

/** What the guard asks of goods apart from the room: the catalogue's side of the wall. */
public interface Wares {
    Optional<Product> product(long productId);

    /** The deal price of each, in minor units, that a reference price may not be above; one without a deal is left out. */
    Map<Long, Long> basesInShow(long showId, Collection<Board.Sku> skus, Instant now);

    /** The same for the shop's own prices, outside of shows. */
    Map<Long, Long> bases(Collection<Long> skus, Instant now);

    /** The most that was paid for a piece of the product in that time, in any show; empty where none was sold. */
    Optional<Money> highestDeal(Product product, Instant from, Instant until);

    /** Pieces of the product that were paid for, in any show and ever. */
    long sold(Product product);
}
