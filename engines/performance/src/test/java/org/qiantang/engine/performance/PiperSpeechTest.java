package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a few lines of shell that speak as piper does: a line of JSON in, the name of a file out. */
final class PiperSpeechTest {
    private static final String PIPER = """
            echo "$@" >> %1$s/started
            while read -r line; do
                echo "$line" >> %1$s/asked
                out=$(echo "$line" | sed 's/.*"output_file":"\\([^"]*\\)".*/\\1/')
                cp %1$s/sound.wav "$out" && echo "$out"
            done
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void a_voice() throws IOException {
        Files.write(folder.resolve("sound.wav"), OpenAiSpeechTest.wav(Tones.sine(180, 1, 22_050, 0.3), 22_050));
    }

    @Test
    void one_process_speaks_sentence_after_sentence_and_leaves_no_file_behind() throws Exception {
        try (PiperSpeech piper = piper(PIPER.formatted(folder))) {
            assertThat(piper.speak("大家好\"，\n欢迎。", VoiceWish.NONE).seconds()).isEqualTo(1.0);
            assertThat(piper.speak("再来一句。", VoiceWish.NONE).syllables()).hasSize(4);
        }

        assertThat(Files.readAllLines(folder.resolve("started")))
                .singleElement()
                .asString()
                .contains("--model " + folder.resolve("voice.onnx"))
                .contains("--length_scale 1.00")
                .contains("--json-input");
        assertThat(Files.readAllLines(folder.resolve("asked")).getFirst()).contains("大家好\\\"， 欢迎。");
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void another_pace_is_another_process() throws Exception {
        try (PiperSpeech piper = piper(PIPER.formatted(folder))) {
            piper.speak("快一点。", new VoiceWish("", 1.25));
            piper.speak("慢一点。", new VoiceWish("", 0.8));
            piper.speak("又快一点。", new VoiceWish("", 1.25));
        }

        assertThat(Files.readAllLines(folder.resolve("started"))).hasSize(2);
        assertThat(Files.readString(folder.resolve("started")))
                .contains("--length_scale 0.80")
                .contains("--length_scale 1.25");
    }

    @Test
    void a_program_that_dies_is_started_again_by_the_next_sentence() throws Exception {
        String diesOnce = "[ -e %1$s/died ] || { touch %1$s/died; exit 1; }\n".formatted(folder);
        try (PiperSpeech piper = piper(diesOnce + PIPER.formatted(folder))) {
            assertThatThrownBy(() -> piper.speak("第一句。", VoiceWish.NONE)).isInstanceOf(SpeechFailed.class);

            assertThat(piper.speak("第二句。", VoiceWish.NONE).seconds()).isEqualTo(1.0);
        }
    }

    @Test
    void a_program_that_hangs_is_ended_when_patience_is() {
        try (PiperSpeech piper = piper("exec sleep 60", Duration.ofSeconds(2))) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> piper.speak("等不到。", VoiceWish.NONE)).isInstanceOf(SpeechFailed.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_program_that_is_not_there_and_one_that_says_nonsense_are_failures() {
        try (PiperSpeech missing = new PiperSpeech(
                        List.of("/no/such/piper"), folder.resolve("v.onnx"), folder, Duration.ofSeconds(1));
                PiperSpeech babbling = piper("while read -r line; do echo hello; done")) {
            assertThatThrownBy(() -> missing.speak("你好", VoiceWish.NONE))
                    .isInstanceOf(SpeechFailed.class)
                    .hasMessageContaining("/no/such/piper");
            assertThatThrownBy(() -> babbling.speak("你好", VoiceWish.NONE))
                    .isInstanceOf(SpeechFailed.class)
                    .hasMessageContaining("hello");
        }
    }

    private PiperSpeech piper(String script) {
        return piper(script, Duration.ofSeconds(20));
    }

    private PiperSpeech piper(String script, Duration patience) {
        return new PiperSpeech(
                List.of("/bin/sh", "-c", script, "piper"),
                folder.resolve("voice.onnx"),
                folder.resolve("out"),
                patience);
    }
}
