package org.qiantang.app.shortvideo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechEngine;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.VoiceWish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks a film, all of it in one voice: where an engine fails at a sentence, the next one speaks every sentence anew, so that
 * nobody's voice changes in the midst of a film.
 */
final class Narration {
    private static final Logger LOG = LoggerFactory.getLogger(Narration.class);

    private final List<SpeechEngine> engines;
    private final SpeechDictionary words;

    /**
     * A narration in the voices of a machine.
     *
     * @param engines in the order in which they are tried; empty where this machine has no voice
     * @param words that are said the house's own way
     */
    Narration(List<SpeechEngine> engines, SpeechDictionary words) {
        this.engines = List.copyOf(engines);
        this.words = words;
    }

    /**
     * What is heard of a film.
     *
     * @param takes one for each shot, in order
     * @param voiced by which engine; null where nothing is heard
     */
    record Spoken(List<Take> takes, Film.@Nullable Voiced voiced) {
        Spoken {
            takes = List.copyOf(takes);
        }
    }

    /**
     * Speaks the words of each shot; empty where that was cancelled.
     *
     * @param progress is told per cent of the sentences; it begins anew with another engine
     * @throws SpeechFailed if there are engines and none could speak all of it
     */
    Optional<Spoken> speak(List<Shot> shots, VoiceWish wish, IntConsumer progress, BooleanSupplier cancelled)
            throws SpeechFailed {
        if (engines.isEmpty()) {
            return takes(shots, null, progress, cancelled).map(takes -> new Spoken(takes, null));
        }
        var failed = new ArrayList<String>();
        String last = "";
        for (SpeechEngine engine : engines) {
            try {
                return takes(shots, spoken -> engine.speak(spoken, wish), progress, cancelled)
                        .map(takes -> new Spoken(takes, voiced(takes, engine, failed)));
            } catch (SpeechFailed trouble) {
                if (cancelled.getAsBoolean()) {
                    return Optional.empty();
                }
                last = engine.name() + ": " + trouble.getMessage();
                failed.add(engine.name());
                LOG.warn("a film's voice failed: engine={} reason={}", engine.name(), trouble.getMessage());
            }
        }
        throw new SpeechFailed(last);
    }

    private Optional<List<Take>> takes(
            List<Shot> shots, Take.@Nullable Speaker speaker, IntConsumer progress, BooleanSupplier cancelled)
            throws SpeechFailed {
        var takes = new ArrayList<Take>();
        for (Shot shot : shots) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            takes.add(Take.of(shot.words(), speaker, words));
            progress.accept(100 * takes.size() / shots.size());
        }
        return Optional.of(takes);
    }

    private static Film.@Nullable Voiced voiced(List<Take> takes, SpeechEngine engine, List<String> failed) {
        return takes.stream().anyMatch(Take::isHeard) ? new Film.Voiced(engine.name(), failed) : null;
    }
}
