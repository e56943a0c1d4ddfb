package org.qiantang.app.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.selection.OfferRules.Given;
import org.qiantang.event.ShopEvent.OfferTerms;

class OfferRulesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final long SHOP = 7;
    private static final Given NOTHING = new Given(0, 0);

    @Test
    void a_product_that_is_offered_already_or_cannot_be_sold_is_not_offered() {
        assertThat(OfferRules.publish(true, false)).isEmpty();
        assertThat(OfferRules.publish(true, true)).contains(OfferRefusal.OFFERED);
        assertThat(OfferRules.publish(false, false)).contains(OfferRefusal.NOT_FOR_SALE);
    }

    @Test
    void new_terms_take_nothing_back_that_was_given() {
        Offer offer = offer(null);

        assertThat(OfferRules.change(offer, terms(3, 40), new Given(40, 3))).isEmpty();
        assertThat(OfferRules.change(offer, terms(3, 39), new Given(40, 3))).contains(OfferRefusal.BELOW_GIVEN);
        assertThat(OfferRules.change(offer, terms(2, 40), new Given(40, 3))).contains(OfferRefusal.BELOW_ASKED);
        assertThat(OfferRules.change(offer(NOON), terms(3, 40), NOTHING)).contains(OfferRefusal.WITHDRAWN);
    }

    @Test
    void an_offer_is_picked_from_its_first_moment_until_before_its_last() {
        Offer offer = offer(null);

        assertThat(OfferRules.pick(offer, NOON.minusMillis(1))).contains(OfferRefusal.NOT_OPEN);
        assertThat(OfferRules.pick(offer, NOON)).isEmpty();
        assertThat(OfferRules.pick(offer, NOON.plus(Duration.ofDays(10)).minusMillis(1)))
                .isEmpty();
        assertThat(OfferRules.pick(offer, NOON.plus(Duration.ofDays(10)))).contains(OfferRefusal.NOT_OPEN);
        assertThat(OfferRules.pick(offer(NOON), NOON)).contains(OfferRefusal.WITHDRAWN);
    }

    @Test
    void samples_are_given_while_they_last_one_request_at_a_time_and_not_to_the_shop_itself() {
        Offer offer = offer(null);

        assertThat(OfferRules.ask(offer, NOON, 8L, 2, new Given(0, 3), false)).isEmpty();
        assertThat(OfferRules.ask(offer, NOON, null, 3, new Given(0, 3), false)).contains(OfferRefusal.NO_SAMPLES);
        assertThat(OfferRules.ask(offer, NOON, null, 1, NOTHING, true)).contains(OfferRefusal.ASKED);
        assertThat(OfferRules.ask(offer, NOON, SHOP, 1, NOTHING, false)).contains(OfferRefusal.OWN_SAMPLE);
        assertThat(OfferRules.ask(offer(NOON), NOON, null, 1, NOTHING, false)).contains(OfferRefusal.WITHDRAWN);
    }

    private static Offer offer(@Nullable Instant withdrawn) {
        return new Offer(1, SHOP, 2, terms(5, 100), NOON, withdrawn, null);
    }

    private static OfferTerms terms(int samples, int pieces) {
        return new OfferTerms(1_500, NOON, NOON.plus(Duration.ofDays(10)), samples, "", pieces);
    }
}
