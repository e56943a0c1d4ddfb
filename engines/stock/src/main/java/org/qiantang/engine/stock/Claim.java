package org.qiantang.engine.stock;

/** The answer to a buyer who asked for pieces. Every answer is normal business; none is an error. */
public sealed interface Claim {
    /** All of it can be held. */
    record Granted() implements Claim {}

    record SoldOut(long sku, int piecesLeft) implements Claim {}

    record OverLimit(long item, int perBuyer) implements Claim {}

    /** The show has no such SKU to sell. */
    record Unknown(long sku) implements Claim {}
}
