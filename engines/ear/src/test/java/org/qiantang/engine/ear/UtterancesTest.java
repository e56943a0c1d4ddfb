package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class UtterancesTest {
    @Test
    void a_sentence_is_cut_out_with_a_little_before_and_a_little_after() {
        Show show = Show.of(1);

        List<Utterance> cut = cut(show.frames());

        Show.Said said = show.said().getFirst();
        assertThat(cut).singleElement().satisfies(utterance -> {
            assertThat(utterance.from()).isEqualTo(said.from().minus(Utterances.MARGIN));
            assertThat(utterance.to()).isEqualTo(said.to().plus(Utterances.MARGIN));
            assertThat(Tones.number(utterance.pcm())).isEqualTo(1);
        });
    }

    @Test
    void an_utterance_is_over_half_a_second_after_its_last_word() {
        var utterances = new Utterances();
        Show show =
                new Show(Duration.ZERO).hush(Show.PAUSE).say(1, Show.SENTENCE).hush(Show.PAUSE);
        Duration told = Duration.ZERO;
        for (Frame frame : show.frames()) {
            told = utterances.take(frame).isEmpty() ? told : frame.end();
        }

        Duration late = told.minus(show.said().getFirst().to());
        assertThat(late).isBetween(Utterances.HANGOVER, Utterances.HANGOVER.plusMillis(100));
    }

    @Test
    void a_pause_between_two_words_does_not_cut_a_sentence_in_two() {
        Show show = new Show(Duration.ZERO)
                .hush(Show.PAUSE)
                .say(1, Show.SENTENCE)
                .hush(Duration.ofMillis(400))
                .say(1, Show.SENTENCE)
                .hush(Show.PAUSE);

        assertThat(cut(show.frames())).hasSize(1);
    }

    @Test
    void a_click_and_a_cough_are_no_utterance() {
        Show show = new Show(Duration.ZERO)
                .hush(Show.PAUSE)
                .say(1, Duration.ofMillis(20))
                .hush(Show.PAUSE)
                .say(1, Duration.ofMillis(200))
                .hush(Show.PAUSE);

        assertThat(cut(show.frames())).isEmpty();
    }

    @Test
    void a_host_who_never_stops_is_cut_where_the_voice_is_lowest() {
        Show show = new Show(Duration.ZERO).hush(Show.PAUSE);
        for (int i = 0; i < 16; i++) {
            show.say(1, Duration.ofMillis(1_900)).hush(Duration.ofMillis(100));
        }

        List<Utterance> cut = cut(show.hush(Show.PAUSE).frames());

        assertThat(cut).hasSizeBetween(3, 4);
        for (int i = 1; i < cut.size(); i++) {
            assertThat(cut.get(i).from()).isEqualTo(cut.get(i - 1).to());
            // Every breath begins 1.9 s after the one before it ended; the cut lies in one.
            long intoSentence = cut.get(i).from().minus(Show.PAUSE).toMillis() % 2_000;
            assertThat(intoSentence).isBetween(1_880L, 2_000L);
        }
    }

    @Test
    void a_hum_that_does_not_stop_is_taken_for_noise_after_a_while_and_speech_over_it_is_not() {
        var random = new SplittableRandom(3);
        byte[] pcm = noise(Duration.ofMinutes(2), 900, random);
        List<Utterance> hum = cut(framesOf(Duration.ZERO, pcm));
        Duration spokenFrom = Duration.ofSeconds(100);
        mix(pcm, Tones.say(5, Show.SENTENCE), (int) Pcm.bytes(spokenFrom));

        List<Utterance> withSpeech = cut(framesOf(Duration.ZERO, pcm));

        assertThat(hum)
                .isNotEmpty()
                .allSatisfy(utterance -> assertThat(utterance.from()).isLessThan(Duration.ofMinutes(1)));
        assertThat(withSpeech).anySatisfy(utterance -> {
            assertThat(utterance.from()).isLessThanOrEqualTo(spokenFrom);
            assertThat(utterance.to()).isGreaterThanOrEqualTo(spokenFrom.plus(Show.SENTENCE));
        });
    }

    @Test
    void a_quiet_microphone_in_a_quiet_room_is_heard() {
        byte[] pcm = new byte[(int) Pcm.bytes(Duration.ofSeconds(4))];
        byte[] voice = Tones.say(2, Show.SENTENCE);
        for (int i = 0; i < voice.length; i += 2) {
            // 40 dB below the other tests' voice.
            int sample = Pcm.sample(voice, i) / 100;
            voice[i] = (byte) sample;
            voice[i + 1] = (byte) (sample >> 8);
        }
        mix(pcm, voice, (int) Pcm.bytes(Duration.ofSeconds(2)));

        assertThat(cut(framesOf(Duration.ZERO, pcm))).hasSize(1);
    }

    @Test
    void the_end_of_the_sound_ends_an_utterance() {
        var utterances = new Utterances();
        Show show = new Show(Duration.ZERO).hush(Show.PAUSE).say(1, Show.SENTENCE);
        show.frames().forEach(frame -> assertThat(utterances.take(frame)).isEmpty());

        assertThat(utterances.end())
                .hasValueSatisfying(last -> assertThat(last.to()).isEqualTo(show.end()));
        assertThat(utterances.end()).isEmpty();
    }

    @ForEachSeed(count = 100)
    void the_same_sound_gives_the_same_utterances_however_it_is_framed(long seed) {
        var random = new SplittableRandom(seed);
        byte[] pcm = show(random);

        List<Utterance> one = cut(framesOf(Duration.ofSeconds(1), pcm));
        List<Utterance> other = cut(framesOf(Duration.ofSeconds(1), pcm, random));

        assertThat(other).hasSameSizeAs(one);
        for (int i = 0; i < one.size(); i++) {
            assertThat(other.get(i).from()).isEqualTo(one.get(i).from());
            assertThat(other.get(i).pcm()).isEqualTo(one.get(i).pcm());
        }
    }

    @ForEachSeed(count = 100)
    void utterances_are_stretches_of_the_sound_in_order_and_within_their_bounds(long seed) {
        var random = new SplittableRandom(seed);
        byte[] pcm = show(random);
        Duration begin = Duration.ofMillis(random.nextInt(100_000));

        List<Utterance> cut = cut(framesOf(begin, pcm, random));

        Duration before = begin;
        for (Utterance utterance : cut) {
            assertThat(utterance.from()).isGreaterThanOrEqualTo(before);
            assertThat(utterance.length()).isBetween(Utterances.SHORTEST, Utterances.LONGEST);
            int at = (int) Pcm.bytes(utterance.from().minus(begin));
            assertThat(utterance.pcm()).isEqualTo(Arrays.copyOfRange(pcm, at, at + utterance.pcm().length));
            before = utterance.to();
        }
        assertThat(before).isLessThanOrEqualTo(begin.plus(Pcm.length(pcm.length)));
    }

    @ForEachSeed(count = 100)
    void every_sentence_in_a_quiet_room_is_in_an_utterance_and_nothing_else_is(long seed) {
        var random = new SplittableRandom(seed);
        Show show = new Show(Duration.ZERO).hush(Show.PAUSE);
        for (int i = 1; i <= 10; i++) {
            show.say(1 + random.nextInt(20), Duration.ofMillis(random.nextInt(350, 6_000)))
                    .hush(Duration.ofMillis(random.nextInt(700, 4_000)));
        }

        List<Utterance> cut = cut(show.frames());

        assertThat(cut.stream().map(utterance -> Tones.number(utterance.pcm())).toList())
                .isEqualTo(show.said().stream().map(Show.Said::number).toList());
    }

    @ForEachSeed(count = 100)
    void whatever_comes_memory_stays_bounded_and_holes_are_no_harm(long seed) {
        var random = new SplittableRandom(seed);
        var utterances = new Utterances();
        Duration now = Duration.ZERO;
        for (int i = 0; i < 300; i++) {
            byte[] pcm = new byte[2 * random.nextInt(1, 16_000)];
            if (random.nextInt(3) > 0) {
                random.nextBytes(pcm);
            }
            now = random.nextInt(20) == 0 ? Duration.ofMillis(random.nextLong(10_000_000)) : now;
            Frame frame = new Frame(now, pcm);

            List<Utterance> over = utterances.take(frame);

            assertThat(utterances.kept()).isLessThanOrEqualTo(Utterances.LONGEST);
            assertThat(over).allSatisfy(one -> assertThat(one.length()).isLessThanOrEqualTo(Utterances.LONGEST));
            now = frame.end();
        }
    }

    private static List<Utterance> cut(List<Frame> frames) {
        var utterances = new Utterances();
        List<Utterance> cut = new ArrayList<>();
        frames.forEach(frame -> cut.addAll(utterances.take(frame)));
        utterances.end().ifPresent(cut::add);
        return cut;
    }

    /** Up to a minute of noise of changing loudness, with voices in it. */
    private static byte[] show(RandomGenerator random) {
        byte[] pcm = noise(Duration.ofMillis(random.nextInt(1_000, 60_000)), random.nextInt(1, 400), random);
        for (int i = random.nextInt(12); i > 0; i--) {
            byte[] voice = Tones.say(1 + random.nextInt(20), Duration.ofMillis(random.nextInt(20, 20_000)));
            mix(pcm, voice, 2 * random.nextInt(pcm.length / 2));
        }
        return pcm;
    }

    private static byte[] noise(Duration length, int amplitude, RandomGenerator random) {
        byte[] pcm = new byte[(int) Pcm.bytes(length)];
        for (int i = 0; i < pcm.length; i += 2) {
            int sample = random.nextInt(-amplitude, amplitude + 1);
            pcm[i] = (byte) sample;
            pcm[i + 1] = (byte) (sample >> 8);
        }
        return pcm;
    }

    private static void mix(byte[] pcm, byte[] voice, int at) {
        System.arraycopy(voice, 0, pcm, at, Math.min(voice.length, pcm.length - at));
    }

    private static List<Frame> framesOf(Duration begin, byte[] pcm) {
        return framesOf(begin, pcm, null);
    }

    private static List<Frame> framesOf(
            Duration begin, byte[] pcm, @org.jspecify.annotations.Nullable RandomGenerator random) {
        List<Frame> frames = new ArrayList<>();
        for (int at = 0; at < pcm.length; ) {
            int length = Math.min(pcm.length - at, random == null ? 640 : 2 * random.nextInt(1, 16_000));
            frames.add(new Frame(begin.plus(Pcm.length(at)), Arrays.copyOfRange(pcm, at, at + length)));
            at += length;
        }
        return frames;
    }
}
