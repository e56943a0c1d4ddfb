package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in a merchant's shop: stream {@code shop/ID} in the office shard. */
public sealed interface ShopEvent extends Event {
    record ShopOpened(Instant at, long merchantId, String name) implements ShopEvent {}

    /** A product was put into the catalogue or revised; the whole of what is claimed of it, as of now. */
    record ProductListed(
            Instant at,
            long productId,
            String title,
            String legalCategory,
            List<ListedSku> skus,
            List<StatedFact> facts)
            implements ShopEvent {
        public ProductListed {
            skus = List.copyOf(skus);
            facts = List.copyOf(facts);
        }
    }

    record ListedSku(long skuId, String code, String name) {}

    /** One fact of the fact sheet (商品事实表) with its proof, if there is one. */
    record StatedFact(
            String key,
            String value,
            @Nullable String unit,
            @Nullable Proof proof) {}

    /** What stands behind a fact. {@code validUntil} is an ISO date, or null where the proof does not run out. */
    record Proof(
            String kind,
            String number,
            String issuer,
            String scope,
            @Nullable String validUntil) {}

    /**
     * A price version; the next one never erases it.
     *
     * @param showId the one show that it is for; null for the shop's own price, which holds elsewhere
     */
    record PriceSet(
            Instant at,
            long skuId,
            long priceVersion,
            Money price,
            String reason,
            @Nullable Long showId) implements ShopEvent {
        /** The shop's own price. */
        public PriceSet(Instant at, long skuId, long priceVersion, Money price, String reason) {
            this(at, skuId, priceVersion, price, reason, null);
        }
    }

    record StockReceived(Instant at, long skuId, int pieces, String reason) implements ShopEvent {}

    /** Pieces leave the warehouse's free stock for a show; in transit until the show takes them. */
    record AllotmentSent(Instant at, long transferId, long showId, long itemId, long skuId, int pieces)
            implements ShopEvent {}

    /** The show has taken the pieces: no longer in transit. */
    record AllotmentArrived(Instant at, long transferId) implements ShopEvent {}

    /** The show would not take the pieces: they are free again. */
    record AllotmentBounced(Instant at, long transferId, long skuId, int pieces) implements ShopEvent {}

    /** Unsold pieces came back from a show. */
    record AllotmentCameBack(Instant at, long transferId, long showId, long skuId, int pieces) implements ShopEvent {}

    /** A paid order has been handed to the shop for good. */
    record OrderTaken(Instant at, long orderId, long showId, long buyerId, List<ShowEvent.HeldLine> lines, Money amount)
            implements ShopEvent {
        public OrderTaken {
            lines = List.copyOf(lines);
        }
    }

    record ParcelSent(Instant at, long orderId, String carrier, String trackingNo) implements ShopEvent {}

    /** The shop gives money of a paid order back, in part or whole; the payment desk sends it. */
    record RefundOrdered(Instant at, long refundId, long orderId, Money amount, String reason) implements ShopEvent {}
}
