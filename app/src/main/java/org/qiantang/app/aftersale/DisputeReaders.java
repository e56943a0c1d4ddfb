package org.qiantang.app.aftersale;

/** Is told which officer opens which dispute, so that it can be known afterwards; nobody waits for it. */
@FunctionalInterface
public interface DisputeReaders {
    void opened(long showId, long caseId, long officerId);
}
