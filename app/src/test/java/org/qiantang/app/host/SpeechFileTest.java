package org.qiantang.app.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sentence's sound as a file, by the real FFmpeg where it is there. */
final class SpeechFileTest {
    private static final String NOTE = "AIGC={\"Label\":\"1\"}";

    @TempDir
    Path folder;

    @Test
    void ffmpeg_makes_a_small_mp3_that_lasts_as_long_and_bears_the_mark() throws Exception {
        Optional<Path> ffmpeg = Encoder.program();
        assumeTrue(ffmpeg.isPresent(), "ffmpeg is not installed");
        assumeTrue(knowsMp3(ffmpeg.get()), "this ffmpeg makes no MP3");

        SpeechFile file = SpeechFile.of(ffmpeg, tone(20), Speech.RATE, NOTE);

        assertThat(file.type()).isEqualTo(SpeechFile.MP3);
        // Twenty seconds of 40 kbit/s, more than a pipe holds.
        assertThat(file.bytes().length).isBetween(95_000, 110_000);
        Path written = Files.write(folder.resolve("said.mp3"), file.bytes());
        assertThat(Film.probe(written, "-show_entries", "format_tags=comment").toString())
                .contains("AIGC=");
        assertThat(Film.sound(written).length / (double) Speech.RATE).isBetween(19.9, 20.2);
    }

    @Test
    void where_no_mp3_can_be_made_it_is_a_wav() throws Exception {
        Path broken = folder.resolve("broken");
        Files.writeString(broken, "#!/bin/sh\nexit 1\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();

        for (Optional<Path> program :
                List.of(Optional.of(broken), Optional.of(folder.resolve("nowhere")), Optional.<Path>empty())) {
            SpeechFile file = SpeechFile.of(program, tone(1), Speech.RATE, NOTE);

            assertThat(file.type()).isEqualTo(SpeechFile.WAV);
            assertThat(new String(file.bytes(), 0, 12, ISO_8859_1))
                    .startsWith("RIFF")
                    .endsWith("WAVE");
            assertThat(file.bytes().length).isBetween(32_000, 32_500);
        }
    }

    private static boolean knowsMp3(Path ffmpeg) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(ffmpeg.toString(), "-hide_banner", "-encoders")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String known = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() == 0 && known.contains("libmp3lame");
    }

    private static short[] tone(int seconds) {
        short[] tone = new short[seconds * Speech.RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (8_000 * Math.sin(Math.TAU * 300 * i / Speech.RATE));
        }
        return tone;
    }
}
