package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpokenTimesTest {
    private static final int RATE = 16_000;
    private static final Path SPEECH = Path.of("../../speech-espeak/target/speech-espeak.jar");
    private static final List<String> SENTENCES = List.of(
            "大家好，欢迎来到我们的直播间。",
            "这款明前龙井，是今年三月底在梅家坞手工采摘的。",
            "今天直播间只要八十八元一盒，喜欢的朋友可以点击下方链接。",
            "保质期十八个月，请放在阴凉干燥的地方。",
            "有三位朋友问到这个，我来说明一下。");

    @Test
    void a_pause_in_the_sound_is_where_the_comma_is() {
        short[] sound = joined(silence(0.2), voice(0.8), silence(0.3), voice(1.2), silence(0.1));

        Utterance utterance = SpokenTimes.utterance("欢迎光临，请随便看一看。", sound, RATE);

        assertThat(utterance.syllables()).hasSize(10);
        assertThat(utterance.syllables().getFirst().millis()).isCloseTo(200, within(15));
        assertThat(utterance.syllables().get(4).millis())
                .as("the first syllable after the comma")
                .isCloseTo(1_300, within(15));
        assertThat(utterance.phonemes().getLast().isSilence()).isTrue();
    }

    @Test
    void a_voice_that_runs_over_the_comma_still_has_a_place_for_every_syllable() {
        Utterance utterance = SpokenTimes.utterance("欢迎光临，请随便看一看。", voice(2), RATE);

        assertThat(utterance.syllables()).hasSize(10);
        for (int i = 1; i < 10; i++) {
            assertThat(utterance.syllables().get(i).millis())
                    .isGreaterThan(utterance.syllables().get(i - 1).millis());
        }
        assertThat(utterance.syllables().getLast().millis()).isLessThan(2_000);
    }

    @Test
    void a_long_syllable_gets_more_time_than_a_short_one() {
        // 装 is an affricate with a nasal final, 的 a stop with a neutral vowel.
        Utterance utterance = SpokenTimes.utterance("装的装的", voice(1), RATE);

        int first = utterance.syllables().get(1).millis();
        int second = utterance.syllables().get(2).millis() - first;
        assertThat(first).isGreaterThan((int) (1.4 * second));
    }

    @Test
    void sound_without_a_voice_and_text_without_sounds_have_no_times() {
        assertThat(SpokenTimes.utterance("你好", new short[RATE], RATE).phonemes())
                .isEmpty();
        assertThat(SpokenTimes.utterance("……", voice(1), RATE).syllables()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ma1, AA", "bo1, O", "zhi1, I", "yu2, U", "lü4, U", "wu3, U", "yi1, I", "xue2, E", "feng1, E"})
    void a_syllable_ends_in_the_shape_of_its_vowel(String syllable, Viseme expected) {
        List<Viseme> shapes = SpokenUnits.sounds(syllable).stream()
                .flatMap(sound -> Visemes.of(sound.ipa()).stream())
                .toList();

        assertThat(shapes).contains(expected);
    }

    @Test
    void lips_close_where_a_b_is_estimated() {
        Utterance utterance = SpokenTimes.utterance("爸爸妈妈", voice(1.2), RATE);
        MouthTimeline mouth = MouthTimeline.of(utterance);

        for (Utterance.PhonemeAt phoneme : utterance.phonemes()) {
            if (phoneme.ipa().equals("p") || phoneme.ipa().equals("m")) {
                assertThat(mouth.at(phoneme.millis() / 1000.0 + 0.02).closed()).isGreaterThan(0.9);
            }
        }
    }

    @Test
    void against_a_voice_that_tells_its_times_half_of_the_syllables_are_within_sixty_milliseconds() throws Exception {
        assumeTrue(Files.exists(SPEECH), "the speech program was not built");
        List<Double> errors = new ArrayList<>();
        try (EspeakSpeech espeak = new EspeakSpeech(EspeakSpeech.commandFor(SPEECH))) {
            for (String sentence : SENTENCES) {
                Utterance told = espeak.speak(sentence);
                Utterance guessed = SpokenTimes.utterance(sentence, told.samples(), told.sampleRate());
                for (Utterance.SyllableAt syllable : told.syllables()) {
                    guessed.syllables().stream()
                            .filter(other -> other.offset() == syllable.offset())
                            .forEach(other -> errors.add((double) Math.abs(other.millis() - syllable.millis())));
                }
            }
        }
        double[] sorted = errors.stream().mapToDouble(error -> error).sorted().toArray();

        assertThat(sorted.length).isGreaterThan(60);
        assertThat(sorted[sorted.length / 2])
                .as("median, in ms, of %s", Arrays.toString(sorted))
                .isLessThan(60);
        assertThat(sorted[sorted.length * 9 / 10]).as("p90, in ms").isLessThan(150);
    }

    private static short[] voice(double seconds) {
        return Tones.sine(180, seconds, RATE, 0.3);
    }

    private static short[] silence(double seconds) {
        return new short[(int) Math.round(seconds * RATE)];
    }

    private static short[] joined(short[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        short[] all = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
