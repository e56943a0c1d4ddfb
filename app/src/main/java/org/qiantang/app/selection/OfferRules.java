package org.qiantang.app.selection;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShopEvent.OfferTerms;

/** What the desk of offers allows: what it knows in, a refusal or nothing out. */
final class OfferRules {
    private OfferRules() {}

    /** What of an offer has been given already, and may not be taken back by new terms. */
    record Given(int pieces, int samples) {}

    static Optional<OfferRefusal> publish(boolean sellable, boolean offered) {
        if (!sellable) {
            return Optional.of(OfferRefusal.NOT_FOR_SALE);
        }
        return offered ? Optional.of(OfferRefusal.OFFERED) : Optional.empty();
    }

    static Optional<OfferRefusal> change(Offer offer, OfferTerms terms, Given given) {
        if (offer.withdrawnAt() != null) {
            return Optional.of(OfferRefusal.WITHDRAWN);
        }
        if (terms.piecesPromised() < given.pieces()) {
            return Optional.of(OfferRefusal.BELOW_GIVEN);
        }
        return terms.samples() < given.samples() ? Optional.of(OfferRefusal.BELOW_ASKED) : Optional.empty();
    }

    /**
     * A sample for somebody.
     *
     * @param askersShop the shop that the asker belongs to, if any
     * @param waiting whether the asker has a request that has not come to its end
     */
    static Optional<OfferRefusal> ask(
            Offer offer, Instant now, @Nullable Long askersShop, int pieces, Given given, boolean waiting) {
        Optional<OfferRefusal> closed = pick(offer, now);
        if (closed.isPresent()) {
            return closed;
        }
        if (askersShop != null && askersShop == offer.merchantId()) {
            return Optional.of(OfferRefusal.OWN_SAMPLE);
        }
        if (waiting) {
            return Optional.of(OfferRefusal.ASKED);
        }
        return given.samples() + pieces > offer.terms().samples()
                ? Optional.of(OfferRefusal.NO_SAMPLES)
                : Optional.empty();
    }

    static Optional<OfferRefusal> pick(Offer offer, Instant now) {
        if (offer.withdrawnAt() != null) {
            return Optional.of(OfferRefusal.WITHDRAWN);
        }
        return offer.isOpen(now) ? Optional.empty() : Optional.of(OfferRefusal.NOT_OPEN);
    }
}
