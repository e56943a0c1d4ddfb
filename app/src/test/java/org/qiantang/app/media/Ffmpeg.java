package org.qiantang.app.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** FFmpeg's programs as a test's camera and eye. */
final class Ffmpeg {
    private Ffmpeg() {}

    /** The program on the search path, if it is installed. */
    static Optional<Path> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What a camera makes: a test picture with a tone, a key frame every half second. */
    static List<String> camera(int seconds, String size, String... output) {
        List<String> command =
                new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "error", "-re"));
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc=size=" + size + ":rate=20"));
        command.addAll(List.of("-re", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100"));
        command.addAll(List.of("-t", Integer.toString(seconds), "-c:v", "libx264", "-preset", "ultrafast"));
        command.addAll(List.of("-tune", "zerolatency", "-g", "10", "-pix_fmt", "yuv420p", "-threads", "1"));
        command.addAll(List.of("-c:a", "aac", "-b:a", "64k", "-f", "flv"));
        command.addAll(List.of(output));
        return command;
    }

    static Run start(List<String> command) {
        try {
            Path out = Files.createTempFile("ffmpeg", ".out");
            Path errors = Files.createTempFile("ffmpeg", ".err");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            return new Run(process, out, errors);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void await(String what, Duration patience, BooleanSupplier come) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + patience + ": " + what);
            }
            Thread.sleep(20);
        }
    }

    /** A started program. */
    record Run(Process process, Path out, Path errors) implements AutoCloseable {
        /** Its exit status, or -1 if it had to be killed. */
        int await(Duration patience) throws InterruptedException {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        }

        String output() throws IOException {
            return Files.readString(out);
        }

        String complaints() throws IOException {
            return Files.readString(errors);
        }

        @Override
        public void close() {
            process.destroyForcibly();
            try {
                Files.deleteIfExists(out);
                Files.deleteIfExists(errors);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
