package org.qiantang.app.show;

/** Knows who may not go on air for now. */
@FunctionalInterface
public interface StageBar {
    /** Lets pass a show of this shop, with this host, opened by this person; else a refusal says why not. */
    void requireMayOpen(long merchantId, long hostId, long openerId);
}
