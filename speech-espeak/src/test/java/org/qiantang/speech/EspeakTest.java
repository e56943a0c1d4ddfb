// SPDX-License-Identifier: GPL-3.0-or-later
package org.qiantang.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Talks to the real library; skipped, and says so, where it is not installed. */
final class EspeakTest {
    @BeforeAll
    static void the_library_is_installed() {
        assumeTrue(isInstalled(), Espeak.LIBRARY + " is not installed (Debian package libespeak-ng1)");
    }

    @Test
    void each_chinese_character_is_a_syllable_and_sounds_come_in_order() throws Exception {
        Espeak espeak = Espeak.open("cmn");

        Speech speech = espeak.speak(new Request.Say("1", 175, 50, "今天八十八元"));

        List<Speech.Syllable> syllables = only(Speech.Syllable.class, speech);
        assertThat(syllables).extracting(Speech.Syllable::offset).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(only(Speech.Phoneme.class, speech))
                .extracting(Speech.Phoneme::ipa)
                .startsWith("tɕ", "ˈi", "n", "th")
                .contains("p");
        assertThat(speech.events()).extracting(Speech.Event::millis).isSorted();
        assertThat(speech.pcm().length / 2.0 / speech.sampleRate()).isBetween(1.2, 3.0);
    }

    @Test
    void a_comma_is_a_pause() throws Exception {
        Espeak espeak = Espeak.open("cmn");

        Speech speech = espeak.speak(new Request.Say("1", 175, 50, "好，好"));

        int pause = only(Speech.Pause.class, speech).getFirst().millis();
        int next = only(Speech.Phoneme.class, speech).stream()
                .mapToInt(Speech.Phoneme::millis)
                .filter(millis -> millis > pause)
                .findFirst()
                .orElseThrow();
        assertThat(next - pause).isBetween(80, 600);
    }

    @Test
    void the_same_text_said_twice_and_faster_is_shorter() throws Exception {
        Espeak espeak = Espeak.open("cmn");

        int normal = espeak.speak(new Request.Say("1", 175, 50, "欢迎来到直播间")).pcm().length;
        int fast = espeak.speak(new Request.Say("2", 300, 50, "欢迎来到直播间")).pcm().length;

        assertThat(fast).isLessThan(normal * 3 / 4);
    }

    @Test
    void a_sound_without_end_is_stopped() throws Exception {
        Espeak espeak = Espeak.open("cmn");

        assertThatThrownBy(() -> espeak.speak(new Request.Say("1", 80, 50, "好".repeat(2_000))))
                .isInstanceOf(Espeak.SynthesisFailed.class)
                .hasMessageContaining("too long");
        assertThat(espeak.speak(new Request.Say("2", 175, 50, "好")).pcm()).isNotEmpty();
    }

    @Test
    void an_unknown_voice_is_named() {
        assertThatThrownBy(() -> Espeak.open("no-such-voice"))
                .isInstanceOf(Espeak.Unavailable.class)
                .hasMessageContaining("no-such-voice");
    }

    private static <E extends Speech.Event> List<E> only(Class<E> kind, Speech speech) {
        return speech.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static boolean isInstalled() {
        try {
            SymbolLookup.libraryLookup(Espeak.LIBRARY, Arena.global());
            return true;
        } catch (IllegalArgumentException absent) {
            return false;
        }
    }
}
