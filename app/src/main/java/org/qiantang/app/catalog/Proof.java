package org.qiantang.app.catalog;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShopEvent;

/** What stands behind a fact: a report, a licence, a registration. Null {@code validUntil} means it does not run out. */
public record Proof(
        String kind,
        String number,
        String issuer,
        String scope,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate validFrom,
        @Nullable ProofFile file) {
    public Proof(String kind, String number, String issuer, String scope, @Nullable LocalDate validUntil) {
        this(kind, number, issuer, scope, validUntil, null, null);
    }

    /** Whether it counts on that day. */
    public boolean holdsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || !day.isAfter(validUntil));
    }

    ShopEvent.Proof asEvent(Function<String, ShopEvent.ProofFile> files) {
        ShopEvent.ProofFile kept = file == null ? null : files.apply(file.sha256());
        return new ShopEvent.Proof(kind, number, issuer, scope, text(validUntil), text(validFrom), kept);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
