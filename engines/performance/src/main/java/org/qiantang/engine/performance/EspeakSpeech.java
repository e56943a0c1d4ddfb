package org.qiantang.engine.performance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The built-in voice: starts the speech-espeak program, speaks through it one text at a time, and starts it again after
 * it has died.
 */
public final class EspeakSpeech implements SpeechEngine {
    /** The pitches that go by name; a name that is none of them is the normal pitch. */
    private static final Map<String, Integer> PITCHES = Map.of("low", 32, "deep", 20, "high", 66);

    private static final int SLOWEST = 80;
    private static final int FASTEST = 450;

    /** What the program is asked for when nobody says otherwise: espeak's normal pace and pitch. */
    public static final int NORMAL_RATE = 175;

    public static final int NORMAL_PITCH = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(EspeakSpeech.class);

    private final List<String> command;
    private final int rate;
    private final int pitch;
    private final Duration patience;
    private final SpeechDictionary words;
    private final ReentrantLock turn = new ReentrantLock(true);

    private @Nullable SpeechProcess process;
    private long asked;
    private boolean closed;

    /** @param command starts the program, without a shell between, e.g. {@code java -jar speech-espeak.jar} */
    public EspeakSpeech(List<String> command) {
        this(command, SpeechDictionary.NONE);
    }

    /** @param words whose syllables the voice is told beside those of the general dictionary */
    public EspeakSpeech(List<String> command, SpeechDictionary words) {
        this(command, NORMAL_RATE, NORMAL_PITCH, PATIENCE, words);
    }

    /**
     * @param rate 80 to 450
     * @param pitch 0 to 100
     * @param patience how long one text may take, the start of the program included
     */
    public EspeakSpeech(List<String> command, int rate, int pitch, Duration patience) {
        this(command, rate, pitch, patience, SpeechDictionary.NONE);
    }

    private EspeakSpeech(List<String> command, int rate, int pitch, Duration patience, SpeechDictionary words) {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("command: empty (expected: a program and its arguments)");
        }
        if (rate < 80 || rate > 450) {
            throw new IllegalArgumentException("rate: " + rate + " (expected: 80..450)");
        }
        if (pitch < 0 || pitch > 100) {
            throw new IllegalArgumentException("pitch: " + pitch + " (expected: 0..100)");
        }
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("patience: " + patience + " (expected: more than 0)");
        }
        this.command = List.copyOf(command);
        this.rate = rate;
        this.pitch = pitch;
        this.patience = patience;
        this.words = words;
    }

    /** The command that starts the program from its jar on this Java, with as little memory as it needs. */
    public static List<String> commandFor(Path jar) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString());
    }

    /** Speaks a text; callers wait for each other in order. A program that fails is started again by the next text. */
    public Utterance speak(String text) throws SpeechFailed {
        return speak(text, VoiceWish.NONE);
    }

    @Override
    public String name() {
        return "espeak";
    }

    @Override
    public Utterance speak(String text, VoiceWish wish) throws SpeechFailed {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text: blank (expected: something to say)");
        }
        turn.lock();
        try {
            if (closed) {
                throw new SpeechFailed("speech is closed");
            }
            return exchange(text, wish);
        } finally {
            turn.unlock();
        }
    }

    /** Ends the program; waits for the text being spoken. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            stop();
        } finally {
            turn.unlock();
        }
    }

    private Utterance exchange(String text, VoiceWish wish) throws SpeechFailed {
        SpeechProcess running = running();
        CountDownLatch answered = new CountDownLatch(1);
        // Reading a pipe knows no timeout, but it ends when the program does.
        Thread watch = Thread.ofVirtual().start(() -> endUnlessInTime(running, answered));
        try {
            int pace = Math.clamp(Math.round(rate * wish.pace()), SLOWEST, FASTEST);
            int high = PITCHES.getOrDefault(wish.voice(), pitch);
            return running.ask(Long.toString(++asked), pace, high, text, words);
        } catch (IOException broken) {
            String why = running.lastWords(broken);
            stop();
            throw new SpeechFailed("speech program failed: " + why, broken);
        } catch (SpeechFailed refused) {
            // espeak-ng keeps state from text to text: once it went wrong, the same text has gone wrong again until it
            // was started anew.
            stop();
            throw refused;
        } finally {
            answered.countDown();
            watch.interrupt();
        }
    }

    private SpeechProcess running() throws SpeechFailed {
        SpeechProcess running = process;
        if (running != null && running.isAlive()) {
            return running;
        }
        if (running != null) {
            LOG.warn("speech program died and is started again why={}", running.lastWords(null));
            stop();
        }
        try {
            process = running = SpeechProcess.start(command);
            return running;
        } catch (IOException missing) {
            throw new SpeechFailed("speech program does not start: " + missing.getMessage(), missing);
        }
    }

    private void endUnlessInTime(SpeechProcess running, CountDownLatch answered) {
        try {
            if (!answered.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("speech program is ended patience={}", patience);
                running.end();
            }
        } catch (InterruptedException _) {
            // The answer came.
        }
    }

    private void stop() {
        if (process != null) {
            process.end();
            process = null;
        }
    }
}
