package org.qiantang.app.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFrameTest {
    /** More than a pipe takes while nobody reads it. */
    private static final int LARGE = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {100, LARGE})
    @Timeout(30)
    void a_program_that_hangs_is_killed_whether_it_reads_its_input_or_not(int bytes) throws Exception {
        String hanging = program("exec sleep 60");
        var frame = new KeyFrame(new byte[100], new byte[bytes]);
        long began = System.nanoTime();

        assertThatThrownBy(() -> frame.picture(hanging, Duration.ofMillis(300))).isInstanceOf(IOException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_program_that_makes_a_picture_is_heard_out() throws Exception {
        String quick = program("cat > /dev/null; printf 'P6\\n1 1\\n255\\nabc'");

        var picture = new KeyFrame(new byte[100], new byte[100]).picture(quick, Duration.ofSeconds(20));

        assertThat(picture.width()).isEqualTo(1);
    }

    private String program(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }
}
