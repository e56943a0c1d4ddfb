package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.performance.Utterance.PhonemeAt;
import org.qiantang.engine.performance.Utterance.SyllableAt;

final class EspeakSpeechTest {
    private static final Path CLASSES = Path.of("../../speech-espeak/target/classes");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Programs of a few shell words that misbehave in the ways a program can. */
    @Nested
    final class Failing {
        @Test
        void a_program_that_is_not_there_is_named() {
            try (EspeakSpeech speech = new EspeakSpeech(List.of("/no/such/program"))) {
                assertThatThrownBy(() -> speech.speak("你好"))
                        .isInstanceOf(SpeechFailed.class)
                        .hasMessageContaining("/no/such/program");
            }
        }

        @Test
        void the_last_words_of_a_program_that_ends_reach_the_caller() {
            try (EspeakSpeech speech = shell("echo libespeak-ng.so.1 not found >&2; exit 3")) {
                assertThatThrownBy(() -> speech.speak("你好"))
                        .isInstanceOf(SpeechFailed.class)
                        .hasMessageContaining("exit status 3")
                        .hasMessageContaining("libespeak-ng.so.1 not found");
            }
        }

        @Test
        void a_program_that_hangs_is_ended_when_patience_is() {
            try (EspeakSpeech speech = shell("printf 'hello\\t1\\ttest\\n'; exec sleep 60")) {
                long start = System.nanoTime();

                assertThatThrownBy(() -> speech.speak("你好")).isInstanceOf(SpeechFailed.class);

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            }
        }

        @Test
        void a_refusal_is_told_and_the_next_text_goes_to_a_fresh_program(@TempDir Path folder) throws SpeechFailed {
            String refusesOnceAndForAll = "printf 'hello\\t1\\ttest\\n'; read x; if mkdir " + folder
                    + "/refused; then while printf 'error\\t1\\ttoo odd\\n'; read x; do :; done; fi; "
                    + "printf 'ok\\t2\\t22050\\t2\\t1\\npause\\t0\\nABCD'; read x";
            try (EspeakSpeech speech = shell(refusesOnceAndForAll)) {
                assertThatThrownBy(() -> speech.speak("你好"))
                        .isInstanceOf(SpeechFailed.class)
                        .hasMessageContaining("too odd");
                assertThat(speech.speak("你好").samples()).containsExactly((short) 0x4241, (short) 0x4443);
            }
        }

        @Test
        void an_answer_to_something_else_is_not_taken() {
            try (EspeakSpeech speech = shell("printf 'hello\\t1\\ttest\\nok\\t9\\t22050\\t0\\t0\\n'; read x; read x")) {
                assertThatThrownBy(() -> speech.speak("你好"))
                        .isInstanceOf(SpeechFailed.class)
                        .hasMessageContaining("expected: ok 1");
            }
        }

        @Test
        void another_protocol_is_refused() {
            try (EspeakSpeech speech = shell("printf 'hello\\t2\\ttest\\n'; read x; read x")) {
                assertThatThrownBy(() -> speech.speak("你好"))
                        .isInstanceOf(SpeechFailed.class)
                        .hasMessageContaining("expected: hello 1");
            }
        }

        @Test
        void a_closed_voice_says_no_more() {
            EspeakSpeech speech = shell("exit 0");
            speech.close();

            assertThatThrownBy(() -> speech.speak("你好")).hasMessageContaining("closed");
        }

        private static EspeakSpeech shell(String script) {
            return new EspeakSpeech(
                    List.of("sh", "-c", script),
                    EspeakSpeech.NORMAL_RATE,
                    EspeakSpeech.NORMAL_PITCH,
                    Duration.ofSeconds(2));
        }
    }

    @Test
    void the_command_for_a_jar_ends_with_it_and_runs_on_this_java() {
        List<String> command = EspeakSpeech.commandFor(Path.of("speech-espeak.jar"));

        assertThat(command).startsWith(JAVA).endsWith("-jar", "speech-espeak.jar");
    }

    /** The real program; skipped, and says so, where it is not built or the library is not installed. */
    @Nested
    final class Speaking {
        private static final String LINE = "今天给大家带来一款面霜，八十八元，喜欢的朋友别错过。";

