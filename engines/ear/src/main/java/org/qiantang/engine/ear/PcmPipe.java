package org.qiantang.engine.ear;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the sound of an FLV stream that is written into it, tag by tag, into frames: for who has a room's tags at hand
 * and knows their time. One FFmpeg process, which is killed when the pipe is closed.
 */
public final class PcmPipe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PcmPipe.class);
    private static final int READ_BYTES = (int) Pcm.bytes(Duration.ofMillis(100));
    private static final int LONGEST_WORDS = 200;
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration STUCK = Duration.ofSeconds(10);
    /** The head of an FLV stream that has sound and no picture; FFmpeg would wait for the latter. */
    private static final byte[] HEAD = {'F', 'L', 'V', 1, 4, 0, 0, 0, 9, 0, 0, 0, 0};

    private final Process process;
    private final Consumer<Frame> listener;
    private final Thread reader;
    private final Thread words;
    private volatile long writingSince = Long.MAX_VALUE;
    private volatile String lastWords = "";
    private volatile Duration end;

    private PcmPipe(Process process, Duration from, Consumer<Frame> listener) {
        this.process = process;
        this.listener = listener;
        this.end = from;
        reader = Thread.ofVirtual().name("pcm-pipe").start(this::read);
        words = Thread.ofVirtual().name("pcm-pipe-words").start(this::listen);
    }

    /**
     * Starts the process.
     *
     * @param from when the first sound that will be written sounds; samples are counted from there
     * @param listener is given the frames, on a thread of the pipe's own
     */
    public static PcmPipe start(String ffmpeg, Duration from, Consumer<Frame> listener) throws IOException {
        List<String> command = List.of(
                ffmpeg,
                "-hide_banner",
                "-loglevel",
                "error",
                "-protocol_whitelist",
                "pipe",
                // What is to be known of the sound stands in its first tag: waiting for more only makes it late.
                "-fflags",
                "nobuffer",
                "-probesize",
                "2048",
                "-analyzeduration",
                "100000",
                "-f",
                "flv",
                "-i",
                "pipe:0",
                "-vn",
                "-ac",
                "1",
                "-ar",
                Integer.toString(Pcm.RATE),
                // A few lost tags are silence, so that the place in time stays right.
                "-af",
                "aresample=async=1",
                "-flush_packets",
                "1",
                "-f",
                "s16le",
                "pipe:1");
        var pipe = new PcmPipe(new ProcessBuilder(command).start(), from, listener);
        try {
            pipe.write(HEAD);
        } catch (IOException dead) {
            pipe.close();
            throw dead;
        }
        return pipe;
    }

    /** Writes the next tag, header and trailer with it; waits while FFmpeg does not take it. */
    public void write(byte[] tag) throws IOException {
        writingSince = System.nanoTime();
        try {
            OutputStream in = process.getOutputStream();
            in.write(tag);
            in.flush();
        } finally {
            writingSince = Long.MAX_VALUE;
        }
    }

    /** Kills a process that has not taken a tag for long; the write then fails. Called by others than the writer. */
    public void killIfStuck() {
        long since = writingSince;
        if (since != Long.MAX_VALUE && System.nanoTime() - since > STUCK.toNanos()) {
            process.destroyForcibly();
        }
    }

    /** Where the sound that was heard so far ends. */
    public Duration end() {
        return end;
    }

    /** What FFmpeg complained of last; empty where it did not. */
    public String lastWords() {
        return lastWords;
    }

    /** Lets FFmpeg finish what it was given; when this returns, the listener is not called any more. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            LOG.debug("ffmpeg's input ended", gone);
        }
        try {
            if (!process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            if (!reader.join(GOODBYE)) {
                reader.interrupt();
            }
            words.join(GOODBYE);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (InputStream sound = process.getInputStream()) {
            for (byte[] pcm = sound.readNBytes(READ_BYTES);
                    pcm.length >= Pcm.BYTES_PER_SAMPLE;
                    pcm = sound.readNBytes(READ_BYTES)) {
                byte[] whole = pcm.length % Pcm.BYTES_PER_SAMPLE == 0 ? pcm : Arrays.copyOf(pcm, pcm.length - 1);
                var frame = new Frame(end, whole);
                end = frame.end();
                listener.accept(frame);
            }
        } catch (IOException killed) {
            LOG.debug("ffmpeg's output ended", killed);
        } catch (RuntimeException broken) {
            LOG.error("listener of a pipe failed", broken);
            process.destroyForcibly();
        }
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String tidy = Heard.tidy(line);
                lastWords = tidy.length() > LONGEST_WORDS ? tidy.substring(0, LONGEST_WORDS) : tidy;
            }
        } catch (IOException ended) {
            LOG.debug("ffmpeg's error output ended", ended);
        }
    }
}
