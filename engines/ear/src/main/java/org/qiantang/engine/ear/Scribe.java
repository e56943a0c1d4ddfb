package org.qiantang.engine.ear;

import java.util.List;

/** Writes one utterance down at a time. Several threads may ask at once only where {@link UtteranceEar} is told so. */
interface Scribe extends AutoCloseable {
    Engine engine();

    /**
     * What was said, in order; empty if nothing was.
     *
     * @throws ScribeFailed if it could not be written down, with why
     * @throws InterruptedException if nobody waits for it any more
     */
    List<Written> write(Utterance utterance) throws ScribeFailed, InterruptedException;

    /** Lets go of what it holds; called once, after the last utterance. */
    @Override
    void close();
}
