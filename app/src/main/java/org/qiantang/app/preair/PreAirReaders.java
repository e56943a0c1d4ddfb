package org.qiantang.app.preair;

/** Is told which officer opens a show's sealed reviews, so that it can be known afterwards; nobody waits for it. */
@FunctionalInterface
public interface PreAirReaders {
    void opened(long showId, long officerId);
}
