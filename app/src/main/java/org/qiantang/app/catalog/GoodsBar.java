package org.qiantang.app.catalog;

import java.time.Instant;
import java.util.Optional;

/** Knows which goods no shop takes back by itself, since a measure keeps them off sale. */
@FunctionalInterface
public interface GoodsBar {
    /** What keeps a product off sale; empty where nothing does. */
    Optional<OffSale> of(long productId);

    record OffSale(long dossierId, Instant until) {}
}
