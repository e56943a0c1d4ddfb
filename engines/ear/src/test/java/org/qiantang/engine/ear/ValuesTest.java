package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.SplittableRandom;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class ValuesTest {
    private static final Engine ENGINE = new Engine("test", "1");

    @Test
    void a_frame_is_whole_samples_of_at_most_a_second() {
        assertThat(new Frame(Duration.ofSeconds(1), new byte[640]).end()).isEqualTo(Duration.ofMillis(1_020));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frame(Duration.ZERO, new byte[3]))
                .withMessage("pcm: 3 bytes (expected: whole samples of 2 bytes, 2..32000)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Frame(Duration.ZERO, new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Frame(Duration.ZERO, new byte[32_002]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frame(Duration.ofMillis(-1), new byte[2]))
                .withMessage("at: PT-0.001S (expected: 0 or later)");
    }

    @Test
    void what_was_heard_has_words_and_an_order_of_times() {
        Duration second = Duration.ofSeconds(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new Heard(" ", Duration.ZERO, second, true, ENGINE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Heard("好", second, Duration.ZERO, true, ENGINE))
                .withMessageContaining("PT1S, PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Heard("好".repeat(2_001), Duration.ZERO, second, true, ENGINE))
                .withMessageContaining("2001 characters");
    }

    @Test
    void a_text_is_made_one_tidy_line() {
        assertThat(Heard.tidy(" 第一行\r\n第二行\u0000\u2028\t末\uFFFD尾\uD83D ")).isEqualTo("第一行 第二行 末 尾");
        assertThat(Heard.tidy("\u3000\n")).isEmpty();
    }

    @ForEachSeed(count = 200)
    void whatever_an_engine_writes_can_be_heard_once_it_is_tidy(long seed) {
        var random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3_000); i > 0; i--) {
            text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT));
        }
        var written = new Written(
                text.toString(),
                Duration.ofMillis(random.nextLong(-100_000, 100_000)),
                Duration.ofMillis(random.nextLong(-100_000, 100_000)));
        var utterance =
                new Utterance(Duration.ofSeconds(random.nextInt(100)), new byte[2 * random.nextInt(1, 200_000)]);

        written.heardIn(utterance, ENGINE).ifPresent(heard -> {
            assertThat(heard.from()).isBetween(utterance.from(), utterance.to());
            assertThat(heard.to()).isBetween(heard.from(), utterance.to());
        });
    }

    @Test
    void a_wav_is_what_others_take_for_one() throws Exception {
        byte[] pcm = Tones.say(3, Duration.ofMillis(500));

        try (var wav = AudioSystem.getAudioInputStream(new ByteArrayInputStream(Wav.of(pcm)))) {
            assertThat(wav.getFormat().matches(new AudioFormat(16_000, 16, 1, true, false)))
                    .isTrue();
            assertThat(wav.readAllBytes()).isEqualTo(pcm);
        }
    }

    @ForEachSeed(count = 100)
    void pauses_grow_up_to_their_most_and_are_never_shorter_than_half(long seed) {
        var pauses = new Pauses(Duration.ofMillis(100), Duration.ofSeconds(10), new SplittableRandom(seed));
        for (int failures = 1; failures < 100; failures++) {
            long whole = Math.min(10_000, 100L << Math.min(failures - 1, 20));

            assertThat(pauses.after(failures)).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
        }
    }

    @Test
    void pauses_in_the_wrong_order_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pauses(Duration.ofSeconds(2), Duration.ofSeconds(1), new SplittableRandom(1)))
                .withMessageContaining("PT2S..PT1S (expected: 1 ms or more, in order");
    }
}
