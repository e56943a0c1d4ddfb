package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in one show (场次): stream {@code show/ID} in a floor shard, written by the show's desk alone. */
public sealed interface ShowEvent extends Event {
    /** Who stands before the camera. */
    enum HostKind {
        HUMAN,
        DIGITAL
    }

    /** A show before a camera, or the standing show (货架) through which a shop sells without one. */
    enum ShowKind {
        STAGE,
        SHELF
    }

    /** What an item is in the line-up for: 引流, 主推, 利润, 次推. */
    enum ItemRole {
        TRAFFIC,
        HERO,
        PROFIT,
        FILLER
    }

    enum ReleaseReason {
        EXPIRED,
        CANCELLED
    }

    record ShowPlanned(
            Instant at,
            long showId,
            long roomId,
            long merchantId,
            long hostId,
            String title,
            HostKind hostKind,
            int holdSeconds,
            @Nullable ShowKind kind,
            @Nullable Instant startsAt)
            implements ShowEvent {
        /** A show before a camera, without a time set for it. */
        public ShowPlanned(
                Instant at,
                long showId,
                long roomId,
                long merchantId,
                long hostId,
                String title,
                HostKind hostKind,
                int holdSeconds) {
            this(at, showId, roomId, merchantId, hostId, title, hostKind, holdSeconds, null, null);
        }

        /** Whether it is a shop's shelf; what was planned before there were shelves is not. */
        public boolean sellsFromShelf() {
            return kind == ShowKind.SHELF;
        }
    }

    /** A product takes its place in the line-up, with all that the room needs to sell it without asking anybody. */
    record ItemLinedUp(
            Instant at,
            long itemId,
            long productId,
            int place,
            ItemRole role,
            String title,
            String picture,
            int perBuyerLimit,
            List<SkuOffer> skus)
            implements ShowEvent {
        public ItemLinedUp {
            skus = List.copyOf(skus);
        }
    }

    /** A SKU as the show sells it. */
    record SkuOffer(long skuId, String name, long priceVersion, Money price) {}

    /** Pieces that the warehouse sent have arrived at the show. */
    record AllotmentTaken(Instant at, long transferId, long itemId, long skuId, int pieces) implements ShowEvent {}

    /** Unsold pieces leave the show for the warehouse. */
    record AllotmentReturned(Instant at, long transferId, long itemId, long skuId, int pieces) implements ShowEvent {}

    record ShowOpened(Instant at) implements ShowEvent {}

    /** No more claims; holds may still be paid or run out. */
    record ShowClosing(Instant at) implements ShowEvent {}

    record ShowClosed(Instant at) implements ShowEvent {}

    record ItemPinned(Instant at, long itemId) implements ShowEvent {}

    record ItemUnpinned(Instant at, long itemId) implements ShowEvent {}

    record PriceChanged(Instant at, long itemId, long skuId, long priceVersion, Money price, String reason)
            implements ShowEvent {}

    /**
     * Pieces are promised to a buyer until a deadline: the birth of an order. The address lies beside, slot 0.
     *
     * @param total goods and freight together
     * @param checkoutId the checkout that this order is a part of; such an order has no payment of its own
     * @param freight null where none is asked for
     */
    record PiecesHeld(
            Instant at,
            long orderId,
            long buyerId,
            List<HeldLine> lines,
            Money total,
            String intent,
            String intentHash,
            Instant payUntil,
            @Nullable Long checkoutId,
            @Nullable Money freight)
            implements ShowEvent {
        public PiecesHeld {
            lines = List.copyOf(lines);
        }
    }

    record HeldLine(long itemId, long skuId, int pieces, long priceVersion, Money price) {}

    record HoldReleased(Instant at, long orderId, long buyerId, ReleaseReason reason) implements ShowEvent {}

    record OrderPaid(Instant at, long orderId, long buyerId, String paymentNo, Money amount) implements ShowEvent {}

    /** Money came for a hold that is gone, or twice, or in the wrong amount: it goes back. */
    record PaymentNotTaken(Instant at, long orderId, long buyerId, String paymentNo, Money amount, String reason)
            implements ShowEvent {}

    /** What viewers said in one batch; each line's words lie beside, in the slot of its index. */
    record TalkHeard(Instant at, List<TalkLine> lines) implements ShowEvent {
        public TalkHeard {
            lines = List.copyOf(lines);
        }
    }

    /** One viewer's line. The hash is salted, SHA-256 in hexadecimal. */
    record TalkLine(long lineId, long personId, String hash, String verdict) {}

    /** What the host said, as typed, transcribed or performed, with the guard's judgement. */
    record HostSpoke(
            Instant at,
            long lineId,
            HostKind speaker,
            @Nullable Long itemId,
            String text,
            String verdict,
            List<FoundInLine> findings)
            implements ShowEvent {
        public HostSpoke {
            findings = List.copyOf(findings);
        }
    }

    /** One finding of the guard in a spoken line; the span counts UTF-16 units of the raw text. */
    record FoundInLine(
            String rule,
            String category,
            String article,
            int from,
            int to,
            String severity,
            String action,
            String message,
            @Nullable String rewrite) {}

    record LikesCounted(Instant at, long total) implements ShowEvent {}

    record PresenceCounted(Instant at, int viewers, int peak, long visits) implements ShowEvent {}

    /**
     * A piece of the show's recording is whole on disk: MPEG-TS that begins with a key frame.
     *
     * @param number counts the show's pieces from 1
     * @param file its name in the show's folder of recordings
     * @param fromMs where it begins, counted from the show's opening
     * @param follows whether the picture goes on from the piece before without a cut
     * @param sha256 of the file, in hexadecimal
     */
    record SegmentRecorded(
            Instant at,
            int number,
            String file,
            Instant from,
            Instant to,
            long fromMs,
            long toMs,
            boolean follows,
            long bytes,
            String sha256)
            implements ShowEvent {}

    /** The pieces of the recording up to this number were removed: they had been kept as long as was settled. */
    record RecordingTrimmed(Instant at, int upTo) implements ShowEvent {}
}
