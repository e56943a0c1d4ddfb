package org.qiantang.app.proof;

import java.util.Optional;

/** Knows where in the floor's shard an order was born. */
@FunctionalInterface
public interface OrderPlace {
    Optional<Long> bornAt(long orderId);
}
