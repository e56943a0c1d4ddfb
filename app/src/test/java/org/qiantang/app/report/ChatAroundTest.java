package org.qiantang.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.qiantang.event.ShowEvent.TalkLine;

class ChatAroundTest {
    private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");

    private static ChatAround.Heard heard(long line) {
        return new ChatAround.Viewers(1, 0, 1, NOON, new TalkLine(line, 9, "", "clear"));
    }

    @Test
    void the_reported_line_is_never_left_out_though_hundreds_were_said_in_the_same_moment() {
        var around = new ChatAround.Gathered(NOON, 1L);

        LongStream.rangeClosed(1, 300).forEach(line -> around.add(heard(line)));

        assertThat(around.lines())
                .extracting(ChatAround.Heard::lineId)
                .startsWith(1L, 2L)
                .hasSize(101);
        assertThat(around.leftOut()).isEqualTo(199);
    }
}
