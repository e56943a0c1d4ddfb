package org.qiantang.app.dossier;

/** Is told which officer opens which finding or reads which list, to be known afterwards; nobody waits for it. */
public interface FindingReaders {
    void opened(long showId, long lineId, long officerId);

    /**
     * The list of findings was read.
     *
     * @param asked what it was asked for, such as {@code findings show/7}
     */
    void listed(String asked, long officerId);

    /**
     * The list of chat that was held back was read.
     *
     * @param asked what it was asked for, such as {@code held show/7}
     */
    void readHeld(String asked, long officerId);
}
