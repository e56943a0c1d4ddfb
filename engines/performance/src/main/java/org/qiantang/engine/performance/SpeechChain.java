package org.qiantang.engine.performance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several engines as one: the first that can speaks. One that failed is left alone for a while, so that its patience is not
 * paid for with every sentence.
 */
public final class SpeechChain implements SpeechEngine {
    private static final Logger LOG = LoggerFactory.getLogger(SpeechChain.class);

    /** An engine that failed, why, and until when it rests. */
    private record Down(String why, Instant until) {}

    private final List<SpeechEngine> engines;
    private final Duration rest;
    private final InstantSource clock;
    // Guarded by itself.
    private final Map<String, Down> down = new HashMap<>();

    /** @param engines in the order in which they are asked; at least one */
    public SpeechChain(List<SpeechEngine> engines, Duration rest, InstantSource clock) {
        if (engines.isEmpty()) {
            throw new IllegalArgumentException("engines: none (expected: at least one)");
        }
        this.engines = List.copyOf(engines);
        this.rest = rest;
        this.clock = clock;
    }

    @Override
    public String name() {
        return String.join(", ", engines.stream().map(SpeechEngine::name).toList());
    }

    @Override
    public Utterance speak(String text, VoiceWish wish) throws SpeechFailed {
        List<String> failures = new ArrayList<>();
        for (SpeechEngine engine : engines) {
            Optional<String> why = restingFor(engine);
            if (why.isPresent()) {
                failures.add(engine.name() + ": " + why.get());
                continue;
            }
            try {
                Utterance utterance = engine.speak(text, wish);
                recovered(engine);
                return utterance;
            } catch (SpeechFailed failed) {
                LOG.warn(
                        "a speech engine failed and the next is asked: engine={} reason={}",
                        engine.name(),
                        failed.getMessage());
                failures.add(engine.name() + ": " + failed.getMessage());
                fell(engine, failed);
            }
        }
        throw new SpeechFailed(String.join("; ", failures));
    }

    /** The engines that rest, with the reason; empty while all are well. */
    public Optional<String> trouble() {
        List<String> troubles = engines.stream()
                .flatMap(engine -> restingFor(engine).map(why -> engine.name() + ": " + why).stream())
                .toList();
        return troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles));
    }

    @Override
    public void close() {
        engines.forEach(SpeechEngine::close);
    }

    private Optional<String> restingFor(SpeechEngine engine) {
        synchronized (down) {
            Down fallen = down.get(engine.name());
            return fallen != null && clock.instant().isBefore(fallen.until)
                    ? Optional.of(fallen.why)
                    : Optional.empty();
        }
    }

    private void fell(SpeechEngine engine, SpeechFailed failed) {
        synchronized (down) {
            down.put(
                    engine.name(),
                    new Down(
                            String.valueOf(failed.getMessage()), clock.instant().plus(rest)));
        }
    }

    private void recovered(SpeechEngine engine) {
        synchronized (down) {
            down.remove(engine.name());
        }
    }
}
