package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.performance.Utterance.PhonemeAt;
import org.qiantang.engine.testkit.ForEachSeed;

final class MouthTimelineTest {
    @ParameterizedTest
    @ValueSource(strings = {"p", "ph", "m", "b"})
    void lips_shut_fully_on_b_p_and_m_however_loud_and_short(String ipa) {
        MouthTimeline timeline = MouthTimeline.of(
                Tones.under(new PhonemeAt(0, "ˈɑ"), new PhonemeAt(500, ipa), new PhonemeAt(530, "ˈɑ")));

        Mouth shut = timeline.at(0.515);
        assertThat(shut.closed()).isEqualTo(1);
        assertThat(shut.jaw()).isZero();
        assertThat(shut.viseme()).isEqualTo(Viseme.PP);
        assertThat(timeline.at(0.40).closed()).isZero();
        assertThat(timeline.at(0.60).closed()).isZero();
    }

    @Test
    void an_a_opens_wide_and_an_i_spreads_and_a_u_rounds() {
        MouthTimeline timeline =
                MouthTimeline.of(Tones.under(new PhonemeAt(0, "ɑ"), new PhonemeAt(300, "i"), new PhonemeAt(600, "u")));

        Mouth a = timeline.at(0.15);
        Mouth i = timeline.at(0.45);
        Mouth u = timeline.at(0.75);
        assertThat(a.jaw()).isGreaterThan(0.8).isGreaterThan(2 * i.jaw());
        assertThat(i.width()).isGreaterThan(0.7);
        assertThat(u.round()).isGreaterThan(0.9);
        assertThat(u.width()).isLessThan(-0.7);
        assertThat(List.of(a.viseme(), i.viseme(), u.viseme())).containsExactly(Viseme.AA, Viseme.I, Viseme.U);
    }

    @Test
    void a_shape_comes_before_its_sound_and_not_long_before() {
        MouthTimeline timeline = MouthTimeline.of(Tones.under(new PhonemeAt(0, "i"), new PhonemeAt(500, "u")));

        assertThat(timeline.at(0.500 - 0.040).round()).isCloseTo(0.5, within(0.05));
        assertThat(timeline.at(0.500 - 0.080).round()).isZero();
        assertThat(timeline.at(0.500).round()).isEqualTo(1);
    }

    @Test
    void a_silent_voice_keeps_the_jaw_shut_whatever_it_says() {
        Utterance silent =
                new Utterance("啊", new short[Tones.RATE], Tones.RATE, List.of(new PhonemeAt(0, "ɑ")), List.of());

        assertThat(MouthTimeline.of(silent).at(0.5).jaw()).isZero();
    }

    @Test
    void a_quiet_sound_opens_the_jaw_less_than_a_loud_one() {
        short[] samples = Tones.sine(200, 1, Tones.RATE, 0.5);
        for (int i = samples.length / 2; i < samples.length; i++) {
            samples[i] = (short) (samples[i] / 8);
        }
        MouthTimeline timeline =
                MouthTimeline.of(new Utterance("啊", samples, Tones.RATE, List.of(new PhonemeAt(0, "ɑ")), List.of()));

        assertThat(timeline.at(0.8).jaw())
                .isLessThan(timeline.at(0.2).jaw() * 0.6)
                .isPositive();
    }

    @Test
    void a_voice_without_phoneme_times_still_moves_the_jaw() {
        MouthTimeline timeline = MouthTimeline.of(Tones.under());

        assertThat(timeline.at(0.5).jaw()).isGreaterThan(0.3);
    }

    @Test
    void outside_the_sound_the_mouth_is_at_rest() {
        MouthTimeline timeline = MouthTimeline.of(Tones.under(new PhonemeAt(0, "ɑ")));

        assertThat(timeline.at(-0.001)).isEqualTo(Mouth.AT_REST);
        assertThat(timeline.at(1.0)).isEqualTo(Mouth.AT_REST);
        assertThat(timeline.at(Double.NaN)).isEqualTo(Mouth.AT_REST);
    }

    @ForEachSeed
    void a_mouth_never_jumps_and_stays_within_its_ranges(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] sounds = {"p", "m", "ɑ", "ˈiɑu", "s.", "tɕh", "", "onɡ", "f", "?"};
        List<PhonemeAt> phonemes = new ArrayList<>();
        for (int at = 0; at < 1_200; at += random.nextInt(0, 200)) {
            phonemes.add(new PhonemeAt(at, sounds[random.nextInt(sounds.length)]));
        }
        MouthTimeline timeline = MouthTimeline.of(Tones.under(phonemes.toArray(PhonemeAt[]::new)));

        Mouth before = timeline.at(0);
        for (int millis = 1; millis < 1_000; millis++) {
            Mouth mouth = timeline.at(millis / 1000.0); // its ranges are checked by the record
            assertThat(mouth.closed()).isCloseTo(before.closed(), within(0.03));
            assertThat(mouth.round()).isCloseTo(before.round(), within(0.03));
            assertThat(mouth.width()).isCloseTo(before.width(), within(0.04));
            assertThat(mouth.jaw()).isCloseTo(before.jaw(), within(0.08));
            before = mouth;
        }
    }
}
