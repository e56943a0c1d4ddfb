package org.qiantang.app.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A host whom viewers may find, and follow.
 *
 * @param showId the show on air now; null where there is none
 * @param comingId the next show that is announced; null where none is
 * @param startsAt when that is to begin
 * @param shopId the shop in whose room the host was seen last
 */
record FoundHost(
        long id,
        String name,
        @Nullable Long showId,
        @Nullable Long comingId,
        @Nullable Instant startsAt,
        long shopId,
        String shopName) {}
