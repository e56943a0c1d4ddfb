package org.qiantang.app.host;

import java.util.List;
import org.qiantang.engine.performance.SpeechEngine;

/**
 * The house's speech engines once more, for work that nobody waits for, in the order in which they are tried: who speaks
 * through these never keeps a live host waiting. Their programs are started when somebody first speaks.
 */
public final class SpareVoices implements AutoCloseable {
    private final List<SpeechEngine> engines;

    SpareVoices(List<SpeechEngine> engines) {
        this.engines = List.copyOf(engines);
    }

    /** Empty where the house has none. */
    public List<SpeechEngine> inOrder() {
        return engines;
    }

    @Override
    public void close() {
        engines.forEach(SpeechEngine::close);
    }
}
