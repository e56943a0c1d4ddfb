package org.qiantang.app.host;

/** What became of a script line in the present round. */
public enum LineState {
    WAITING,
    SPEAKING,
    SPOKEN,
    /** It was no longer true when its turn came. */
    STALE,
    /** The guard did not let it pass. */
    REFUSED,
    /** Its item was sold out or not in the line-up. */
    SKIPPED
}
