package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.VoiceWish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The speech engines of a house in the order in which they are tried; one that fails or hangs is left alone for a while. */
final class Speakers {
    private static final Logger LOG = LoggerFactory.getLogger(Speakers.class);
    private static final Duration REST = Duration.ofSeconds(30);

    record Engine(String name, Voice.Speaker speaker) {}

    /** @param engine the name of the one that made it */
    record Sound(Utterance utterance, String engine) {}

    /** @param trouble why it is left alone; empty while it is not */
    record State(String engine, String trouble) {}

    private record Trouble(String why, Instant until) {}

    private final List<Engine> engines;
    private final Duration patience;
    private final ExecutorService background;
    private final InstantSource clock;
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    /** @param patience how long an engine may take for a sentence */
    Speakers(List<Engine> engines, Duration patience, ExecutorService background, InstantSource clock) {
        this.engines = List.copyOf(engines);
        this.patience = patience;
        this.background = background;
        this.clock = clock;
    }

    Sound speak(String words, VoiceWish wish) throws SpeechFailed {
        String last = engines.isEmpty() ? "there is no speech program on this machine" : "all speech engines rest";
        for (Engine engine : engines) {
            Trouble trouble = troubles.get(engine.name());
            if (trouble != null && clock.instant().isBefore(trouble.until())) {
                last = trouble.why();
                continue;
            }
            try {
                var sound = new Sound(inTime(engine, words, wish), engine.name());
                troubles.remove(engine.name());
                return sound;
            } catch (SpeechFailed failed) {
                last = engine.name() + ": " + failed.getMessage();
                LOG.warn("a speech engine failed: engine={} reason={}", engine.name(), failed.getMessage());
                troubles.put(engine.name(), new Trouble(last, clock.instant().plus(REST)));
            }
        }
        throw new SpeechFailed(last);
    }

    List<State> states() {
        Instant now = clock.instant();
        return engines.stream()
                .map(engine -> {
                    Trouble trouble = troubles.get(engine.name());
                    return new State(
                            engine.name(), trouble != null && now.isBefore(trouble.until()) ? trouble.why() : "");
                })
                .toList();
    }

    private Utterance inTime(Engine engine, String words, VoiceWish wish) throws SpeechFailed {
        Future<Utterance> made = background.submit(() -> engine.speaker().speak(words, wish));
        try {
            return made.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            made.cancel(true);
            throw new SpeechFailed("no answer within " + patience.toMillis() + " ms", hangs);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SpeechFailed why) {
                throw why;
            }
            throw new SpeechFailed("broke down", failed);
        } catch (InterruptedException interrupted) {
            made.cancel(true);
            Thread.currentThread().interrupt();
            throw new SpeechFailed("interrupted", interrupted);
        }
    }
}
