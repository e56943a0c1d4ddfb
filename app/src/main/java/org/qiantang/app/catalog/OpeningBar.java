package org.qiantang.app.catalog;

/** Knows who may not open a shop for now. */
@FunctionalInterface
public interface OpeningBar {
    /** Lets pass who may; else a refusal says why not, and until when. */
    void requireMayOpen(long personId);
}
