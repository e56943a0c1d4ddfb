package org.qiantang.app.media;

/**
 * The one clock of a programme's tags: it only goes forward, whichever source's clock it is laid over.
 *
 * <p>Tags of one type are at least 1 ms apart, because players refuse two frames at one decoding time.
 */
final class Timeline {
    private static final int JOINT_MS = 20;
    private static final int MAX_STEP_MS = 5_000;
    private static final int MAX_STEP_BACK_MS = 1_000;

    private long placedMs;
    private long lastMs;
    private long lastVideoMs = -1;
    private long lastSoundMs = -1;
    private int lastSourceMs;

    /** Lays a new source's clock over this one; its next tag comes shortly after the last of the old source. */
    void join(int sourceMs) {
        lastSourceMs = sourceMs;
        placedMs = lastMs + JOINT_MS;
    }

    /** Where the source's time falls on this clock. */
    long place(FlvTag.Type type, int sourceMs) {
        int step = sourceMs - lastSourceMs; // the subtraction is right across a wrap
        lastSourceMs = sourceMs;
        if (step > MAX_STEP_MS || step < -MAX_STEP_BACK_MS) {
            placedMs = lastMs + JOINT_MS;
        } else {
            placedMs += step;
        }
        boolean video = type == FlvTag.Type.VIDEO;
        long placed = Math.max(Math.max(placedMs, lastMs), (video ? lastVideoMs : lastSoundMs) + 1);
        lastMs = placed;
        if (video) {
            lastVideoMs = placed;
        } else {
            lastSoundMs = placed;
        }
        return placed;
    }

    /** Begins anew at zero; the next tag joins. */
    void restart() {
        placedMs = 0;
        lastMs = 0;
        lastVideoMs = -1;
        lastSoundMs = -1;
    }

    long nowMs() {
        return lastMs;
    }
}
