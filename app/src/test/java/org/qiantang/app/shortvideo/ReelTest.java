package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.Utterance;

class ReelTest {
    /** A voice that says a tone as long as the text. */
    private static Utterance tone(String spoken) {
        var samples = new short[spoken.length() * 4_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (9_000 * Math.sin(i / 20.0));
        }
        return new Utterance(spoken, samples, 16_000, List.of(), List.of());
    }

    private static Take take(String text) throws SpeechFailed {
        return Take.of(text, ReelTest::tone, SpeechDictionary.NONE);
    }

    private static Reel reel(int scenes, String text) throws SpeechFailed {
        var takes = new ArrayList<Take>();
        for (int i = 0; i < scenes; i++) {
            takes.add(take(text));
        }
        return Reel.of(takes, Collections.nCopies(scenes, Look.PICTURE));
    }

    @Test
    void a_film_that_says_little_is_shown_for_fifteen_seconds() throws SpeechFailed {
        Reel reel = reel(2, "好看。");

        assertThat(reel.seconds()).isBetween(15.0, 15.1);
        assertThat(reel.isTooLong()).isFalse();
    }

    @Test
    void a_film_past_a_minute_is_too_long() throws SpeechFailed {
        Reel reel = reel(6, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十。");

        assertThat(reel.isTooLong()).isTrue();
    }

    @Test
    void the_voice_of_a_scene_lies_within_its_frames() throws SpeechFailed {
        Reel reel = reel(3, "面料是桑蚕丝，产地是湖州。");

        short[] voice = reel.voice();

        assertThat(voice).hasSize(reel.frames() * Take.RATE / Reel.FRAMES);
        for (int scene = 0; scene < 3; scene++) {
            int from = reel.starts().get(scene) * Take.RATE / Reel.FRAMES;
            assertThat(voice[from + 100]).as("rest before scene %s", scene).isZero();
            assertThat(loudest(voice, from, from + Take.RATE))
                    .as("voice of scene %s", scene)
                    .isGreaterThan(1_000);
        }
    }

    private static int loudest(short[] voice, int from, int to) {
        int loudest = 0;
        for (int i = from; i < to; i++) {
            loudest = Math.max(loudest, Math.abs(voice[i]));
        }
        return loudest;
    }

    @Test
    void she_speaks_only_while_something_is_heard_and_words_follow_clause_by_clause() throws SpeechFailed {
        Reel reel = reel(2, "先看料子是什么做的，再看尺寸合不合适。");

        FilmPainter.Moment before = reel.momentAt(0);
        FilmPainter.Moment early = reel.momentAt(10);
        FilmPainter.Moment after = reel.momentAt(reel.starts().get(1) - 1);

        assertThat(before.speaking()).isFalse();
        assertThat(early.speaking()).isTrue();
        assertThat(early.words()).isEqualTo("先看料子是什么做的，");
        assertThat(after.words()).isEqualTo("再看尺寸合不合适。");
        assertThat(after.scene()).isZero();
    }

    @Test
    void without_a_voice_the_words_stand_as_long_as_it_takes_to_read_them() throws SpeechFailed {
        Take silent = Take.of("面料是桑蚕丝。", null, SpeechDictionary.NONE);

        assertThat(silent.isHeard()).isFalse();
        assertThat(silent.seconds()).isBetween(1.2, 3.0);
    }

    @Test
    void the_bed_gives_way_where_somebody_speaks() throws SpeechFailed {
        short[] voice = reel(1, "好看好看好看好看。").voice();

        short[] mixed = MusicBed.under(voice, 7);

        assertThat(mixed).hasSameSizeAs(voice);
        double alone = power(mixed, voice, mixed.length - 6 * Take.RATE, mixed.length - 2 * Take.RATE);
        double under = power(mixed, voice, Take.RATE, 2 * Take.RATE);
        assertThat(alone).isGreaterThan(2 * under);
        assertThat(under).isPositive();
    }

    /** What was added to the voice, as its mean square. */
    private static double power(short[] mixed, short[] voice, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double added = mixed[i] - voice[i];
            sum += added * added;
        }
        return sum / (to - from);
    }
}
