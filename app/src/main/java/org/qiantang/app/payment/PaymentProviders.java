package org.qiantang.app.payment;

import java.util.List;
import java.util.Optional;

/**
 * The providers that there are keys for, and those of them that buyers are offered.
 *
 * <p>One that is no longer offered still settles what was paid through it.
 */
final class PaymentProviders {
    private final List<PaymentProvider> all;
    private final List<PaymentProvider> offered;

    PaymentProviders(List<PaymentProvider> all, List<PaymentProvider> offered) {
        if (offered.isEmpty()) {
            throw new IllegalArgumentException("offered: none (expected: one provider or more)");
        }
        this.all = List.copyOf(all);
        this.offered = List.copyOf(offered);
    }

    List<PaymentProvider> offered() {
        return offered;
    }

    /** The one whose payments are opened as soon as pieces are held; empty where the buyer has to choose first. */
    Optional<PaymentProvider> ahead() {
        return offered.size() == 1
                ? offered.stream().filter(PaymentProvider::opensAhead).findFirst()
                : Optional.empty();
    }

    Optional<PaymentProvider> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The one that a payment is at. */
    PaymentProvider of(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "provider: " + name + " (expected: one of those that there are keys for)"));
    }
}
