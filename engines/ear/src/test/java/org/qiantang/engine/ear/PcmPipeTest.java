package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FLV tags of a real encoder in, frames with the tags' own times out. */
class PcmPipeTest {
    private static final int HEAD = 13;

    private final List<Frame> frames = new CopyOnWriteArrayList<>();

    @BeforeEach
    void needsFfmpeg() {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ffmpeg")));
        assumeTrue(there, "ffmpeg is not installed");
    }

    @Test
    void tags_become_frames_that_follow_each_other_from_the_first_tags_time_on() throws Exception {
        List<byte[]> tags = tone(3);

        try (PcmPipe pipe = PcmPipe.start("ffmpeg", Duration.ofMinutes(7), frames::add)) {
            for (byte[] tag : tags) {
                pipe.write(tag);
            }
        }

        assertThat(frames.getFirst().at()).isEqualTo(Duration.ofMinutes(7));
        Duration at = Duration.ofMinutes(7);
        for (Frame frame : frames) {
            assertThat(frame.at()).isEqualTo(at);
            at = frame.end();
        }
        assertThat(at)
                .isBetween(
                        Duration.ofMinutes(7).plusMillis(2_800),
                        Duration.ofMinutes(7).plusMillis(3_200));
        assertThat(frames.stream().anyMatch(frame -> Math.abs(Pcm.sample(frame.pcm(), 100)) > 500))
                .isTrue();
    }

    @Test
    void of_what_is_no_sound_nothing_is_heard_and_ffmpegs_complaint_can_be_read() throws Exception {
        PcmPipe pipe = PcmPipe.start("ffmpeg", Duration.ZERO, frames::add);
        pipe.write(new byte[10_000]);
        pipe.close();

        assertThat(frames).isEmpty();
        assertThat(pipe.lastWords()).isNotBlank();
    }

    @Test
    void a_program_that_is_not_there_is_told_at_once() {
        assertThatThrownBy(() -> PcmPipe.start("no-such-program", Duration.ZERO, frames::add))
                .isInstanceOf(IOException.class);
    }

    /** The tags of some seconds of a tone, the setup first. */
    private static List<byte[]> tone(int seconds) throws IOException {
        Process process = new ProcessBuilder(
                        "ffmpeg",
                        "-nostdin",
                        "-loglevel",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=440:sample_rate=44100",
                        "-t",
                        Integer.toString(seconds),
                        "-c:a",
                        "aac",
                        "-f",
                        "flv",
                        "pipe:1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] flv = process.getInputStream().readAllBytes();
        var tags = new ArrayList<byte[]>();
        for (int at = HEAD; at + 11 <= flv.length; ) {
            int length = ((flv[at + 1] & 0xff) << 16) | ((flv[at + 2] & 0xff) << 8) | (flv[at + 3] & 0xff);
            int end = at + 11 + length + 4;
            if (flv[at] == 8) {
                tags.add(Arrays.copyOfRange(flv, at, end));
            }
            at = end;
        }
        return tags;
    }
}
