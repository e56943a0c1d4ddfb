package org.qiantang.app.catalog;

/** The desk's answer to a merchant who counts pieces in, or out again after a stock-taking. */
public sealed interface Receiving {
    record Received(int free) implements Receiving {}

    record NotEnough(int free) implements Receiving {}

    /** There is no such SKU, or it is another merchant's. */
    record NotYours() implements Receiving {}
}
