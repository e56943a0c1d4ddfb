package org.qiantang.app.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.host.HouseVoice.Said;
import org.qiantang.app.media.AigcMark;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.Utterance.PhonemeAt;
import org.qiantang.engine.performance.Utterance.SyllableAt;
import org.qiantang.engine.performance.VoiceWish;
import org.qiantang.engine.performance.presenter.Cast;
import org.qiantang.engine.performance.presenter.Look;

class HouseVoiceTest {
    private static final int RATE = 16_000;
    private static final int HALF_A_SECOND = RATE / 2;

    private final ConcurrentLinkedQueue<String> spoken = new ConcurrentLinkedQueue<>();
    private HouseVoice voice = voice(this::half);

    /** Says half a second of sound, and how it was wished. */
    @FunctionalInterface
    private interface Mouthing {
        Utterance speak(String text, VoiceWish wish) throws SpeechFailed;
    }

    @AfterEach
    void close() {
        voice.close();
    }

    @Test
    void sentences_follow_each_other_with_a_pause_and_each_has_its_time() {
        Said.Spoken said = spoken("价格¥299。今天发货！");

        assertThat(spoken).containsExactly("价格二百九十九元。", "今天发货！");
        assertThat(said.seconds()).isCloseTo(1.2, within(0.01));
        assertThat(said.lines())
                .containsExactly(new HouseVoice.Line(0, 0.5, "价格¥299。"), new HouseVoice.Line(0.7, 1.2, "今天发货！"));
        assertThat(said.mouth().at(0.25).jaw()).as("while she speaks").isGreaterThan(0.3);
        assertThat(said.mouth().at(0.62).jaw()).as("between two sentences").isZero();
        assertThat(said.mouth().at(0.95).jaw()).as("in the second").isGreaterThan(0.3);
    }

