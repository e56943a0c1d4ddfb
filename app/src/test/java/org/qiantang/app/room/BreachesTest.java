package org.qiantang.app.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.event.CorrectedLine;
import org.qiantang.event.SaidEarlier;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HostKind;

class BreachesTest {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

    private final Breaches breaches = new Breaches();

    @Test
    void the_latest_breach_of_the_last_minute_is_the_one_to_correct() {
        breaches.hear(spoke(1, 0, "violates", null));
        breaches.hear(spoke(2, 20, "violates", null));
        breaches.hear(spoke(3, 25, "clear", null));

        assertThat(breaches.takenBackBy("刚才说错了", NOON.plusSeconds(30))).containsExactly(2L);
        assertThat(breaches.takenBackBy("刚才说错了", NOON.plusSeconds(80))).containsExactly(2L);
        assertThat(breaches.takenBackBy("刚才说错了", NOON.plusSeconds(81))).isEmpty();
    }

    @Test
    void what_was_taken_back_is_not_corrected_twice() {
        breaches.hear(spoke(1, 0, "violates", null));
        breaches.hear(spoke(2, 5, "violates", null));
        breaches.hear(spoke(3, 10, "clear", 2L));

        assertThat(breaches.takenBackBy("刚才说错了", NOON.plusSeconds(11))).containsExactly(1L);
    }

    @Test
    void where_nothing_was_wrong_there_is_nothing_to_correct() {
        breaches.hear(spoke(1, 0, "needs_evidence", null));

        assertThat(breaches.takenBackBy("刚才说错了", NOON)).isEmpty();
    }

    @Test
    void words_that_take_back_something_else_leave_the_breach_open() {
        breaches.hear(spoke(1, 0, "这件百分百桑蚕丝", 1, 8));

        assertThat(breaches.takenBackBy("刚才尺码说错了，L 码是一百二十斤穿的", NOON)).isEmpty();
        assertThat(breaches.takenBackBy("口误，今天不发货，明天发货", NOON)).isEmpty();
        assertThat(breaches.takenBackBy("说错了，里面有三成棉", NOON)).containsExactly(1L);
        assertThat(breaches.takenBackBy("不好意思，刚才说错了", NOON)).containsExactly(1L);
    }

    @Test
    void of_two_breaches_the_one_that_is_spoken_of_is_taken_back() {
        breaches.hear(spoke(1, 0, "全网最低价", 0, 5));
        breaches.hear(spoke(2, 5, "百分百桑蚕丝", 0, 6));

        assertThat(breaches.takenBackBy("价格说错了，不是全网最低", NOON.plusSeconds(6))).containsExactly(1L);
        assertThat(breaches.takenBackBy("面料说错了", NOON.plusSeconds(6))).containsExactly(2L);
        assertThat(breaches.takenBackBy("面料说错了", NOON.plusSeconds(70))).isEmpty();
    }

    @Test
    void what_is_named_after_some_words_is_taken_back_and_not_a_later_breach_of_another_matter() {
        breaches.hear(spoke(1, 0, "这条毛巾是天丝的", 5, 7));
        breaches.hear(spoke(2, 5, "加我微信领券更便宜", 0, 4));
        breaches.hear(spoke(3, 9, "这款全国第一", 2, 6));

        assertThat(breaches.takenBackBy("刚才说错了，更正一下，是长绒棉的，不是天丝", NOON.plusSeconds(12)))
                .containsExactly(1L);
        assertThat(breaches.takenBackBy("说错了，不好意思，不加微信", NOON.plusSeconds(12))).containsExactly(2L);
        assertThat(breaches.takenBackBy("刚才说错了", NOON.plusSeconds(12))).containsExactly(3L);
    }

    @Test
    void what_was_said_twice_is_taken_back_in_both_lines_and_another_slip_stays_open() {
        breaches.hear(spoke(1, 0, "这条毛巾是天丝的", 5, 7));
        breaches.hear(spoke(2, 5, "这款全国第一", 2, 6));
        breaches.hear(spoke(3, 9, "真的是纯天丝的", 3, 6));

        assertThat(breaches.takenBackBy("刚才说错了，不是天丝，是棉的", NOON.plusSeconds(12))).containsExactly(3L, 1L);
        assertThat(breaches.takenBackBy("刚才说错了，不是天丝，是棉的", NOON.plusSeconds(62))).containsExactly(3L);

        breaches.hear(new ShowEvent.HostSpoke(
                NOON.plusSeconds(13),
                4,
                HostKind.HUMAN,
                null,
                "…",
                "clear",
                List.of(),
                3L,
                null,
                null,
                null,
                List.of(new CorrectedLine(1))));
        assertThat(breaches.takenBackBy("刚才说错了", NOON.plusSeconds(14))).containsExactly(2L);
    }

    @Test
    void words_of_an_earlier_line_that_a_breach_goes_on_from_may_be_meant_as_well() {
        var earlier = List.of(new SaidEarlier(1, 0, 5, "百分百桑蚕丝", true));
        var found = new ShowEvent.FoundInLine("r", "c", "a", 0, 2, "S2", "A1", "…", null, null, earlier, null, null);
        breaches.hear(new ShowEvent.HostSpoke(NOON, 2, HostKind.HUMAN, null, "尺码齐全", "violates", List.of(found), null));

        assertThat(breaches.takenBackBy("面料说错了", NOON.plusSeconds(6))).containsExactly(2L);
        assertThat(breaches.takenBackBy("口误，今天不发货，明天发货", NOON.plusSeconds(6))).isEmpty();
    }

    @Test
    void of_two_breaches_of_one_kind_the_earlier_keeps_its_own_words() {
        breaches.hear(spoke(1, 0, "百分百桑蚕丝", 0, 6));
        var earlier = List.of(new SaidEarlier(1, 0, 6, "百分百桑蚕丝", false));
        var again = new ShowEvent.FoundInLine("r", "c", "a", 0, 3, "S2", "A1", "…", null, null, earlier, null, null);
        breaches.hear(new ShowEvent.HostSpoke(
                NOON.plusSeconds(3), 2, HostKind.HUMAN, null, "尺码齐全", "violates", List.of(again), null));

        assertThat(breaches.takenBackBy("面料说错了", NOON.plusSeconds(6))).containsExactly(1L);
    }

    private static ShowEvent.HostSpoke spoke(long line, int second, String text, int from, int to) {
        var found = new ShowEvent.FoundInLine("r", "c", "a", from, to, "S2", "A1", "…", null, null, null, null, null);
        return new ShowEvent.HostSpoke(
                NOON.plusSeconds(second), line, HostKind.HUMAN, null, text, "violates", List.of(found), null);
    }

    private static ShowEvent.HostSpoke spoke(long line, int second, String verdict, @Nullable Long corrected) {
        return new ShowEvent.HostSpoke(
                NOON.plusSeconds(second), line, HostKind.HUMAN, null, "…", verdict, List.of(), corrected);
    }
}
