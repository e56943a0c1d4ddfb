package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.engine.performance.Utterance;

class GesturesTest {
    private static final int RATE = 8_000;

    @ParameterizedTest
    @CsvSource({"大家好欢迎来到直播间, WAVE", "谢谢大家的支持, THANK", "点击下方的链接, BELOW", "请注意保质期, NOTE", "这款龙井, POINT", "只要八十八元, POINT"})
    void a_sentence_is_accompanied_by_what_its_words_mean(String words, Gesture expected) {
        Gestures gestures = Gestures.of(spoken(words));

        List<Gesture> seen = new ArrayList<>();
        for (double second = 0; second < words.length() * 0.2; second += 0.02) {
            seen.add(gestures.at(second));
        }

        assertThat(seen).contains(expected);
    }

    @Test
    void the_hand_is_there_before_the_word_and_gone_soon_after() {
        Gestures gestures = Gestures.of(spoken("今天为您带来的是我们的好茶这款龙井产自西湖边上的一个小山村里"));

        // The word is the fourteenth character and begins 2.6 s into the sentence.
        assertThat(gestures.at(2.2)).isEqualTo(Gesture.NONE);
        assertThat(gestures.at(2.4)).isEqualTo(Gesture.POINT);
        assertThat(gestures.at(3.6)).isEqualTo(Gesture.POINT);
        assertThat(gestures.at(3.9)).isEqualTo(Gesture.NONE);
    }

    @Test
    void hands_do_not_change_with_every_word() {
        Gestures gestures = Gestures.of(spoken("大家好谢谢大家注意这款全部包邮点击链接下单"));

        int changes = 0;
        Gesture before = Gesture.NONE;
        for (double second = 0; second < 4.4; second += 0.02) {
            Gesture now = gestures.at(second);
            changes += now != before ? 1 : 0;
            before = now;
        }

        assertThat(changes).isLessThanOrEqualTo(4);
    }

    @Test
    void a_sentence_that_means_nothing_to_the_hands_leaves_them_alone() {
        Gestures gestures = Gestures.of(spoken("清明前后的茶叶比较嫩"));

        assertThat(gestures.at(0.5)).isEqualTo(Gesture.NONE);
        assertThat(Gestures.NONE.at(0.5)).isEqualTo(Gesture.NONE);
    }

    /** Five syllables a second. */
    private static Utterance spoken(String text) {
        List<Utterance.SyllableAt> syllables = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            syllables.add(new Utterance.SyllableAt(200 * i, i, 1));
        }
        return new Utterance(text, new short[RATE * text.length() / 5], RATE, List.of(), syllables);
    }
}
