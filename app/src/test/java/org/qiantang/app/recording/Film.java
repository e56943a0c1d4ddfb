package org.qiantang.app.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qiantang.app.media.FlvReader;
import org.qiantang.app.media.FlvTag;

/** A short film out of FFmpeg, as the tags that an encoder would send, and FFmpeg as its critic. */
final class Film {
    private Film() {}

    static Optional<Path> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A test picture, 20 frames a second, a key frame each second, with frames that are shown out of order. */
    static List<FlvTag> of(int seconds, String size, boolean sound) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "ffmpeg",
                "-hide_banner",
                "-nostdin",
                "-loglevel",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=" + size + ":rate=20"));
        if (sound) {
            command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100", "-c:a", "aac"));
        }
        command.addAll(List.of("-t", Integer.toString(seconds), "-c:v", "libx264", "-preset", "superfast", "-bf", "2"));
        command.addAll(List.of("-g", "20", "-pix_fmt", "yuv420p", "-threads", "1", "-f", "flv", "pipe:1"));
        var tags = new ArrayList<FlvTag>();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            FlvReader.pump(out, tags::add);
        }
        return tags;
    }

    /** What FFmpeg complains of while it decodes all of a file; empty for a sound one. */
    static String complaints(Path file) throws IOException, InterruptedException {
        return output(List.of(
                "ffmpeg", "-hide_banner", "-nostdin", "-v", "warning", "-i", file.toString(), "-f", "null", "-"));
    }

    static String probe(Path file, String entries) throws IOException, InterruptedException {
        return output(List.of(
                "ffprobe",
                "-hide_banner",
                "-v",
                "error",
                "-count_packets",
                "-show_entries",
                entries,
                "-of",
                "compact",
                file.toString()));
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }
}
