package org.qiantang.engine.performance.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixerTest {
    private static final int FRAME = MusicBed.RATE / 25;
    private static final Mixer.Choice LOUD = new Mixer.Choice(Mood.CALM, 60, true);

    @Test
    void the_music_is_at_least_twelve_decibels_lower_under_speech_and_comes_back() {
        Mixer spokenOver = new Mixer(LOUD);
        Mixer alone = new Mixer(LOUD);

        // The same place of the same piece with and without a voice; the voice is taken away again.
        double[] ratio = new double[25 * 10];
        for (int frame = 0; frame < ratio.length; frame++) {
            short[] voice = frame >= 50 && frame < 150 ? tone(frame) : new short[FRAME];
            short[] mixed = voice.clone();
            short[] bed = new short[FRAME];
            spokenOver.mix(mixed, FRAME, false);
            alone.mix(bed, FRAME, false);
            ratio[frame] = decibels(rms(minus(mixed, voice)) / rms(bed));
        }

        assertThat(ratio[40]).as("before a word is said").isGreaterThan(-0.2);
        assertThat(worst(ratio, 56, 150)).as("while somebody speaks").isLessThan(-12);
        assertThat(ratio[52]).as("80 ms into the first word").isLessThan(-6);
        assertThat(ratio[200]).as("two seconds after the last word").isGreaterThan(-1);
    }

    @Test
    void a_short_pause_between_two_words_does_not_let_the_music_up() {
        Mixer mixer = new Mixer(LOUD);
        Mixer alone = new Mixer(LOUD);
        double loudest = -100;

        for (int frame = 0; frame < 200; frame++) {
            boolean pause = frame % 10 > 4; // 200 ms of voice, 200 ms without
            short[] voice = pause ? new short[FRAME] : tone(frame);
            short[] mixed = voice.clone();
            short[] bed = new short[FRAME];
            mixer.mix(mixed, FRAME, false);
            alone.mix(bed, FRAME, false);
            if (frame > 20) {
                loudest = Math.max(loudest, decibels(rms(minus(mixed, voice)) / rms(bed)));
            }
        }

        assertThat(loudest).isLessThan(-12);
    }

    @Test
    void without_music_the_voice_is_left_as_it_is() {
        Mixer mixer = new Mixer(Mixer.Choice.SILENT);
        short[] voice = tone(0);
        short[] mixed = voice.clone();

        mixer.sound(Effect.CHIME);
        mixer.mix(mixed, FRAME, false);

        assertThat(mixed).isEqualTo(voice);
    }

    @Test
    void words_that_cannot_be_heard_are_never_shown_in_silence() {
        Mixer mixer = new Mixer(Mixer.Choice.SILENT);
        short[] sound = new short[FRAME];
        for (int frame = 0; frame < 50; frame++) {
            Arrays.fill(sound, (short) 0);
            mixer.mix(sound, FRAME, true);
        }
        double rescued = rms(sound);
        for (int frame = 0; frame < 150; frame++) {
            Arrays.fill(sound, (short) 0);
            mixer.mix(sound, FRAME, false);
        }

        assertThat(decibels(rescued / 32_768)).isGreaterThan(-40);
        assertThat(rms(sound)).as("when words are heard again").isLessThan(1);
    }

    @Test
    void an_effect_is_heard_once_and_only_where_effects_are_wanted() {
        Mixer with = new Mixer(new Mixer.Choice(Mood.CALM, 0, true));
        short[] sound = new short[FRAME];
        with.sound(Effect.CHIME);
        with.mix(sound, FRAME, false);
        double begun = rms(sound);
        for (int frame = 0; frame < 40; frame++) {
            Arrays.fill(sound, (short) 0);
            with.mix(sound, FRAME, false);
        }

        assertThat(begun).isGreaterThan(300);
        assertThat(rms(sound)).isZero();
    }

    @Test
    void all_at_once_stays_below_full_scale() {
        Mixer mixer = new Mixer(new Mixer.Choice(Mood.BRIGHT, 100, true));
        int peak = 0;
        for (int frame = 0; frame < 100; frame++) {
            short[] sound = new short[FRAME];
            for (int i = 0; i < FRAME; i++) {
                sound[i] = (short) (30_000 * Math.sin(0.05 * (frame * FRAME + i)));
            }
            for (Effect effect : Effect.values()) {
                mixer.sound(effect);
            }
            mixer.mix(sound, FRAME, false);
            for (short sample : sound) {
                peak = Math.max(peak, Math.abs((int) sample));
            }
        }

        assertThat(peak).isLessThanOrEqualTo(29_205);
    }

    @ParameterizedTest
    @EnumSource
    void a_piece_goes_round_without_a_seam_and_is_as_loud_as_the_others(Mood mood) {
        MusicBed bed = MusicBed.of(mood);
        double energy = 0;
        int steepest = 0;
        for (int i = 0; i < bed.length(); i++) {
            energy += (double) bed.at(i) * bed.at(i);
            steepest = Math.max(steepest, Math.abs(bed.at(i + 1L) - bed.at(i)));
        }
        int seam = Math.abs(bed.at(bed.length()) - bed.at(bed.length() - 1L));

        assertThat(bed.length() / (double) MusicBed.RATE).isBetween(24.0, 40.0);
        assertThat(decibels(Math.sqrt(energy / bed.length()) / 32_768)).isBetween(-22.0, -18.0);
        assertThat(seam).isLessThanOrEqualTo(steepest);
        assertThat(bed.at(3L * bed.length() + 17)).isEqualTo(bed.at(17));
    }

    private static double worst(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).max().orElseThrow();
    }

    private static short[] tone(int frame) {
        short[] tone = new short[FRAME];
        for (int i = 0; i < FRAME; i++) {
            tone[i] = (short) (8_000 * Math.sin(Math.TAU * 200 * (frame * FRAME + i) / MusicBed.RATE));
        }
        return tone;
    }

    private static short[] minus(short[] one, short[] other) {
        short[] left = new short[one.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = (short) (one[i] - other[i]);
        }
        return left;
    }

    private static double rms(short[] samples) {
        double energy = 0;
        for (short sample : samples) {
            energy += (double) sample * sample;
        }
        return Math.sqrt(energy / samples.length);
    }

    private static double decibels(double share) {
        return 20 * Math.log10(Math.max(1e-9, share));
    }
}
