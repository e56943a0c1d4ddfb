package org.qiantang.app.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One FFmpeg process that cuts one era of a programme into HLS segments.
 *
 * <p>It goes on with the playlist that it finds, behind a discontinuity mark.
 */
final class HlsCutter {
    private static final Logger LOG = LoggerFactory.getLogger(HlsCutter.class);
    private static final Duration STUCK = Duration.ofSeconds(10);
    private static final long GOODBYE_SECONDS = 2;

    private final int era;
    private final Path errors;
    private final InstantSource clock;
    private final Process process;
    private final long startedAtMs;
    private volatile long writingSinceMs = Long.MAX_VALUE;

    private HlsCutter(int era, Path errors, InstantSource clock, Process process) {
        this.era = era;
        this.errors = errors;
        this.clock = clock;
        this.process = process;
        this.startedAtMs = clock.millis();
    }

    /**
     * Starts a process.
     *
     * @param firstNumber the number of the playlist's first segment, when there is no playlist yet
     */
    static HlsCutter start(
            Path ffmpeg,
            Path folder,
            Path errors,
            long firstNumber,
            int era,
            Collection<EncodedTag> setups,
            InstantSource clock)
            throws IOException {
        Process process = new ProcessBuilder(command(ffmpeg, folder, firstNumber))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        HlsCutter cutter = new HlsCutter(era, errors, clock, process);
        boolean sound = setups.stream().anyMatch(setup -> setup.sort() == EncodedTag.Sort.AUDIO_SETUP);
        cutter.write(EncodedTag.streamHead(sound));
        for (EncodedTag setup : setups) {
            cutter.write(setup);
        }
        LOG.info("hls cutter started folder={} era={} pid={}", folder, era, process.pid());
        return cutter;
    }

    int era() {
        return era;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Duration age() {
        return Duration.ofMillis(clock.millis() - startedAtMs);
    }

    void write(EncodedTag tag) throws IOException {
        byte[] bytes = new byte[tag.size()];
        tag.bytes().getBytes(tag.bytes().readerIndex(), bytes);
        write(bytes);
    }

    /** Kills a process that takes no more input, so that the write which hangs on it fails. */
    void killIfStuck() {
        if (clock.millis() - writingSinceMs > STUCK.toMillis()) {
            process.destroyForcibly();
        }
    }

    /** Lets the process finish its last segment, then sees it gone. */
    void stop() {
        boolean died = !process.isAlive();
        try {
            process.getOutputStream().close();
        } catch (IOException brokenPipe) {
            died = true;
        }
        try {
            if (!process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return;
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return;
        }
        if (died || process.exitValue() != 0) {
            LOG.warn("hls cutter died era={} exit={} said={}", era, process.exitValue(), lastWords());
        }
    }

    private void write(byte[] bytes) throws IOException {
        OutputStream pipe = process.getOutputStream();
        writingSinceMs = clock.millis();
        try {
            pipe.write(bytes);
            pipe.flush();
        } finally {
            writingSinceMs = Long.MAX_VALUE;
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(errors);
            return String.join("; ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static List<String> command(Path ffmpeg, Path folder, long firstNumber) {
        String options = """
                -hide_banner -nostdin -loglevel error
                -probesize 1000000 -analyzeduration 1000000 -f flv -i pipe:0
                -c copy -f hls -hls_segment_type mpegts -hls_time 1
                -hls_list_size 8 -hls_delete_threshold 4 -start_number %d
                -hls_flags append_list+delete_segments+omit_endlist+temp_file+program_date_time
                """.formatted(firstNumber);
        return Stream.of(
                        List.of(ffmpeg.toString()),
                        List.of(options.strip().split("\\s+")),
                        List.of("-hls_segment_filename", folder.resolve("%d.ts").toString()),
                        List.of(folder.resolve(HlsPackager.PLAYLIST).toString()))
                .flatMap(List::stream)
                .toList();
    }
}
