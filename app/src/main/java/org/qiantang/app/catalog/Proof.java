package org.qiantang.app.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShopEvent;

/** What stands behind a fact: a report, a licence, a registration. Null {@code validUntil} means it does not run out. */
public record Proof(
        String kind,
        String number,
        String issuer,
        String scope,
        @Nullable LocalDate validUntil) {

    /** Whether it still counts on that day. */
    public boolean holdsOn(LocalDate day) {
        return validUntil == null || !day.isAfter(validUntil);
    }

    ShopEvent.Proof asEvent() {
        return new ShopEvent.Proof(kind, number, issuer, scope, validUntil == null ? null : validUntil.toString());
    }
}
