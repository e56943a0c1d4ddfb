package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.testkit.ForEachSeed;

final class UtteranceTest {
    @ParameterizedTest
    @ValueSource(ints = {16_000, 44_100, 48_000, 22_051, 8_000})
    void resampling_keeps_length_energy_and_the_tone_itself(int rate) {
        Utterance tone = of(Tones.sine(440, 1, Tones.RATE, 0.5));

        Utterance resampled = tone.resampledTo(rate);

        short[] expected = Tones.sine(440, 1, rate, 0.5);
        assertThat(resampled.sampleRate()).isEqualTo(rate);
        assertThat(resampled.samples()).hasSize(rate);
        assertThat(Tones.rms(resampled.samples())).isCloseTo(Tones.rms(expected), within(0.001));
        for (int i = rate / 100; i < rate - rate / 100; i++) {
            assertThat((int) resampled.samples()[i]).isCloseTo(expected[i], within(120));
        }
    }

    @Test
    void a_tone_above_the_new_rate_is_removed_instead_of_folded_back() {
        Utterance tone = of(Tones.sine(9_000, 1, Tones.RATE, 0.5));

        assertThat(Tones.rms(tone.resampledTo(8_000).samples())).isLessThan(0.002);
    }

    @Test
    void a_full_square_wave_overshoots_between_its_samples_and_is_turned_down_not_cut() {
        short[] square = new short[Tones.RATE];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 50 % 2 == 0 ? Short.MAX_VALUE : -Short.MAX_VALUE;
        }

        short[] resampled = of(square).resampledTo(48_000).samples();

        assertThat(Tones.peak(resampled)).isEqualTo(Short.MAX_VALUE);
        long atPeak = 0;
        for (short sample : resampled) {
            atPeak += Math.abs((int) sample) == Short.MAX_VALUE ? 1 : 0;
        }
        assertThat(atPeak).isLessThan(resampled.length / 100);
    }

    @ForEachSeed(count = 50)
    void levelled_speech_never_passes_the_ceiling_and_comes_near_the_target(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        short[] speech = new short[Tones.RATE * 2];
        double loud = random.nextDouble(0.01, 0.9);
        for (int i = 0; i < speech.length; i++) {
            boolean spoken = i / 4_000 % 3 != 2;
            boolean click = random.nextInt(5_000) == 0;
            double value = Math.sin(i * 0.05) * loud * (click ? 1.0 / loud : 1);
            speech[i] = (short) (spoken ? 32_000 * value : 0);
        }

        short[] levelled = of(speech).levelled().samples();

        assertThat(Tones.peak(levelled) / 32_768.0).isLessThanOrEqualTo(Loudness.CEILING + 1e-4);
        // Taming clicks costs the speech around them a little.
        assertThat(Loudness.speakingLevel(levelled, Tones.RATE))
                .isBetween(Loudness.TARGET * Loudness.decibels(-3), Loudness.TARGET * Loudness.decibels(0.5));
    }

    @Test
    void silence_stays_silence() {
        Utterance silence = of(new short[1_000]);

        assertThat(silence.levelled().samples()).containsOnly((short) 0);
        assertThat(of(new short[0]).levelled().resampledTo(48_000).samples()).isEmpty();
    }

    @Test
    void its_length_is_that_of_its_samples() {
        assertThat(of(new short[11_025]).length()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void a_sample_rate_that_is_none_is_refused() {
        assertThatThrownBy(() -> new Utterance("好", new short[1], 0, List.of(), List.of()))
                .hasMessage("sampleRate: 0 (expected: 8000..192000)");
    }

    @Test
    void resampling_leaves_the_original_alone() {
        short[] samples = Tones.sine(440, 0.1, Tones.RATE, 0.5);
        short[] copy = Arrays.copyOf(samples, samples.length);

        of(samples).levelled().resampledTo(44_100);

        assertThat(samples).isEqualTo(copy);
    }

    private static Utterance of(short[] samples) {
        return new Utterance("调", samples, Tones.RATE, List.of(), List.of());
    }
}
