package org.qiantang.app.selection;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sending;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.ShopTurns;
import org.qiantang.app.catalog.Standings;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.show.Picks;
import org.qiantang.engine.journal.Aside;
import org.qiantang.event.Ids;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.OfferTerms;
import org.qiantang.event.ShopEvent.Standing;
import org.qiantang.event.Streams;

/** The desk of offers and samples: it works in the turns of the offering shop and writes that shop's stream. */
public final class OfferDesk implements Picks {
    private final ShopTurns turns;
    private final ShopDesk shop;
    private final Standings standings;
    private final Catalog catalog;
    private final OfferRows offers;
    private final SampleRows samples;
    private final GivenRows given;
    private final Ids ids;
    private final InstantSource clock;

    OfferDesk(
            ShopTurns turns,
            ShopDesk shop,
            Standings standings,
            Catalog catalog,
            OfferRows offers,
            SampleRows samples,
            GivenRows given,
            Ids ids,
            InstantSource clock) {
        this.turns = turns;
        this.shop = shop;
        this.standings = standings;
        this.catalog = catalog;
        this.offers = offers;
        this.samples = samples;
        this.given = given;
        this.ids = ids;
        this.clock = clock;
    }

    /** The desk's answer. */
    sealed interface Answer {
        /** It is so; the id of what it is about. */
        record Done(long id) implements Answer {}

        record Refused(OfferRefusal why) implements Answer {}

        /** The id of what was done; a refusal leaves as words. */
        default long id() {
            return switch (this) {
                case Done(long id) -> id;
                case Refused(OfferRefusal why) -> throw why.problem();
            };
        }
    }

    /** Offers a product of the shop's to hosts and other shops. */
    public long publish(long merchantId, long productId, OfferTerms terms) {
        shop.requireOpen(merchantId);
        return turns.<Answer>take(merchantId, turn -> {
                    Optional<Product> found = catalog.product(productId).filter(one -> one.merchantId() == merchantId);
                    if (found.isEmpty()) {
                        return new Answer.Refused(OfferRefusal.NO_PRODUCT);
                    }
                    Product product = found.get();
                    boolean sellable = !product.archived() && !product.skus().isEmpty();
                    Optional<OfferRefusal> no = OfferRules.publish(sellable, offers.isOffered(productId));
                    if (no.isPresent()) {
                        return new Answer.Refused(no.get());
                    }
                    long id = ids.next();
                    offers.insert(new Offer(id, merchantId, productId, terms, turn.at(), null, null));
                    turn.write(new ShopEvent.OfferPublished(turn.at(), id, productId, terms));
                    return new Answer.Done(id);
                })
                .id();
    }

    /** Whether a shop has ever offered anything. */
    public boolean hasOffers(long merchantId) {
        return !offers.ofMerchant(merchantId, false, Long.MAX_VALUE, 1).isEmpty()
                || !offers.ofMerchant(merchantId, true, Long.MAX_VALUE, 1).isEmpty();
    }

    /** New terms; items that stand in a line-up keep those that they were picked at. */
    Answer change(long merchantId, long offerId, OfferTerms terms) {
        return turns.take(merchantId, turn -> {
            Optional<Offer> found = own(merchantId, offerId);
            if (found.isEmpty()) {
                return new Answer.Refused(OfferRefusal.NO_OFFER);
            }
            Optional<OfferRefusal> no = OfferRules.change(found.get(), terms, given.of(offerId));
            if (no.isPresent()) {
                return new Answer.Refused(no.get());
            }
            if (!found.get().terms().equals(terms)) {
                offers.change(offerId, terms);
                turn.write(new ShopEvent.OfferChanged(turn.at(), offerId, terms));
            }
            return new Answer.Done(offerId);
        });
    }

    /** Nobody can pick it any more; what was picked goes on. Asked again, nothing more happens. */
    Answer withdraw(long merchantId, long offerId, String reason) {
        return turns.take(merchantId, turn -> {
            Optional<Offer> found = own(merchantId, offerId);
            if (found.isEmpty()) {
                return new Answer.Refused(OfferRefusal.NO_OFFER);
            }
            if (found.get().withdrawnAt() == null) {
                offers.withdraw(offerId, reason, turn.at());
                turn.write(new ShopEvent.OfferWithdrawn(turn.at(), offerId, reason));
            }
            return new Answer.Done(offerId);
        });
    }

