package org.qiantang.app.show;

/** Knows who may not go on air for now. */
public interface StageBar {
    /** Lets pass this show of this shop, with this host, opened by this person; else a refusal says why not. */
    void requireMayOpen(long showId, long merchantId, long hostId, long openerId);

    /** Lets pass who may take the microphone or the camera; else a refusal says why not. */
    void requireMayAppear(long personId);

    boolean mayAppear(long personId);
}