    @Test
    void a_long_sentence_is_written_in_lines_that_fit_under_a_picture() {
        String text = "现在下单五十克罐装一百九十八元，一百二十五克罐装四百五十八元，两罐的礼盒八百九十八元。";

        List<HouseVoice.Line> lines = spoken(text).lines();

        assertThat(lines)
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line.text()).hasSizeLessThanOrEqualTo(24));
        assertThat(String.join("", lines.stream().map(HouseVoice.Line::text).toList()))
                .isEqualTo(text);
        assertThat(lines.getFirst().from()).isZero();
        assertThat(lines.getLast().to()).isCloseTo(0.5, within(0.01));
        assertThat(lines).isSortedAccordingTo(Comparator.comparingDouble(HouseVoice.Line::from));
    }

    @Test
    void the_file_says_that_a_machine_made_it_and_the_same_words_are_the_same_piece() {
        String first = new String(spoken("你好。").wav(), ISO_8859_1);
        String other = new String(spoken("再见。").wav(), ISO_8859_1);
        voice.close();
        voice = voice(this::half);
        String again = new String(spoken("你好。").wav(), ISO_8859_1);

        assertThat(first)
                .startsWith("RIFF")
                .contains("AIGC={\"Label\":\"1\"", "\"ContentProducer\":\"001191330100TEST\"");
        assertThat(piece(first)).startsWith("answer-").isEqualTo(piece(again)).isNotEqualTo(piece(other));
    }

    @Test
    void what_was_said_once_is_kept_for_that_voice_and_made_anew_for_another() {
        spoken("你好。");
        spoken("你好。");
        Look slower = Cast.SULAOSHI.look();

        assertThat(spoken).hasSize(1);
        assertThat(voice.isReady("你好。", Look.DEFAULT)).isTrue();
        assertThat(voice.isReady("你好。", slower)).isFalse();
        assertThat(voice.speak("你好。", slower)).isInstanceOf(Said.Spoken.class);
        assertThat(spoken).hasSize(2);
    }

    @Test
    void many_who_ask_for_the_same_at_once_wait_for_one_sound() throws Exception {
        var open = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        voice = voice((text, _) -> {
            begun.countDown();
            await(open);
            return half(text, VoiceWish.NONE);
        });

        List<CompletableFuture<Said>> asked = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> voice.speak("一样的话。", Look.DEFAULT),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        begun.await();
        open.countDown();

        assertThat(asked).allSatisfy(one -> assertThat(one.join()).isInstanceOf(Said.Spoken.class));
        assertThat(spoken).hasSize(1);
    }

    @Test
    void while_two_are_being_made_a_third_is_told_to_come_again() throws Exception {
        var open = new CountDownLatch(1);
        var begun = new CountDownLatch(2);
        voice = voice((text, _) -> {
            begun.countDown();
            await(open);
            return half(text, VoiceWish.NONE);
        });
        List<CompletableFuture<Said>> two = IntStream.range(0, 2)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> voice.speak("第" + number + "句。", Look.DEFAULT),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        begun.await();

        Said third = voice.speak("第三句。", Look.DEFAULT);
        open.countDown();
        two.forEach(CompletableFuture::join);

        assertThat(third).isInstanceOf(Said.Busy.class);
        assertThat(voice.speak("第三句。", Look.DEFAULT)).isInstanceOf(Said.Spoken.class);
    }

    @Test
    void what_is_too_long_is_not_begun_and_a_house_without_a_voice_says_so() {
        String novel = "很".repeat(HouseVoice.MOST_CHARACTERS + 1);

        Said tooLong = voice.speak(novel, Look.DEFAULT);
        HouseVoice mute = new HouseVoice(List.of(), SpeechDictionary.NONE, () -> Instant.EPOCH, AigcMark.HOUSE);

        assertThat(tooLong).isEqualTo(new Said.TooLong(HouseVoice.MOST_CHARACTERS));
        assertThat(spoken).isEmpty();
        assertThat(mute.speaks()).isFalse();
        assertThat(mute.speak("你好。", Look.DEFAULT)).isInstanceOf(Said.Unable.class);
        mute.close();
    }

    @Test
    void a_voice_that_fails_gives_no_sound_and_nothing_is_kept_of_it() {
        voice = voice((_, _) -> {
            throw new SpeechFailed("gone");
        });

        assertThat(voice.speaks()).as("before anybody asked").isTrue();
        assertThat(voice.speak("你好。", Look.DEFAULT)).isInstanceOf(Said.Unable.class);
        assertThat(voice.isReady("你好。", Look.DEFAULT)).isFalse();
        assertThat(voice.speaks()).as("while it rests").isFalse();
    }

    private Said.Spoken spoken(String text) {
        Said said = voice.speak(text, Look.DEFAULT);
        assertThat(said).isInstanceOf(Said.Spoken.class);
        return (Said.Spoken) said;
    }

    private HouseVoice voice(Mouthing mouthing) {
        Voice.Speaker speaker = new Voice.Speaker() {
            @Override
            public Utterance speak(String text) throws SpeechFailed {
                return speak(text, VoiceWish.NONE);
            }

            @Override
            public Utterance speak(String text, VoiceWish wish) throws SpeechFailed {
                return mouthing.speak(text, wish);
            }
        };
        return new HouseVoice(
                List.of(new Speakers.Engine("fake", speaker)),
                SpeechDictionary.NONE,
                () -> Instant.EPOCH,
                new AigcMark("001191330100TEST"));
    }

    private Utterance half(String text, VoiceWish wish) {
        spoken.add(text);
        short[] samples = new short[HALF_A_SECOND];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(Math.TAU * 200 * i / RATE));
        }
        return new Utterance(text, samples, RATE, List.of(new PhonemeAt(0, "ɑ")), List.of(new SyllableAt(0, 0, 1)));
    }

    private static String piece(String file) {
        int at = file.indexOf("\"ProduceID\":\"") + "\"ProduceID\":\"".length();
        return file.substring(at, file.indexOf('"', at));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
