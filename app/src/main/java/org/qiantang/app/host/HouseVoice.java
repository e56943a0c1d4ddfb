package org.qiantang.app.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.qiantang.app.media.AigcMark;
import org.qiantang.engine.performance.MouthTimeline;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.VoiceWish;
import org.qiantang.engine.performance.WavFile;
import org.qiantang.engine.performance.presenter.Gestures;
import org.qiantang.engine.performance.presenter.Look;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The house's voice for a few words outside a show: a text is spoken once and its sound kept for a while, with the mouth and
 * the hands that go with it.
 *
 * <p>What is said here must have been judged by who asks for it.
 */
public final class HouseVoice implements AutoCloseable {
    public static final int MOST_CHARACTERS = 400;

    private static final Logger LOG = LoggerFactory.getLogger(HouseVoice.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 2;
    private static final long MOST_BYTES = 48L << 20;
    private static final int NAME_BYTES = 8;

    /** A sentence as it is written, and when it is heard, in seconds. */
    public record Line(double from, double to, String text) {}

    /** What came of a text. */
    public sealed interface Said {
        /**
         * Its sound.
         *
         * @param name another one for other words and for another voice
         * @param wav a file with the mark of what machines made; nobody may write to it
         */
        record Spoken(String name, byte[] wav, double seconds, MouthTimeline mouth, Gestures gestures, List<Line> lines)
                implements Said {
            public Spoken {
                lines = List.copyOf(lines);
            }
        }

        /** The house has no voice, or none that speaks at present. */
        record Unable() implements Said {}

        /** Others are being spoken for. */
        record Busy() implements Said {}

        record TooLong(int mostCharacters) implements Said {}
    }

    private record Phrase(String text, VoiceWish wish) {}

    private final Speakers speakers;
    private final SpeechDictionary words;
    private final AigcMark mark;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Map<Phrase, CompletableFuture<Said>> making = new ConcurrentHashMap<>();
    // Guarded by itself; the one that was asked for last stands last.
    private final Map<Phrase, Said.Spoken> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;

    /**
     * A voice that has said nothing yet.
     *
     * @param words that are said the house's own way
     * @param mark what its sounds say of themselves
     */
    HouseVoice(List<Speakers.Engine> engines, SpeechDictionary words, InstantSource clock, AigcMark mark) {
        this.speakers = new Speakers(engines, PATIENCE, background, clock);
        this.words = words;
        this.mark = mark;
    }

    /** Whether the house has a voice that does not rest after a failure. */
    public boolean speaks() {
        return speakers.states().stream().anyMatch(voice -> voice.trouble().isEmpty());
    }

    /** Whether this text need not be made again. */
    public boolean isReady(String text, Look look) {
        return kept(phrase(text, look)).isPresent();
    }

    /** Speaks a text as the look's owner wants to be heard; who asks for the same at the same time waits for the one sound. */
    public Said speak(String text, Look look) {
        Phrase phrase = phrase(text, look);
        Optional<Said.Spoken> ready = kept(phrase);
        if (ready.isPresent()) {
            return ready.get();
        }
        if (!speaks()) {
            return new Said.Unable();
        }
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            return new Said.TooLong(MOST_CHARACTERS);
        }
        var own = new CompletableFuture<Said>();
        CompletableFuture<Said> others = making.putIfAbsent(phrase, own);
        if (others != null) {
            return others.join();
        }
        Said said = new Said.Unable();
        try {
            said = inTurn(phrase);
        } finally {
            making.remove(phrase, own);
            own.complete(said);
        }
        return said;
    }

    @Override
    public void close() {
        background.shutdownNow();
    }

    private Said inTurn(Phrase phrase) {
        if (!turns.tryAcquire()) {
            return new Said.Busy();
        }
        try {
            Optional<Recitation> read = Recitation.of(phrase.text(), words, speakers::speak, phrase.wish());
            if (read.isEmpty()) {
                return new Said.Unable();
            }
            Said.Spoken made = made(phrase, read.get());
            keep(phrase, made);
            return made;
        } catch (SpeechFailed failed) {
            LOG.warn("an answer is shown without sound: reason={}", failed.getMessage());
            return new Said.Unable();
        } finally {
            turns.release();
        }
    }

    private Said.Spoken made(Phrase phrase, Recitation read) {
        Utterance ready = read.utterance();
        String name = name(phrase);
        byte[] wav = WavFile.of(ready.samples(), ready.sampleRate(), "AIGC=" + mark.of(name));
        return new Said.Spoken(name, wav, ready.seconds(), MouthTimeline.of(ready), Gestures.of(ready), read.lines());
    }

    private Optional<Said.Spoken> kept(Phrase phrase) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(phrase));
        }
    }

    private void keep(Phrase phrase, Said.Spoken spoken) {
        synchronized (kept) {
            Said.Spoken before = kept.put(phrase, spoken);
            keptBytes += spoken.wav().length - (before == null ? 0 : before.wav().length);
            Iterator<Said.Spoken> oldest = kept.values().iterator();
            while (keptBytes > MOST_BYTES && oldest.hasNext()) {
                keptBytes -= oldest.next().wav().length;
                oldest.remove();
            }
        }
    }

    private static Phrase phrase(String text, Look look) {
        return new Phrase(text, new VoiceWish(look.voice(), look.pace()));
    }

    /** The same words in the same voice are the same piece. */
    private static String name(Phrase phrase) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(phrase.toString().getBytes(UTF_8));
            return "answer-" + HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: missing (expected: in every Java)", impossible);
        }
    }
}
