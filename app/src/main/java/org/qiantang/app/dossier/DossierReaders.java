package org.qiantang.app.dossier;

/** Is told who of the office opens which dossier, so that it can be known afterwards; nobody waits for it. */
@FunctionalInterface
public interface DossierReaders {
    void opened(long dossierId, long officerId);
}
