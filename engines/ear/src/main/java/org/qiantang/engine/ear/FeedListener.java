package org.qiantang.engine.ear;

/** Whoever a feed gives its sound. Calls come on the feed's thread, one at a time; the feed waits for them. */
public interface FeedListener {
    void sound(Frame frame);

    /** Trouble has begun, or has passed; told once each. */
    void stands(Standing standing);

    /** A recording is over, or could not be read; a live feed never says so. */
    void ended();
}
