package org.qiantang.app.host;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the presenter is told about a sentence while it is said: go on, wait, or stop. Given from any thread, and looked
 * at before each frame, so that what was cut here is in no frame after.
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

    /** @param breath the silence after the sentence */
    Cue(Duration breath) {
        this.breath = breath;
    }

    Duration breath() {
        return breath;
    }

    /** The sentence goes no further. It cannot be taken back. */
    void cut() {
        cut = true;
    }

    /** The sentence goes no further than its next clause. */
    void cutAtPause() {
        cutAtPause = true;
    }

    /** Nothing of it is heard until each hold is released. */
    void hold() {
        holds.incrementAndGet();
    }

    /** Takes one {@link #hold} back. */
    void release() {
        holds.decrementAndGet();
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
}
