package org.qiantang.app.catalog;

/** Knows which shops no administrator lets go on by himself, since something binds them. */
@FunctionalInterface
public interface ResumeBar {
    /** Lets pass a shop that may go on; else a refusal says what binds it, and until when. */
    void requireMayResume(long merchantId);
}
