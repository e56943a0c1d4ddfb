package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;
import org.qiantang.event.DigitalHost.Made;
import org.qiantang.event.DigitalHost.Occasion;

/** What a host says of herself, on a clock that the test moves. */
final class InterludesTest {
    private final Rehearsal show = new Rehearsal();
    private final Instant start = show.now;

    @Test
    void she_says_that_she_is_a_machine_at_the_start_and_then_at_intervals_and_each_time_is_written_down() {
        show.performance(new HostSetting(HostUse.LIVE_SALE, HostTurn.AT_ONCE, Duration.ofMinutes(1)));
        show.performance.follow(script("第一。", "第二。"));
        show.during = _ -> {
            show.now = show.now.plusSeconds(10);
            return true;
        };

        show.sayAtLeast(40);

        List<RoomRequest.HostLine> labels = show.recorded().stream()
                .filter(line -> made(line).occasion() == Occasion.LABEL)
                .toList();
        assertThat(labels)
                .hasSizeBetween(5, 7)
                .allSatisfy(line -> assertThat(line.text()).isEqualTo(Interludes.LABEL));
        assertThat(show.said.indexOf(Interludes.LABEL)).isLessThan(5);
        int last = show.said.indexOf(Interludes.LABEL);
        for (int i = last + 1; i < show.said.size(); i++) {
            if (show.said.get(i).equals(Interludes.LABEL)) {
                // Sixty seconds are six sentences, and the one under way may be finished.
                assertThat(i - last).isLessThanOrEqualTo(7);
                last = i;
            }
        }
    }

    @Test
    void an_opening_that_says_what_she_is_needs_no_second_reminder() {
        show.performance.follow(script("大家好，我是AI数字人主播。", "第二。"));
        show.during = _ -> {
            show.now = show.now.plusSeconds(10);
            return true;
        };

        show.sayAtLeast(20);

        assertThat(show.said).doesNotContain(Interludes.LABEL);
    }

    @Test
    void a_flash_sale_is_opened_aloud_with_the_price_of_the_board_when_the_desk_has_begun_it() {
        show.item(1, 5);
        show.performance.follow(script("第一。", "第二。"));
        show.sayAtLeast(1);
        show.performance.planned(new Flash(9, 1, start, start.plusSeconds(600)));
        show.price(1, 6_600);

        show.performance.flashBegins(9, 1);
        show.sayAtLeast(3);

        assertThat(show.said).contains("商品1秒杀开始了，现在66元，到20点10分结束。");
    }

    @Test
    void a_flash_sale_that_she_opened_is_told_to_be_over_once_with_the_price_of_then() {
        show.item(1, 5);
        show.performance.follow(script("第一。", "第二。"));
        show.performance.planned(new Flash(9, 1, start, start.plusSeconds(600)));
        show.price(1, 6_600);
        show.performance.flashBegins(9, 1);
        show.sayAtLeast(3);

        show.price(1, 8_800);
        show.performance.flashOver(9, 1);
        show.sayAtLeast(show.said.size() + 4);

        assertThat(show.said).containsOnlyOnce("商品1的秒杀结束了，现在88元。");
    }

    @Test
    void a_flash_sale_that_ended_before_its_turn_is_not_opened() {
        show.item(1, 5);
        show.performance.follow(script("第一。", "第二。"));
        show.performance.planned(new Flash(9, 1, start, start.plusSeconds(600)));
        show.performance.flashBegins(9, 1);
        show.performance.flashOver(9, 1);

        show.sayAtLeast(4);

        assertThat(show.said).noneMatch(text -> text.contains("秒杀"));
    }

    @Test
    void only_real_deadlines_are_counted_down_five_minutes_and_one_before_and_each_once() {
        show.item(1, 5);
        show.flashes.add(new Flash(9, 1, start.plusSeconds(400), start.plusSeconds(1_000)));
        show.performance(HostSetting.USUAL);
        show.performance.follow(script("我是AI主播。", "第二。"));
        show.during = _ -> {
            show.now = show.now.plusSeconds(5);
            return true;
        };

        while (show.now.isBefore(start.plusSeconds(1_200))) {
            show.step();
        }

        assertThat(show.said.stream().filter(text -> text.contains("秒杀")))
                .containsExactly("商品1的秒杀还有不到5分钟开始。", "商品1的秒杀还有不到1分钟开始。", "商品1的秒杀还有不到5分钟结束。", "商品1的秒杀还有不到1分钟结束。");
    }

    @Test
    void of_a_flash_sale_that_was_cancelled_or_is_sold_out_no_deadline_is_named() {
        show.item(1, 5);
        show.item(2, 0);
        show.flashes.add(new Flash(9, 1, start.minusSeconds(60), start.plusSeconds(120)));
        show.flashes.add(new Flash(8, 2, start.minusSeconds(60), start.plusSeconds(120)));
        show.performance(HostSetting.USUAL);
        show.performance.follow(script("第一。", "第二。"));

        show.performance.flashOver(9, 1);
        show.sayAtLeast(6);

        assertThat(show.said).noneMatch(text -> text.contains("秒杀"));
    }

    @Test
    void she_welcomes_and_thanks_in_moderation_and_thanks_nobody_of_a_demos_crowd() {
        show.performance.follow(script("我是AI主播。", "第二。"));
        show.simulated.add(77L);
        show.performance.present(10, 10);
        show.during = _ -> {
            show.now = show.now.plusSeconds(5);
            show.performance.present(10, 10 + show.said.size());
            show.performance.buys(77, Set.of(1L));
            if (show.said.size() % 10 == 0) {
                show.performance.buys(show.said.size(), Set.of(1L));
            }
            return true;
        };

        show.sayAtLeast(120);

        long greetings =
                show.said.stream().filter(Phrases.WARM.greetings()::contains).count();
        List<String> thanks =
                show.said.stream().filter(text -> text.startsWith("谢谢")).toList();
        // Ten minutes: a welcome every 90 seconds at most, thanks every 60.
        assertThat(greetings).isBetween(3L, 7L);
        assertThat(thanks)
                .hasSizeBetween(3, 10)
                .allSatisfy(text -> assertThat(text).matches("谢谢刚下单的[12]位朋友。"));
    }

    @Test
    void who_only_answers_says_the_opening_once_and_asks_for_questions_when_nobody_has_any() {
        show.performance(HostSetting.usual(HostUse.SERVICE));
        show.performance.follow(Shaping.shaped(
                new Script(List.of(
                        new Segment(Segment.NO_ITEM, "开场", List.of(line("我是AI客服。"))),
                        new Segment(1, "商品1", List.of(line("第一。"))))),
                HostManner.of(HostUse.SERVICE),
                Rehearsal.SHOW,
                (_, _) -> List.of()));
        show.item(1, 5);
        show.answers.put("多大", new Answered("答案很大。", 1L, List.of("size")));

        for (int second = 0; second < 90; second++) {
            show.now = show.now.plusSeconds(1);
            show.step();
        }
        show.performance.hear(0, 3, "多大", null);
        show.step();

        assertThat(show.said).containsExactly("我是AI客服。", Phrases.WARM.invitation(), "答案很大。");
    }

    private static Made made(RoomRequest.HostLine line) {
        Made made = line.made();
        assertThat(made).isNotNull();
        return made == null ? new Made(Occasion.SCRIPT, List.of(), "") : made;
    }

    private static ScriptLine line(String text) {
        return new ScriptLine(text, List.of());
    }

    private static Script script(String... lines) {
        return new Script(List.of(new Segment(
                Segment.NO_ITEM,
                "段落",
                Arrays.stream(lines).map(InterludesTest::line).toList())));
    }
}
