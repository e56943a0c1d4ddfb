package org.qiantang.app.room;

import org.qiantang.event.Money;

/** Why a desk said no. Every case is normal business; the words are made at the edge, in the asker's language. */
public sealed interface Refusal {
    record NoSuchShow() implements Refusal {}

    record NotOpen(String state) implements Refusal {}

    record NoSuchItem(long itemId) implements Refusal {}

    record SoldOut(long skuId, int piecesLeft) implements Refusal {}

    record OverLimit(long itemId, int perBuyer) implements Refusal {}

    /** The price has moved since the buyer saw it. */
    record PriceMoved(long skuId, long priceVersion, Money price) implements Refusal {}

    /** The same intent key was used for another wish. */
    record IntentReused(String intent) implements Refusal {}

    record NoSuchHold(long orderId) implements Refusal {}

    record AlreadyPaid(long orderId) implements Refusal {}

    record Nonsense(String field, String expected) implements Refusal {}

    /** The inbox is full: ask again after a moment. */
    record Busy(int retryAfterSeconds) implements Refusal {}
}
