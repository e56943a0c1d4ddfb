package org.qiantang.app.evidence;

/** Is told which officer looks at a case's evidence, so that it can be known afterwards; nobody waits for it. */
public interface EvidenceReaders {
    /** What was said and shown, and the facts. */
    void read(long showId, long caseId, long officerId);

    /** The recording. */
    void played(long showId, long caseId, long officerId);
}
