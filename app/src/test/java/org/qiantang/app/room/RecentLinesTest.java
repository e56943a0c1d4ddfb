package org.qiantang.app.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.TakenDown;
import org.qiantang.event.TakenDown.Means;

class RecentLinesTest {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

    private final RecentLines lines = new RecentLines();

    @Test
    void what_was_typed_and_is_heard_as_well_within_some_seconds_is_one_line() {
        lines.hear(spoke(1, 0, null, "这款面膜全网最低价，今天99元"));

        assertThat(twin(Means.HEARD, 8, "这款面膜全网最低价今天99元。")).isEqualTo(1);
        assertThat(twin(Means.HEARD, 21, "这款面膜全网最低价今天99元。")).isNull();
    }

    @Test
    void what_was_heard_and_is_typed_afterwards_is_one_line_as_well() {
        lines.hear(spoke(1, 0, Means.HEARD, "喝了这个茶能降血糖"));

        assertThat(twin(null, 12, "喝了这个茶，能降血糖！")).isEqualTo(1);
    }

    @Test
    void what_is_said_twice_is_two_lines_and_so_is_what_is_shown() {
        lines.hear(spoke(1, 0, Means.HEARD, "全网最低价"));
        lines.hear(spoke(2, 1, null, "今晚只要五十"));

        assertThat(twin(Means.HEARD, 3, "全网最低价")).isNull();
        assertThat(twin(Means.SEEN, 3, "今晚只要五十")).isNull();
        assertThat(twin(null, 3, "今晚只要五十")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "原价299今天只要99, 原价399今天只要99, false",
        "原价二百九十九今天只要九十九, 原价二百九十九今天只要九十九啊, true",
        "这个茶不能降血糖, 这个茶喝了能够帮你降血糖, false",
        "这个茶能降血糖大家放心喝, 这个茶不能降血糖大家放心喝, false",
        "全国第一好茶等你来喝, 全国第一好荼等你来喝, true",
        "好, 不好, false",
        "……, !!, false",
        "ＡＢＣ羊绒, abc羊绒, true",
    })
    void nearly_the_same_letters_with_the_same_numbers_are_the_same_words(String one, String other, boolean same) {
        assertThat(SameWords.are(one, other)).isEqualTo(same);
    }

    private @Nullable Long twin(@Nullable Means means, int second, String text) {
        return lines.twin(how(means, second), text, NOON.plusSeconds(second));
    }

    private static HostSpoke spoke(long line, int second, @Nullable Means means, String text) {
        // Written down five seconds after it was said.
        return new HostSpoke(
                NOON.plusSeconds(means == null ? second : second + 5),
                line,
                HostKind.HUMAN,
                null,
                text,
                "violates",
                List.of(),
                null,
                null,
                how(means, second),
                null,
                null);
    }

    private static @Nullable TakenDown how(@Nullable Means means, int second) {
        Instant at = NOON.plusSeconds(second);
        return means == null ? null : new TakenDown(means, "funasr", "2pass", at, at.plusSeconds(2), null);
    }
}
