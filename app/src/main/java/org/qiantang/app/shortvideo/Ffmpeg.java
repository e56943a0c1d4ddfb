package org.qiantang.app.shortvideo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Runs of FFmpeg and FFprobe on files that nobody vouches for: each a process of its own with an end to its time, to the
 * size of a picture, and to the kinds of files and codecs that it opens at all. A playlist would have it open other files.
 */
final class Ffmpeg {
    /** Bigger than any phone films; a few bytes can promise a picture that fills all memory. */
    static final int MOST_PIXELS = 4096 * 2304;

    private static final String FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,avi,flv,concat,srt";
    private static final String CODECS = "h264,hevc,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,mpeg4,mpeg2video,mjpeg,"
            + "h263,png,aac,mp3,mp3float,opus,libopus,vorbis,ac3,alac,flac,amrnb,pcm_s16le,pcm_s16be,pcm_s24le,"
            + "pcm_f32le,srt,subrip,mov_text,webvtt,ass";
    private static final long GLANCE_MS = 100;
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final int MOST_SAID = 1 << 20;

    private Ffmpeg() {}

    /** How a run ended. */
    sealed interface End {
        record Done() implements End {}

        record Cancelled() implements End {}

        record TookTooLong() implements End {}

        record Broken(String why) implements End {}
    }

    /** What bounds the opening of a file; stands before each {@code -i}. */
    static List<String> careful() {
        return List.of(
                "-protocol_whitelist",
                "file,pipe",
                "-format_whitelist",
                FORMATS,
                "-codec_whitelist",
                CODECS,
                "-max_pixels",
                Integer.toString(MOST_PIXELS));
    }

    /**
     * Runs FFmpeg.
     *
     * @param seconds of the film that comes out, by which progress is told
     * @param progress is told per cent
     */
    static End run(
            Path ffmpeg,
            List<String> arguments,
            double seconds,
            IntConsumer progress,
            BooleanSupplier cancelled,
            Duration patience)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.addAll(List.of(ffmpeg.toString(), "-hide_banner", "-nostdin", "-nostats", "-loglevel", "error", "-y"));
        command.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.5"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).start();
        var complaint = new AtomicReference<>("");
        listen(process.errorReader(UTF_8), line -> complaint.set(line.length() > 300 ? line.substring(0, 300) : line));
        listen(process.inputReader(UTF_8), line -> tell(line, seconds, progress));
        long giveUp = System.nanoTime() + patience.toNanos();
        try {
            while (!process.waitFor(GLANCE_MS, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) {
                    return new End.Cancelled();
                }
                if (System.nanoTime() > giveUp) {
                    return new End.TookTooLong();
                }
            }
            return process.exitValue() == 0
                    ? new End.Done()
                    : new End.Broken("ffmpeg ended with " + process.exitValue() + ": " + complaint.get());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void tell(String line, double seconds, IntConsumer progress) {
        if (line.startsWith("out_time_us=") && seconds > 0) {
            try {
                long us = Long.parseLong(line.substring("out_time_us=".length()));
                progress.accept((int) Math.clamp(us / seconds / 10_000, 0, 99));
            } catch (NumberFormatException _) {
                // Before the first picture it says N/A.
            }
        }
    }

    private static void listen(BufferedReader reader, java.util.function.Consumer<String> heard) {
        Thread.ofVirtual().name("ffmpeg-words").start(() -> {
            try (reader) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    heard.accept(line);
                }
            } catch (IOException _) {
                // The program is gone, and with it what it had to say.
            }
        });
    }

    /** What FFprobe says of a file; empty text where it cannot make anything of it. */
    static String probe(Path ffprobe, Path file, List<String> entries) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.addAll(List.of(ffprobe.toString(), "-hide_banner", "-loglevel", "quiet"));
        command.addAll(careful());
        command.addAll(entries);
        command.addAll(List.of("-of", "json", file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new AtomicReference<>("");
        Thread reading = Thread.ofVirtual().name("ffprobe-words").start(() -> said.set(all(process)));
        try {
            if (!process.waitFor(LOOK.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                return "";
            }
            reading.join();
            return said.get();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String all(Process process) {
        try (var reader = new InputStreamReader(process.getInputStream(), UTF_8)) {
            var text = new StringBuilder();
            var some = new char[8_192];
            for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
                if (text.length() < MOST_SAID) {
                    text.append(some, 0, read);
                }
            }
            return text.toString();
        } catch (IOException _) {
            return "";
        }
    }
}
