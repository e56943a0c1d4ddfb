package org.qiantang.app.selection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShopEvent.OfferTerms;

/** A product that its shop lets others sell for a commission. */
record Offer(
        long id,
        long merchantId,
        long productId,
        OfferTerms terms,
        Instant publishedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String reason) {
    /** Whether it may be picked, or a sample of it asked for, at that moment. */
    boolean isOpen(Instant at) {
        Instant until = terms.until();
        return withdrawnAt == null && !at.isBefore(terms.from()) && (until == null || at.isBefore(until));
    }

    String state(Instant at) {
        if (withdrawnAt != null) {
            return "withdrawn";
        }
        if (at.isBefore(terms.from())) {
            return "waiting";
        }
        return isOpen(at) ? "open" : "over";
    }
}
