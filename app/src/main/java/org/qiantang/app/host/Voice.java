package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.Reading;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.SpeechNormaliser;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.VoiceWish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A show's voice: turns sentences into speech, one ahead of need.
 *
 * <p>When the speaker fails, sentences become silent and it is left alone for a while, so that the show goes on.
 */
final class Voice {
    /** Makes sound of spoken words. */
    @FunctionalInterface
    interface Speaker {
        Utterance speak(String spoken) throws SpeechFailed;

        /** As somebody wishes it; a speaker that has one voice only speaks with that. */
        default Utterance speak(String spoken, VoiceWish wish) throws SpeechFailed {
            return speak(spoken);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Voice.class);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(15);
    private static final Duration LONGEST_AHEAD = Duration.ofSeconds(3);

    /** Phrases that are said again and again are kept ready, so many of them. */
    private static final int MOST_KEPT = 64;

    /** Makes speech, and says by which engine. */
    @FunctionalInterface
    interface Source {
        Speakers.Sound speak(String spoken, VoiceWish wish) throws SpeechFailed;
    }

    /** A phrase as it was wished to be spoken. */
    private record Phrase(String text, VoiceWish wish) {}

    private final Source speaker;
    private final SpeechDictionary words;
    private final Executor background;
    private final InstantSource clock;
    private final Supplier<VoiceWish> wish;
    private volatile @Nullable String trouble;
    private volatile Instant restsUntil = Instant.MIN;
    private final Map<Phrase, Speech> kept = new ConcurrentHashMap<>();
    private volatile @Nullable CompletableFuture<Optional<Speech>> ahead;

    /** @param words that are said the house's own way */
    Voice(Speaker speaker, SpeechDictionary words, Executor background, InstantSource clock) {
        this(
                words,
                (spoken, wish) -> new Speakers.Sound(speaker.speak(spoken, wish), "speech"),
                background,
                clock,
                () -> VoiceWish.NONE);
    }

    /**
     * @param words that are said the house's own way
     * @param wish how the room wants its sentences spoken, asked for each
     */
    Voice(SpeechDictionary words, Source speaker, Executor background, InstantSource clock, Supplier<VoiceWish> wish) {
        this.wish = wish;
        this.speaker = speaker;
        this.words = words;
        this.background = background;
        this.clock = clock;
    }

    /** Makes phrases ready that will be said again and again. */
    void keep(List<String> phrases) {
        VoiceWish now = wish.get();
        background.execute(() -> phrases.stream()
                .filter(_ -> kept.size() < MOST_KEPT)
                .map(this::make)
                .filter(Speech::isHeard)
                .forEach(speech -> kept.put(new Phrase(speech.text(), now), speech)));
    }

    /** The speech of a sentence: the one made ahead if it is still the same sentence, else one made now. */
    Speech speech(String text) {
        Speech ready = kept.get(new Phrase(text, wish.get()));
        if (ready != null) {
            return ready;
        }
        CompletableFuture<Optional<Speech>> made = ahead;
        ahead = null;
        if (made != null) {
            Optional<Speech> same = awaited(made).filter(speech -> speech.text().equals(text));
            if (same.isPresent()) {
                return same.get();
            }
        }
        return make(text);
    }

    /** Whoever makes it may hang; then the sentence is made anew. */
    private static Optional<Speech> awaited(CompletableFuture<Optional<Speech>> made) {
        try {
            return made.get(LONGEST_AHEAD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException failed) {
            LOG.warn("what was prepared did not come in time", failed);
            return Optional.empty();
        }
    }

    /** Makes the next sentence's speech meanwhile, in place of one made ahead before. */
    void prepare(Supplier<Optional<String>> next) {
        // What is kept ready anyway need not be made.
        ahead = CompletableFuture.supplyAsync(
                        () -> next.get()
                                .filter(text -> !kept.containsKey(new Phrase(text, wish.get())))
                                .map(this::make),
                        background)
                .exceptionally(failed -> {
                    LOG.warn("the next sentence could not be prepared", failed);
                    return Optional.empty();
                });
    }

    /** Why sentences are silent at present, if they are. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private Speech make(String text) {
        Reading reading = SpeechNormaliser.read(text, words);
        if (reading.spoken().isBlank() || clock.instant().isBefore(restsUntil)) {
            return Speech.silent(text);
        }
        try {
            Speakers.Sound sound = speaker.speak(reading.spoken(), wish.get());
            Speech speech = Speech.of(text, sound.utterance(), sound.engine());
            trouble = null;
            return speech;
        } catch (SpeechFailed failed) {
            LOG.warn("a sentence is shown without sound: reason={}", failed.getMessage());
            trouble = failed.getMessage();
            restsUntil = clock.instant().plus(REST_AFTER_FAILURE);
            return Speech.silent(text);
        }
    }
}