        @Test
        void phonemes_and_syllables_come_in_order_and_cover_the_sound() throws SpeechFailed {
            try (EspeakSpeech speech = installed()) {
                Utterance utterance = speech.speak(LINE);

                assertThat(utterance.seconds()).isBetween(4.0, 9.0);
                assertThat(Tones.rms(utterance.samples())).isGreaterThan(0.03);
                assertThat(utterance.phonemes()).extracting(PhonemeAt::millis).isSorted();
                assertThat(utterance.phonemes().getFirst().millis()).isLessThan(100);
                assertThat(utterance.phonemes().getLast().millis() / 1000.0)
                        .isBetween(utterance.seconds() - 0.6, utterance.seconds());
                assertThat(utterance.syllables()).extracting(SyllableAt::millis).isSorted();
                assertThat(utterance.syllables())
                        .hasSizeGreaterThan(20)
                        .allSatisfy(syllable ->
                                assertThat(LINE).hasSizeGreaterThanOrEqualTo(syllable.offset() + syllable.length()));
            }
        }

        @Test
        void every_phoneme_of_the_line_has_a_mouth_shape_and_lips_shut_on_b_p_and_m() throws SpeechFailed {
            try (EspeakSpeech speech = installed()) {
                Utterance utterance = speech.speak(LINE);
                MouthTimeline timeline = MouthTimeline.of(utterance);

                assertThat(utterance.phonemes())
                        .filteredOn(phoneme -> !phoneme.isSilence())
                        .allSatisfy(
                                phoneme -> assertThat(Visemes.of(phoneme.ipa())).isNotEmpty());
                List<PhonemeAt> lips = utterance.phonemes().stream()
                        .filter(phoneme -> phoneme.ipa().matches("[pbm]h?"))
                        .toList();
                assertThat(lips)
                        .hasSizeGreaterThanOrEqualTo(5)
                        .allSatisfy(phoneme -> assertThat(timeline.at(phoneme.millis() / 1000.0 + 0.005)
                                        .closed())
                                .isEqualTo(1));
            }
        }

        @Test
        void a_character_with_several_sounds_is_heard_as_its_word_has_it() throws SpeechFailed {
            try (EspeakSpeech speech = installed()) {
                assertThat(sounds(speech.speak("长大"))).startsWith("ts.").doesNotStartWith("ts.h");
                assertThat(sounds(speech.speak("长度"))).startsWith("ts.h");
                assertThat(sounds(speech.speak("银行"))).contains("χ");
                assertThat(sounds(speech.speak("一点儿"))).doesNotContain("f");
                assertThat(speech.speak("长大").syllables())
                        .extracting(SyllableAt::offset)
                        .containsExactly(0, 1);
            }
        }

        private static String sounds(Utterance utterance) {
            return utterance.phonemes().stream().map(PhonemeAt::ipa).collect(Collectors.joining());
        }

        @Test
        void letters_beyond_the_basic_plane_do_not_shift_the_syllables_after_them() throws SpeechFailed {
            try (EspeakSpeech speech = installed()) {
                String line = "💄口红\t好";

                List<SyllableAt> syllables = speech.speak(line).syllables();

                assertThat(syllables)
                        .extracting(at -> line.substring(at.offset(), at.offset() + at.length()))
                        .containsExactly("口", "红", "好");
            }
        }

        @Test
        void many_callers_each_get_their_own_text() throws Exception {
            try (EspeakSpeech speech = installed();
                    ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<String> lines =
                        IntStream.range(1, 30).mapToObj("三"::repeat).toList();

                List<Callable<Utterance>> calls = lines.stream()
                        .<Callable<Utterance>>map(line -> () -> speech.speak(line))
                        .toList();

                List<Future<Utterance>> spoken = callers.invokeAll(calls);
                for (int i = 0; i < lines.size(); i++) {
                    assertThat(spoken.get(i).get().text()).isEqualTo(lines.get(i));
                    assertThat(spoken.get(i).get().syllables()).hasSize(i + 1);
                }
            }
        }

        @Test
        void a_program_that_was_killed_is_started_again() throws Exception {
            try (EspeakSpeech speech = installed()) {
                speech.speak("你好");
                ProcessHandle program = ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().commandLine().orElse("").contains("SpeechProgram"))
                        .findFirst()
                        .orElseThrow();
                program.destroyForcibly();
                program.onExit().join();

                assertThat(speech.speak("你好").samples()).isNotEmpty();
            }
        }

        private static EspeakSpeech installed() {
            assumeTrue(
                    Files.exists(CLASSES.resolve("org/qiantang/speech/SpeechProgram.class")),
                    "speech-espeak is not built: " + CLASSES);
            EspeakSpeech speech = new EspeakSpeech(List.of(
                    JAVA,
                    "-Xmx64m",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    CLASSES.toString(),
                    "org.qiantang.speech.SpeechProgram"));
            try {
                speech.speak("好");
            } catch (SpeechFailed failed) {
                assumeTrue(
                        !String.valueOf(failed.getMessage()).contains("Debian package"),
                        "no voice: " + failed.getMessage());
            }
            return speech;
        }
    }
}
