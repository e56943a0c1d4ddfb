package org.qiantang.app.dossier;

/** Hears that an officer has opened a finding, or its seconds of the recording; must not keep the officer waiting. */
@FunctionalInterface
public interface FindingSeen {
    void seen(long showId, long lineId, long officerId);
}
