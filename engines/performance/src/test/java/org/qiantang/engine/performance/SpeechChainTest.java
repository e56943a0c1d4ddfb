package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpeechChainTest {
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    /** An engine that can be broken. */
    private final class Fake implements SpeechEngine {
        private final String name;
        private boolean broken;
        private boolean closed;

        Fake(String name, boolean broken) {
            this.name = name;
            this.broken = broken;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Utterance speak(String text, VoiceWish wish) throws SpeechFailed {
            asked.add(name);
            if (broken) {
                throw new SpeechFailed("out of order");
            }
            return new Utterance(name, new short[100], 8_000, List.of(), List.of());
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final Fake first = new Fake("first", false);
    private final Fake second = new Fake("second", false);
    private final SpeechChain chain = new SpeechChain(List.of(first, second), Duration.ofSeconds(30), () -> now);

    @Test
    void the_first_engine_that_can_speaks() throws SpeechFailed {
        assertThat(chain.speak("你好", VoiceWish.NONE).text()).isEqualTo("first");
        assertThat(asked).containsExactly("first");
        assertThat(chain.trouble()).isEmpty();
    }

    @Test
    void where_one_fails_the_next_speaks_the_same_sentence_and_the_one_that_failed_rests() throws SpeechFailed {
        first.broken = true;

        assertThat(chain.speak("你好", VoiceWish.NONE).text()).isEqualTo("second");
        assertThat(chain.speak("你好", VoiceWish.NONE).text()).isEqualTo("second");

        assertThat(asked).containsExactly("first", "second", "second");
        assertThat(chain.trouble()).contains("first: out of order");
    }

    @Test
    void an_engine_that_is_well_again_is_used_again() throws SpeechFailed {
        first.broken = true;
        chain.speak("你好", VoiceWish.NONE);
        first.broken = false;
        now = now.plusSeconds(31);

        assertThat(chain.speak("你好", VoiceWish.NONE).text()).isEqualTo("first");
        assertThat(chain.trouble()).isEmpty();
    }

    @Test
    void where_all_fail_the_caller_hears_why_each_did() {
        first.broken = true;
        second.broken = true;

        assertThatThrownBy(() -> chain.speak("你好", VoiceWish.NONE))
                .isInstanceOf(SpeechFailed.class)
                .hasMessage("first: out of order; second: out of order");
    }

    @Test
    void closing_it_closes_all() {
        chain.close();

        assertThat(first.closed && second.closed).isTrue();
    }
}
