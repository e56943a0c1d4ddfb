package org.qiantang.app.show;

/** Looks through a line-up before its show goes on air; met by the reviews. */
@FunctionalInterface
public interface BeforeAir {
    /** Lets pass a show that may open; else a refusal says which item keeps it, and why. */
    void requireReviewed(long showId, long roomId, long openerId);
}
