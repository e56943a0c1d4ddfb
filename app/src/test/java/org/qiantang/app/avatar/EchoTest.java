package org.qiantang.app.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

/** What an engine sends back, compared with what it was handed. */
final class EchoTest {
    private static final int RATE = Echo.SOUND_RATE;

    private final Echo echo = new Echo();
    private long heardMs;

    @ForEachSeed(count = 40)
    void a_sentence_is_found_where_it_begins_however_it_was_changed_on_the_way(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        short[] sentence = Babble.of(seed, random.nextDouble(0.6, 4), RATE);
        hears(new short[random.nextInt(RATE)]);
        var sent = echo.sent(sentence);
        hears(new short[random.nextInt(RATE, 2 * RATE)]);
        long begins = heardMs;
        double louder = random.nextDouble(0.3, 1.4);
        short[] changed = new short[sentence.length];
        for (int i = 0; i < changed.length; i++) {
            double value = louder * sentence[i] + random.nextInt(-400, 400);
            changed[i] = (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        hears(changed);
        hears(new short[2 * RATE]);

        assertThat(sent.startMs()).isNotNull();
        assertThat(start(sent)).isBetween(begins - 12.0, begins + 12.0);
        assertThat(sent.isOther()).isFalse();
        assertThat(echo.strange()).isZero();
    }

    @ForEachSeed(count = 40)
    void other_words_are_not_taken_for_the_sentence_and_are_strange(long seed) {
        var sent = echo.sent(Babble.of(seed, 2, RATE));
        hears(new short[RATE]);
        hears(Babble.of(seed + 1_000, 3, RATE));
        sent.giveUp();
        hears(new short[12 * RATE]);
        hears(Babble.of(seed + 2_000, 3, RATE));
        hears(new short[3 * RATE]);

        assertThat(sent.startMs()).isNull();
        assertThat(echo.strange()).isPositive();
    }

    @ForEachSeed(count = 20)
    void an_engine_that_goes_on_with_other_words_is_found_out(long seed) {
        short[] sentence = Babble.of(seed, 4, RATE);
        short[] other = Babble.of(seed + 1_000, 4, RATE);
        System.arraycopy(sentence, 0, other, 0, RATE);
        var sent = echo.sent(sentence);
        hears(new short[RATE / 2]);
        hears(other);
        hears(new short[RATE]);

        assertThat(sent.startMs()).isNotNull();
        assertThat(sent.isOther()).isTrue();
    }

    @ForEachSeed(count = 20)
    void an_engine_that_stumbles_is_followed(long seed) {
        short[] sentence = Babble.of(seed, 5, RATE);
        short[] stumbled = new short[sentence.length + RATE / 10];
        System.arraycopy(sentence, 0, stumbled, 0, 2 * RATE);
        System.arraycopy(sentence, 2 * RATE, stumbled, 2 * RATE + RATE / 10, 3 * RATE);
        var sent = echo.sent(sentence);
        hears(new short[RATE / 2]);
        long begins = heardMs;
        hears(stumbled);
        hears(new short[RATE]);

        assertThat(sent.isOther()).isFalse();
        assertThat(start(sent)).as("moved by the stumble").isBetween(begins + 88.0, begins + 112.0);
    }

    @Test
    void the_tail_of_a_sentence_that_was_cut_is_not_strange() {
        short[] sentence = Babble.of(1, 4, RATE);
        var sent = echo.sent(sentence);
        sent.giveUp();
        hears(new short[RATE]);
        hears(sentence);
        hears(new short[4 * RATE]);

        assertThat(echo.strange()).isZero();
    }

    @Test
    void a_sentence_that_nobody_gave_up_does_not_make_it_deaf_for_ever() {
        echo.sent(Babble.of(1, 1, RATE));
        hears(new short[13 * RATE]);
        hears(Babble.of(2, 3, RATE));
        hears(new short[2 * RATE]);

        assertThat(echo.strange()).isPositive();
    }

    @Test
    void a_second_stream_has_a_clock_of_its_own() {
        hears(new short[3 * RATE]);
        echo.clear();
        heardMs = 90_000;
        short[] sentence = Babble.of(2, 2, RATE);
        var sent = echo.sent(sentence);
        hears(new short[RATE]);
        hears(sentence);
        hears(new short[RATE]);

        assertThat(start(sent)).isBetween(90_990.0, 91_010.0);
    }

    private static double start(Echo.Sentence sentence) {
        Long found = sentence.startMs();
        return found == null ? Double.NaN : found;
    }

    /** In pieces of the size that a decoder makes, which is no multiple of anything. */
    private void hears(short[] sound) {
        for (int at = 0; at < sound.length; ) {
            int end = Math.min(sound.length, at + 371);
            echo.hear(heardMs + Math.round(1_000.0 * at / RATE), Arrays.copyOfRange(sound, at, end));
            at = end;
        }
        heardMs += Math.round(1_000.0 * sound.length / RATE);
    }
}
