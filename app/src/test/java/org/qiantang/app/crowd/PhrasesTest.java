package org.qiantang.app.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;

class PhrasesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int LINES = 2_000;
    private static final List<Phrases.Topic> TOPICS = List.of(
            Phrases.Topic.NOTHING,
            new Phrases.Topic("龙井茶礼盒 明前一芽一叶 250g", List.of("礼盒装", "自饮装")),
            new Phrases.Topic("亚麻衬衫（女）", List.of("米白 M 码", "米白 L 码", "雾蓝 XL 码")));

    @Test
    void no_line_of_the_crowd_violates_a_rule() {
        Guard guard = Guard.load();

        List<String> wrong = lines(7).stream()
                .filter(text -> List.of("食品", "服饰").stream()
                        .anyMatch(category ->
                                guard.judge(new Line(text, Channel.CHAT, Speaker.VIEWER, TODAY, Goods.of(category)))
                                                .verdict()
                                        == Verdict.VIOLATES))
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void lines_are_varied_whole_and_short_enough_to_be_said() {
        List<String> lines = lines(11);

        assertThat(new HashSet<>(lines)).hasSizeGreaterThan(900);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line).doesNotContain("{", "}").isNotBlank().hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void the_same_seed_says_the_same() {
        assertThat(lines(3)).isEqualTo(lines(3)).isNotEqualTo(lines(4));
    }

    @Test
    void the_crowd_together_never_talks_faster_than_a_room_bears() {
        var schedule = new Schedule(2_000, new SplittableRandom(5));

        double millis = IntStream.range(0, 4_000)
                .mapToLong(tick -> schedule.untilTalk(tick * 500L).toMillis())
                .average()
                .orElseThrow();

        assertThat(millis).isBetween(400.0, 900.0);
    }

    private static List<String> lines(long seed) {
        var chance = new SplittableRandom(seed);
        return IntStream.range(0, LINES)
                .mapToObj(line -> Phrases.line(TOPICS.get(line % TOPICS.size()), chance))
                .toList();
    }
}
