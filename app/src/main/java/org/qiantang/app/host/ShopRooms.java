package org.qiantang.app.host;

import java.util.Optional;

/** Knows which room is a shop's, since presenters are chosen for rooms. */
@FunctionalInterface
public interface ShopRooms {
    Optional<Long> roomOf(long merchantId);
}
