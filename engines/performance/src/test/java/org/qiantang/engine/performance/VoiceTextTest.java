package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.engine.testkit.ForEachSeed;

final class VoiceTextTest {
    @ParameterizedTest
    @CsvSource({
        "一共,     yi2 gong4",
        "一天,     yi4 tian1",
        "一瓶,     yi4 ping2",
        "一起,     yi4 qi3",
        "一个,     yi2 ge4",
        "第一个,   di4 yi1 ge4",
        "十一个,   shi2 yi1 ge4",
        "一月一号, yi1 yue4 yi1 hao4",
        "二零一二, er4 ling2 yi1 er4",
        "统一,     tong3 yi1",
        "试一试,   shi4 yi5 shi4",
        "不要,     bu2 yao4",
        "不好,     bu4 hao3",
        "好不好,   hao3 bu5 hao3"
    })
    void one_and_not_change_their_tones_by_what_stands_beside(String spoken, String voiced) {
        assertThat(VoiceText.of(spoken, SpeechDictionary.NONE).text()).isEqualTo(voiced);
    }

    @Test
    void letters_and_marks_stay_and_are_parted_from_syllables() {
        assertThat(VoiceText.of("今天，V I P价iPhone十六。", SpeechDictionary.NONE).text())
                .isEqualTo("jin1 tian1，V I P jia4 iPhone shi2 liu4。");
    }

    @Test
    void what_a_voice_says_of_a_syllable_is_said_of_its_character() {
        VoiceText voiced = VoiceText.of("还重新", SpeechDictionary.NONE);
        int start = voiced.text().indexOf("chong2");

        assertThat(voiced.text()).isEqualTo("hai2 chong2 xin1");
        assertThat(voiced.inSpoken(40, start, start + 6)).isEqualTo(new Utterance.SyllableAt(40, 1, 1));
    }

    @ForEachSeed(count = 200)
    void every_place_of_it_stands_for_a_place_of_the_text_in_order(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] letters = "一不重长个好 ，。AbVIP💄\n儿".codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }

        VoiceText voiced = VoiceText.of(text.toString(), SpeechDictionary.NONE);

        int before = 0;
        for (int at = 0; at < voiced.text().length(); at++) {
            Utterance.SyllableAt place = voiced.inSpoken(0, at, at + 1);
            assertThat(place.offset()).isBetween(before, text.length() - 1);
            assertThat(place.length()).isEqualTo(1);
            before = place.offset();
        }
    }
}
