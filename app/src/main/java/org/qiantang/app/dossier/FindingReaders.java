package org.qiantang.app.dossier;

/** Is told which officer opens which finding, so that it can be known afterwards; nobody waits for it. */
@FunctionalInterface
public interface FindingReaders {
    void opened(long showId, long lineId, long officerId);
}
