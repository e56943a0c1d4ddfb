package org.qiantang.engine.ear;

import java.time.Duration;

/** Listens to one room's sound and tells its listener which words were said, and when. */
public interface Ear extends AutoCloseable {
    /** How long {@link #close} lets an engine finish what it has begun. */
    Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * While no more than this waits, each ear takes the next frame in without dropping any: little enough for the sound that
     * waits for a connection, and for the number of short sentences that wait to be written down.
     */
    Duration KEPT = Duration.ofSeconds(5);

    /**
     * Takes the next sound in. Never waits: what cannot be kept up with is dropped and counted, the oldest first. One
     * caller at a time. A jump in the frames' times ends the sentence that was being said.
     */
    void hear(Frame frame);

    EarTally tally();

    /**
     * How much sound that it was given is not listened to yet, as far as it can know. Who has all of the sound at hand
     * waits for it to be {@link #KEPT} at most before each frame, instead of having it dropped.
     */
    Duration behind();

    /**
     * The sound is over. What was begun is heard to its end for up to {@link #PATIENCE}; after that nothing is told any
     * more, and sound that still comes is counted as dropped. Closing again does nothing.
     */
    @Override
    void close();
}
