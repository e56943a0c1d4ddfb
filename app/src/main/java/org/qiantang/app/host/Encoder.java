package org.qiantang.app.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.qiantang.app.media.FlvReader;
import org.qiantang.app.media.FlvTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of FFmpeg: pictures and sound in, FLV tags out. One thread writes. */
final class Encoder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Encoder.class);
    private static final long END_SECONDS = 3;

    private final Process process;
    private final RawMatroska input;
    private final AtomicLong frames = new AtomicLong();

    private Encoder(Process process, RawMatroska input) {
        this.process = process;
        this.input = input;
    }

    /** The program on the search path, if it is installed. */
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "ffmpeg"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts the program; what it encodes goes to the sink, on a thread of its own. */
    static Encoder start(Path ffmpeg, Format format, String mark, Consumer<FlvTag> sink) throws IOException {
        Process process = new ProcessBuilder(command(ffmpeg, format, mark)).start();
        Thread.ofVirtual().name("encoder-tags").start(() -> pump(process, sink));
        Thread.ofVirtual().name("encoder-complaints").start(() -> noteComplaints(process));
        try {
            return new Encoder(process, new RawMatroska(process.getOutputStream(), format));
        } catch (IOException died) {
            process.destroyForcibly();
            throw died;
        }
    }

    /** Encodes the next frame; waits while the program is busy with those before. */
    void write(byte[] picture, short[] sound, int samples) throws IOException {
        input.write(frames.get(), picture, sound, samples);
        frames.incrementAndGet();
    }

    /** How many frames the program has taken. */
    long frames() {
        return frames.get();
    }

    /** How much processor the program has used; nothing where the system does not say. */
    Duration processor() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends the program at once, so that a write that hangs in it fails. */
    void kill() {
        process.destroyForcibly();
    }

    /** Lets the program finish what it has, then ends it. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException died) {
            LOG.debug("the encoder was gone before its input ended", died);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private static List<String> command(Path ffmpeg, Format format, String mark) {
        String everySecond = Integer.toString(format.frames());
        List<String> command = new ArrayList<>();
        command.addAll(List.of(ffmpeg.toString(), "-hide_banner", "-nostats", "-loglevel", "error"));
        command.addAll(List.of("-fflags", "nobuffer", "-probesize", "32", "-analyzeduration", "0", "-threads", "1"));
        command.addAll(List.of("-f", "matroska", "-i", "pipe:0", "-filter_threads", "1"));
        command.addAll(List.of(
                // The pictures come as they are encoded; only what they mean is to be told.
                "-vf", "setparams=range=limited:colorspace=bt709:color_primaries=bt709:color_trc=bt709"));
        command.addAll(List.of("-c:v", "libx264", "-preset", "superfast", "-tune", "zerolatency", "-threads", "1"));
        command.addAll(List.of("-crf", "23", "-maxrate", "1800k", "-bufsize", "1800k"));
        command.addAll(List.of("-g", everySecond, "-keyint_min", everySecond, "-sc_threshold", "0"));
        command.addAll(List.of("-c:a", "aac", "-b:a", "96k", "-ar", "48000", "-ac", "1"));
        command.addAll(List.of("-metadata", "AIGC=" + mark, "-flvflags", "no_duration_filesize"));
        command.addAll(List.of("-flush_packets", "1", "-f", "flv", "pipe:1"));
        return command;
    }

    private static void pump(Process process, Consumer<FlvTag> sink) {
        try {
            FlvReader.pump(process.getInputStream(), sink);
        } catch (IOException broken) {
            LOG.warn("the encoder's output broke off: reason={}", broken.getMessage());
            process.destroyForcibly();
        }
    }

    private static void noteComplaints(Process process) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.info("the encoder says line={}", line);
            }
        } catch (IOException ended) {
            LOG.debug("the encoder's error output ended", ended);
        }
    }
}
