package org.qiantang.app.catalog;

/** Knows which shops no administrator lets go on by himself, since something binds them or their owner has ended them. */
@FunctionalInterface
public interface ResumeBar {
    /** Lets pass a shop that may go on; else a refusal says what keeps it from that. */
    void requireMayResume(long merchantId);
}
