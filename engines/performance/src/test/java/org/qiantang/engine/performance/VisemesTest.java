package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.engine.performance.Viseme.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VisemesTest {
    /** The names are those that espeak-ng gives to the sounds of the syllable on the left. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            八, p, PP
            怕, ph, PP
            妈, m, PP
            发, f, FF
            大, t, DD
            他, th, DD
            来, l, DD
            你, n, NN
            给, k, KK
            款, kh, KK
            好, χ, KK
            今, tɕ, CH
            请, tɕh, CH
            谢, ɕ, SS
            这, ts., CH
            吃, ts.h, CH
            是, s., SS
            再, ts, SS
            三, s, SS
            人, z., RR
            啊, ˈɑ, AA
            的, ə, E
            喔, ˈo, O
            一, ˈi, I
            是, ˈi., I
            五, ˈu, U
            雨, y, U
            汪, ŋ, NN
            也, j, I
            我, w, U
            """)
    void a_mandarin_sound_has_its_shape(String hanzi, String ipa, Viseme viseme) {
        assertThat(Visemes.of(ipa)).as(hanzi).containsExactly(viseme);
    }

    @Test
    void a_gliding_vowel_passes_through_its_shapes() {
        assertThat(Visemes.of("ˈiɑu")).containsExactly(I, AA, U);
        assertThat(Visemes.of("ˈyæ")).containsExactly(U, AA);
        assertThat(Visemes.of("ˈonɡ")).containsExactly(O, NN, KK);
        assertThat(Visemes.of("iɛ")).containsExactly(I, E);
    }

    @Test
    void english_words_in_a_line_have_shapes_too() {
        assertThat(Visemes.of("θ")).containsExactly(TH);
        assertThat(Visemes.of("v")).containsExactly(FF);
        assertThat(Visemes.of("ˈaɪ")).containsExactly(AA, I);
        assertThat(Visemes.of("tʃ")).containsExactly(CH);
        assertThat(Visemes.of("h")).containsExactly(KK);
    }

    @Test
    void marks_and_silence_have_none() {
        assertThat(Visemes.of("")).isEqualTo(List.of());
        assertThat(Visemes.of("ˈˌː5")).isEqualTo(List.of());
    }
}
