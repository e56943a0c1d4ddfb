package org.qiantang.app.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/** Why a desk said no. Every case is normal business; the words are made at the edge, in the asker's language. */
public sealed interface Refusal {
    record NoSuchShow() implements Refusal {}

    record NotOpen(String state) implements Refusal {}

    record NoSuchItem(long itemId) implements Refusal {}

    record SoldOut(long skuId, int piecesLeft) implements Refusal {}

    record OverLimit(long itemId, int perBuyer) implements Refusal {}

    /** Fewer pieces are left than were to be taken back. */
    record NotLeft(long skuId, int piecesLeft) implements Refusal {}

    /** Another flash sale of the item lies in that time. */
    record FlashOverlaps(long flashId, Instant from, Instant until) implements Refusal {}

    record NoSuchFlash(long flashId) implements Refusal {}

    /** A flash sale has the price; it must end or be cancelled first. */
    record FlashRunning(long flashId, Instant until) implements Refusal {}

    /** A price at or below that of a flash sale to come, which would then be none. */
    record BelowFlash(long flashId, long skuId, Money flashPrice) implements Refusal {}

    record TooManyFlashes(int most) implements Refusal {}

    /** A line tells of a flash sale what is no longer so. */
    record FlashMoved() implements Refusal {}

    /** A flash sale that was allowed cannot be begun now. */
    record FlashBarred(long allowedId, FlashBar bar) implements Refusal {}

    /** The owner does not let machines take this show down. */
    record NotWatched() implements Refusal {}

    /** Not to speak until then; {@code officerReason} says why an officer did so, null where staff did. */
    record Muted(Instant until, @Nullable String officerReason) implements Refusal {
        /** By the show's staff. */
        public Muted(Instant until) {
            this(until, null);
        }
    }

    /** An officer of the platform muted the viewer until then: the show's staff cannot change that. */
    record MutedByOfficer(Instant until) implements Refusal {}

    /** One order is one shop's: goods of several shops are bought by a checkout, which makes an order for each. */
    record SeveralShops() implements Refusal {}

    /** The price has moved since the buyer saw it. */
    record PriceMoved(long skuId, long priceVersion, Money price) implements Refusal {}

    /** Sending it costs more than the buyer saw. */
    record FreightMoved(Money seen, Money freight) implements Refusal {}

    /** The same intent key was used for another wish. */
    record IntentReused(String intent) implements Refusal {}

    record NoSuchHold(long orderId) implements Refusal {}

    record AlreadyPaid(long orderId) implements Refusal {}

    /** What should have been there is said in English and, as {@code zh}, in Chinese. */
    record Nonsense(String field, String expected, String zh) implements Refusal {}

    /** The inbox is full: ask again after a moment. */
    record Busy(int retryAfterSeconds) implements Refusal {}
}
