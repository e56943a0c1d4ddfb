package org.qiantang.app.catalog;

/** The desk's answer to a request for pieces for a show. */
public sealed interface Sending {
    /** The pieces have left the free stock and are on their way under this id. */
    record Sent(long transferId) implements Sending {}

    record NotEnough(int free) implements Sending {}

    /** So many are left of what was promised for this show; more need another word of the shop's. */
    record NotPromised(int left) implements Sending {}

    /** There is no such SKU, or it is another merchant's. */
    record NotYours() implements Sending {}
}
