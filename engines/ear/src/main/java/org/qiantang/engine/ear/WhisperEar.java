package org.qiantang.engine.ear;

import java.nio.file.Path;
import java.time.Duration;

/**
 * An ear that runs whisper.cpp inside this process, with a model file that the user brings. One thread writes, so that
 * it hears whole sentences late rather than slow the show down; what it cannot keep up with is dropped.
 */
public final class WhisperEar implements Ear {
    private final UtteranceEar ear;

    /** @param model a ggml file; looked at when the first utterance comes, and told as trouble if it is none */
    public WhisperEar(Path model, EarListener listener) {
        this(new WhisperScribe(model), listener);
    }

    WhisperEar(Scribe scribe, EarListener listener) {
        // Native code would hold a virtual thread's carrier.
        ear = new UtteranceEar(scribe, 1, Thread.ofPlatform().daemon(), listener);
    }

    @Override
    public void hear(Frame frame) {
        ear.hear(frame);
    }

    @Override
    public EarTally tally() {
        return ear.tally();
    }

    @Override
    public Duration behind() {
        return ear.behind();
    }

    @Override
    public void close() {
        ear.close();
    }
}
