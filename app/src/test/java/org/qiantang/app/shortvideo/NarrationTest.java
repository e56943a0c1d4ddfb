package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechEngine;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.VoiceWish;

class NarrationTest {
    private static final List<Shot> SHOTS = List.of(
            Shot.plain(Look.TITLE, "看看这条方巾。", null),
            Shot.plain(Look.PRESENTER, "面料是桑蚕丝。", null),
            Shot.plain(Look.CLOSING, "点开看看。", null));
    private static final VoiceWish WISH = new VoiceWish("anna", 1.2);

    /** An engine that says a tone, until it has said so many sentences. */
    private static class Toned implements SpeechEngine {
        private final String name;
        private final int most;
        private final List<VoiceWish> wishes = new ArrayList<>();

        Toned(String name, int most) {
            this.name = name;
            this.most = most;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Utterance speak(String text, VoiceWish wish) throws SpeechFailed {
            if (wishes.size() >= most) {
                throw new SpeechFailed("hoarse");
            }
            wishes.add(wish);
            var samples = new short[16_000];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (9_000 * Math.sin(i / 20.0));
            }
            return new Utterance(text, samples, 16_000, List.of(), List.of());
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }

    private static Narration.Spoken spoken(SpeechEngine... engines) throws SpeechFailed {
        return new Narration(List.of(engines), SpeechDictionary.NONE)
                .speak(SHOTS, WISH, _ -> {}, () -> false)
                .orElseThrow();
    }

    @Test
    void the_first_engine_speaks_every_sentence_as_it_is_wished() throws SpeechFailed {
        var first = new Toned("server", 9);
        var second = new Toned("espeak", 9);

        Narration.Spoken spoken = spoken(first, second);

        assertThat(spoken.voiced()).isEqualTo(new Film.Voiced("server", List.of()));
        assertThat(spoken.takes()).hasSize(3).allMatch(Take::isHeard);
        assertThat(first.wishes).containsExactly(WISH, WISH, WISH);
        assertThat(second.wishes).isEmpty();
    }

    @Test
    void where_one_fails_in_the_midst_the_next_speaks_all_of_it_and_that_is_noted() throws SpeechFailed {
        var second = new Toned("espeak", 9);

        Narration.Spoken spoken = spoken(new Toned("server", 2), second);

        assertThat(spoken.voiced()).isEqualTo(new Film.Voiced("espeak", List.of("server")));
        assertThat(spoken.takes()).hasSize(3).allMatch(Take::isHeard);
        assertThat(second.wishes).hasSize(3);
    }

    @Test
    void where_all_engines_fail_there_is_no_film_without_its_voice() {
        assertThatThrownBy(() -> spoken(new Toned("server", 0), new Toned("espeak", 1)))
                .isInstanceOf(SpeechFailed.class)
                .hasMessageContaining("espeak")
                .hasMessageContaining("hoarse");
    }

    @Test
    void a_machine_without_any_engine_shows_the_words_alone() throws SpeechFailed {
        Narration.Spoken spoken = spoken();

        assertThat(spoken.voiced()).isNull();
        assertThat(spoken.takes()).hasSize(3).noneMatch(Take::isHeard);
    }

    @Test
    void what_is_cancelled_while_the_last_engine_fails_is_cancelled_and_not_without_a_voice() throws SpeechFailed {
        var cancelled = new AtomicBoolean();
        var hoarse = new Toned("server", 0) {
            @Override
            public Utterance speak(String text, VoiceWish wish) throws SpeechFailed {
                cancelled.set(true);
                return super.speak(text, wish);
            }
        };

        assertThat(new Narration(List.of(hoarse), SpeechDictionary.NONE).speak(SHOTS, WISH, _ -> {}, cancelled::get))
                .isEmpty();
    }

    @Test
    void what_is_cancelled_is_not_spoken_on() throws SpeechFailed {
        var engine = new Toned("server", 9);

        Optional<Narration.Spoken> spoken = new Narration(List.of(engine), SpeechDictionary.NONE)
                .speak(SHOTS, WISH, _ -> {}, () -> engine.wishes.size() == 1);

        assertThat(spoken).isEmpty();
        assertThat(engine.wishes).hasSize(1);
    }
}
