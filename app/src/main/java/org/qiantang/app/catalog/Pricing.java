package org.qiantang.app.catalog;

/** The desk's answer to a merchant who sets a price. */
public sealed interface Pricing {
    record Priced(long priceVersion) implements Pricing {}

    record OutOfRange(long leastMinor, long mostMinor) implements Pricing {}

    /** There is no such SKU, or it is another merchant's. */
    record NotYours() implements Pricing {}
}
