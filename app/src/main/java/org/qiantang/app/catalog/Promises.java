package org.qiantang.app.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A product's after-sale promises (售后承诺), one to a kind, as after-sale counts with them. */
public record Promises(List<Promise> all) {
    public static final Promises NONE = new Promises(List.of());

    public Promises {
        all = List.copyOf(all);
    }

    public Optional<Promise> of(PromiseKind kind) {
        return all.stream().filter(promise -> promise.kind() == kind).findFirst();
    }

    public boolean has(PromiseKind kind) {
        return of(kind).isPresent();
    }

    /** How long after receipt the shop takes goods back without a reason; empty where it promises nothing. */
    public Optional<Duration> returnWithin() {
        return days(PromiseKind.RETURN);
    }

    /** How long after payment the shop pays the difference to a lower price of its own. */
    public Optional<Duration> priceProtectedFor() {
        return days(PromiseKind.PRICE_PROTECTION);
    }

    public Optional<Duration> exchangeWithin() {
        return days(PromiseKind.EXCHANGE);
    }

    /** How soon after payment the parcel leaves, where that is promised apart from the delivery terms. */
    public Optional<Duration> dispatchWithin() {
        return of(PromiseKind.DISPATCH).map(promise -> Duration.ofHours(promise.amount()));
    }

    public boolean freightInsured() {
        return has(PromiseKind.FREIGHT_INSURANCE);
    }

    /** How many times the price a fake is paid back. */
    public OptionalInt timesForFake() {
        return amount(PromiseKind.FAKE_PAYS);
    }

    public OptionalInt amount(PromiseKind kind) {
        return all.stream()
                .filter(promise -> promise.kind() == kind)
                .mapToInt(Promise::amount)
                .findFirst();
    }

    private Optional<Duration> days(PromiseKind kind) {
        return of(kind).map(promise -> Duration.ofDays(promise.amount()));
    }
}
