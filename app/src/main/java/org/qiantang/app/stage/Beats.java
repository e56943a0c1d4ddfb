package org.qiantang.app.stage;

import java.time.Duration;

/**
 * When one show's frames are due: each block of its viewers has one in a frame's time, spread evenly over it. Times are
 * milliseconds of the show's clock.
 */
final class Beats {
    private final long frame;
    private long newest;

    /** @param frame how long messages are gathered for a block */
    Beats(Duration frame) {
        this.frame = frame.toMillis();
    }

    /** When the next one is due, by as many blocks as there are now: one that has just been opened makes nobody wait longer. */
    long next(int blocks) {
        return newest + apart(blocks);
    }

    /**
     * One is sent. It counts from when it was due where it is less than a frame late, so that each block's are a frame apart, and
     * after a stop those that came due meanwhile go at once, instead of each waiting for the one before.
     */
    void sent(long now, int blocks) {
        long late = now - next(blocks);
        newest = late >= 0 && late < frame ? next(blocks) : now;
    }

    private long apart(int blocks) {
        return Math.max(1, frame / blocks);
    }
}
