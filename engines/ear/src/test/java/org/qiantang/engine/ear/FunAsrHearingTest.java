package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FunAsrHearingTest {
    private final SentSound sent = new SentSound();
    private final FunAsrHearing hearing = new FunAsrHearing(sent);

    @Test
    void a_half_is_the_sentence_so_far_and_a_whole_sentence_begins_anew() {
        send(Duration.ZERO, Duration.ofSeconds(3));

        assertThat(hearing.half(new FunAsrMessage.Half("今天")).text()).isEqualTo("今天");
        assertThat(hearing.half(new FunAsrMessage.Half("包邮")).text()).isEqualTo("今天包邮");
        assertThat(hearing.whole(new FunAsrMessage.Whole("今天包邮。", null, null)).text())
                .isEqualTo("今天包邮。");
        assertThat(hearing.half(new FunAsrMessage.Half("明天")).text()).isEqualTo("明天");
    }

    @Test
    void a_sentence_without_times_reaches_from_its_first_half_to_what_was_sent() {
        send(Duration.ofMinutes(1), Duration.ofSeconds(3));
        hearing.half(new FunAsrMessage.Half("今天"));
        send(Duration.ofSeconds(63), Duration.ofSeconds(2));

        Heard first = hearing.whole(new FunAsrMessage.Whole("今天。", null, null));
        Heard second = hearing.whole(new FunAsrMessage.Whole("明天。", null, null));

        // A half is told when its 600 ms are full.
        assertThat(first.from()).isEqualTo(Duration.ofMillis(62_400));
        assertThat(first.to()).isEqualTo(Duration.ofSeconds(65));
        assertThat(second.from()).isEqualTo(Duration.ofSeconds(65));
    }

    @Test
    void a_half_at_the_very_beginning_does_not_begin_before_the_sound() {
        send(Duration.ofSeconds(10), Duration.ofMillis(300));

        assertThat(hearing.half(new FunAsrMessage.Half("好")).from()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void sound_that_jumps_back_in_the_middle_of_a_sentence_is_no_harm() {
        send(Duration.ofSeconds(100), Duration.ofSeconds(3));
        hearing.half(new FunAsrMessage.Half("今天"));
        send(Duration.ofSeconds(5), Duration.ofSeconds(1));

        Heard whole = hearing.whole(new FunAsrMessage.Whole("今天。", null, null));

        assertThat(whole.from()).isLessThanOrEqualTo(whole.to());
    }

    private void send(Duration at, Duration length) {
        new Show(at).hush(length).frames().forEach(sent::add);
    }
}
