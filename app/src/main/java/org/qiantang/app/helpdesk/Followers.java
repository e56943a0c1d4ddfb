package org.qiantang.app.helpdesk;

import java.time.Instant;

/** How many people came to follow a shop in a stretch of time. */
@FunctionalInterface
public interface Followers {
    long since(long merchantId, Instant from, Instant until);
}