    /** @param address where to send it, as JSON; kept beside the journal, not in it */
    Answer ask(long offerId, long askerId, @Nullable Long askersShop, int pieces, byte[] address) {
        Optional<Offer> known = offers.find(offerId);
        if (known.isEmpty()) {
            return new Answer.Refused(OfferRefusal.NO_OFFER);
        }
        long merchantId = known.get().merchantId();
        return turns.take(merchantId, turn -> {
            // Read again in the turn, since others may have asked meanwhile.
            Offer offer = offers.find(offerId).orElseThrow();
            boolean waiting = samples.latest(offerId, askerId)
                    .filter(one -> one.state() == Sample.State.ASKED || one.state() == Sample.State.SENT)
                    .isPresent();
            Optional<OfferRefusal> no =
                    OfferRules.ask(offer, turn.at(), askersShop, pieces, given.of(offerId), waiting);
            if (no.isPresent()) {
                return new Answer.Refused(no.get());
            }
            long id = ids.next();
            samples.insert(new Sample(
                    id,
                    offerId,
                    merchantId,
                    askerId,
                    pieces,
                    Sample.State.ASKED,
                    turn.at(),
                    null,
                    null,
                    null,
                    null,
                    null));
            turn.pen()
                    .write(
                            Streams.shop(merchantId),
                            new ShopEvent.SampleAsked(turn.at(), id, offerId, askerId, pieces),
                            new Aside(0, askerId, address));
            return new Answer.Done(id);
        });
    }

    Answer send(long merchantId, long sampleId, String carrier, String trackingNo) {
        return answer(merchantId, sampleId, turn -> {
            samples.sent(sampleId, carrier, trackingNo, turn.at());
            turn.write(new ShopEvent.SampleSent(turn.at(), sampleId, carrier, trackingNo));
        });
    }

    Answer refuse(long merchantId, long sampleId, String reason) {
        return answer(merchantId, sampleId, turn -> {
            samples.refused(sampleId, reason, turn.at());
            turn.write(new ShopEvent.SampleRefused(turn.at(), sampleId, reason));
        });
    }

    /** The asker says that it has come. */
    Answer received(long askerId, long sampleId) {
        Optional<Sample> known = samples.find(sampleId).filter(one -> one.askerId() == askerId);
        if (known.isEmpty()) {
            return new Answer.Refused(OfferRefusal.NO_SAMPLE);
        }
        return turns.take(known.get().merchantId(), turn -> {
            Sample sample = samples.find(sampleId).orElseThrow();
            return switch (sample.state()) {
                case RECEIVED -> new Answer.Done(sampleId);
                case ASKED, REFUSED -> new Answer.Refused(OfferRefusal.NOT_SENT);
                case SENT -> {
                    samples.received(sampleId, turn.at());
                    turn.write(new ShopEvent.SampleReceived(turn.at(), sampleId));
                    yield new Answer.Done(sampleId);
                }
            };
        });
    }

    @Override
    public Terms take(long offerId, long showId, long showMerchantId, long itemId) {
        Offer offer = offers.find(offerId).orElseThrow(OfferRefusal.NO_OFFER::problem);
        OfferRules.pick(offer, clock.instant()).ifPresent(no -> {
            throw no.problem();
        });
        requireSelling(offer.merchantId());
        offers.note(new OfferRows.Item(itemId, showId, offerId, offer.merchantId()));
        Long other = offer.merchantId() == showMerchantId ? null : offer.merchantId();
        return new Terms(
                offer.merchantId(),
                offer.productId(),
                left(offerId),
                new RoomRequest.Picked(offerId, offer.terms().commissionBasisPoints(), other));
    }

    @Override
    public Optional<Long> shopOf(long itemId) {
        return offers.item(itemId).map(OfferRows.Item::merchantId);
    }

    @Override
    public Sending send(long showId, long itemId, long skuId, int pieces) {
        OfferRows.Item item = offers.item(itemId).orElseThrow(OfferRefusal.NO_OFFER::problem);
        // What the show has been given it sells; a shop that is suspended or has ended gives it no more.
        requireSelling(item.merchantId());
        return shop.sendAllotment(item.merchantId(), showId, itemId, skuId, pieces, () -> left(item.offerId()));
    }

    private void requireSelling(long merchantId) {
        if (standings.of(merchantId) != Standing.OPEN) {
            throw OfferRefusal.SHOP_CLOSED.problem();
        }
    }

    private int left(long offerId) {
        int promised = offers.find(offerId).orElseThrow().terms().piecesPromised();
        return Math.max(0, promised - given.of(offerId).pieces());
    }

    private Optional<Offer> own(long merchantId, long offerId) {
        return offers.find(offerId).filter(offer -> offer.merchantId() == merchantId);
    }

    @FunctionalInterface
    private interface Reply {
        void write(ShopTurns.Turn turn);
    }

    private Answer answer(long merchantId, long sampleId, Reply reply) {
        return turns.take(merchantId, turn -> {
            Optional<Sample> sample = samples.find(sampleId).filter(one -> one.merchantId() == merchantId);
            if (sample.isEmpty()) {
                return new Answer.Refused(OfferRefusal.NO_SAMPLE);
            }
            if (sample.get().state() != Sample.State.ASKED) {
                return new Answer.Refused(OfferRefusal.ANSWERED);
            }
            reply.write(turn);
            return new Answer.Done(sampleId);
        });
    }
}
