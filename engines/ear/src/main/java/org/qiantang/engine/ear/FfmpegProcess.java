package org.qiantang.engine.ear;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of FFmpeg that writes sound to its standard output. */
final class FfmpegProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegProcess.class);
    private static final int READ_BYTES = (int) Pcm.bytes(Duration.ofMillis(100));
    private static final int LONGEST_WORDS = 200;
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Process process;
    private final PcmInput input;
    private final Duration longestSilence;
    private final Thread words;
    private final Thread watch;
    private volatile long lastSound = System.nanoTime();
    private volatile boolean handingOver;
    private volatile String lastWords = "";

    private FfmpegProcess(Process process, PcmInput input, Duration longestSilence) {
        this.process = process;
        this.input = input;
        this.longestSilence = longestSilence;
        words = Thread.ofVirtual().name("pcm-feed-words").start(this::listen);
        watch = Thread.ofVirtual().name("pcm-feed-watch").start(this::watch);
    }

    static FfmpegProcess start(String ffmpeg, PcmInput input, Duration longestSilence) throws IOException {
        List<String> command = new ArrayList<>(List.of(ffmpeg, "-nostdin", "-hide_banner", "-loglevel", "error"));
        command.addAll(input.options());
        command.addAll(List.of("-i", input.address(), "-vn", "-ac", "1", "-ar", Integer.toString(Pcm.RATE)));
        command.addAll(List.of("-f", "s16le", "pipe:1"));
        return new FfmpegProcess(new ProcessBuilder(command).start(), input, longestSilence);
    }

    /** The next sound, 100 ms of it but at the end; null when no more comes. */
    byte @Nullable [] read() {
        handingOver = false;
        lastSound = System.nanoTime();
        try {
            InputStream sound = process.getInputStream();
            byte[] pcm = sound.readNBytes(READ_BYTES);
            int whole = pcm.length - pcm.length % Pcm.BYTES_PER_SAMPLE;
            handingOver = true;
            return whole == 0 ? null : whole == pcm.length ? pcm : Arrays.copyOf(pcm, whole);
        } catch (IOException killed) {
            LOG.debug("ffmpeg's output ended", killed);
            return null;
        }
    }

    /** Whether it ended by itself and without a complaint. */
    boolean endedWell() throws InterruptedException {
        return process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
    }

    /** Why it ended, as well as it can be known, without the address. */
    String lastWords() throws InterruptedException {
        boolean ended = process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        words.join(GOODBYE);
        String status = ended ? "ffmpeg ended: status=" + process.exitValue() : "ffmpeg closed its output";
        return lastWords.isEmpty() ? status : status + " " + lastWords;
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        watch.interrupt();
    }

    /** Reading a pipe knows no timeout, but it ends when the process does. */
    private void watch() {
        try {
            while (process.isAlive()) {
                Thread.sleep(longestSilence.dividedBy(4));
                long silent = System.nanoTime() - lastSound;
                if (!handingOver && silent > longestSilence.toNanos()) {
                    lastWords = "no sound for " + longestSilence.toSeconds() + " s";
                    LOG.warn("ffmpeg is killed: silent={}", longestSilence);
                    kill();
                    return;
                }
            }
        } catch (InterruptedException _) {
            // It has ended.
        }
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String safe = Heard.tidy(input.hiddenIn(line));
                lastWords = safe.length() > LONGEST_WORDS ? safe.substring(0, LONGEST_WORDS) : safe;
            }
        } catch (IOException ended) {
            LOG.debug("ffmpeg's error output ended", ended);
        }
    }
}
