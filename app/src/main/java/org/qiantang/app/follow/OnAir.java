package org.qiantang.app.follow;

import java.util.Optional;

/** Knows the show that somebody followed is having now. */
public interface OnAir {
    Optional<Long> showOfShop(long merchantId);

    Optional<Long> showOfHost(long personId);
}
