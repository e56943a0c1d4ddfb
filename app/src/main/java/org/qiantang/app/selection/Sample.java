package org.qiantang.app.selection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody's request for a sample of offered goods. */
record Sample(
        long id,
        long offerId,
        long merchantId,
        long askerId,
        int pieces,
        State state,
        Instant askedAt,
        @Nullable String carrier,
        @Nullable String trackingNo,
        @Nullable String reason,
        @Nullable Instant answeredAt,
        @Nullable Instant receivedAt) {
    enum State {
        ASKED,
        SENT,
        REFUSED,
        RECEIVED
    }
}
