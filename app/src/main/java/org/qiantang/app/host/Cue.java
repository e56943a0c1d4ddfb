package org.qiantang.app.host;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the presenter is told about a sentence while it is said: go on, wait, or stop. Given from any thread, and looked
 * at before each frame, so that what was cut here is in no frame after. Who cannot wait for a frame follows it.
 */
final class Cue {
    /** What to do with the next frame of a sentence. */
    enum Sign {
        GO,
        /** Be silent and keep the place. */
        WAIT,
        CUT
    }

    private final Duration breath;
    private final AtomicInteger holds = new AtomicInteger();
    private volatile boolean cut;
    private volatile boolean cutAtPause;
    private volatile @Nullable Runnable follower;

    /** @param breath the silence after the sentence */
    Cue(Duration breath) {
        this.breath = breath;
    }

    Duration breath() {
        return breath;
    }

    /** Has this done now, and whenever something is told here from now on, by the thread that tells it. */
    void follow(Runnable act) {
        follower = act;
        act.run();
    }

    /** Whether whoever says the sentence has begun with it. */
    boolean isFollowed() {
        return follower != null;
    }

    /** The sentence goes no further. It cannot be taken back. */
    void cut() {
        cut = true;
        tell();
    }

    /** The sentence goes no further than its next clause. */
    void cutAtPause() {
        cutAtPause = true;
        tell();
    }

    /** Nothing of it is heard until each hold is released. */
    void hold() {
        holds.incrementAndGet();
        tell();
    }

    /** Takes one {@link #hold} back. */
    void release() {
        holds.decrementAndGet();
        tell();
    }

    boolean isCut() {
        return cut;
    }

    /** @param atPause whether a clause has just ended */
    Sign sign(boolean atPause) {
        if (cut || (cutAtPause && atPause)) {
            return Sign.CUT;
        }
        return holds.get() > 0 ? Sign.WAIT : Sign.GO;
    }

    private void tell() {
        Runnable told = follower;
        if (told != null) {
            told.run();
        }
    }
}
