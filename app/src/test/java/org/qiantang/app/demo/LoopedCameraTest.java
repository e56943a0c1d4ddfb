package org.qiantang.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopedCameraTest {
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    Path folder;

    @Test
    void it_publishes_again_whenever_the_publishing_ends() throws Exception {
        Path log = folder.resolve("log");
        Path program = program("echo \"$@\" >> " + log);

        try (LoopedCamera _ = LoopedCamera.start(program, Path.of("film.mp4"), "rtmp://here/live/key", SOON)) {
            await(() -> lines(log) >= 3);
        }

        assertThat(Files.readAllLines(log).getFirst())
                .contains("-stream_loop -1", "-i film.mp4", "-c copy", "-f flv rtmp://here/live/key");
    }

    @Test
    void closing_it_ends_the_program_and_begins_no_other() throws Exception {
        Path log = folder.resolve("log");
        Path program = program("echo begun >> " + log + "; exec sleep 60");
        LoopedCamera camera = LoopedCamera.start(program, Path.of("film.mp4"), "rtmp://here/live/key", SOON);
        await(camera::isPublishing);
        await(() -> lines(log) == 1);

        camera.close();

        assertThat(camera.isPublishing()).isFalse();
        Thread.sleep(SOON.multipliedBy(5));
        assertThat(lines(log)).isEqualTo(1);
    }

    private Path program(String script) throws Exception {
        Path file = folder.resolve("program");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }

    private static int lines(Path log) {
        try {
            return Files.exists(log) ? Files.readAllLines(log).size() : 0;
        } catch (java.io.IOException trouble) {
            throw new java.io.UncheckedIOException(trouble);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
