package org.qiantang.app.catalog;

/** The desk's answer to a merchant who sends an order's parcel. */
public sealed interface Shipping {
    record Sent() implements Shipping {}

    /** It left before, with another carrier or number. */
    record SentBefore(String carrier, String trackingNo) implements Shipping {}

    /** The shop has not taken such an order: it is not paid, or it is another merchant's. */
    record NotTaken() implements Shipping {}
}
