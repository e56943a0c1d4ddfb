package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.engine.performance.presenter.Look;
import org.qiantang.engine.testkit.ForEachSeed;

final class PerformanceTest {
    private static final String BRIDGE = Phrases.WARM.bridges().getFirst();

    private final Rehearsal show = new Rehearsal();

    @ForEachSeed(count = 300)
    void every_sentence_is_said_once_a_round_and_in_order_whatever_comes_between(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> sentences = new ArrayList<>();
        show.performance.follow(script(random, sentences));
        List<String> middle = new ArrayList<>();
        show.during = text -> {
            middle.add(text);
            disturb(random);
            boolean whole = random.nextInt(10) > 0;
            // Whatever came in the meantime, nothing else was said before this sentence ended.
            assertThat(middle.getLast()).isEqualTo(text);
            return whole;
        };

        while (only(text -> text.startsWith("第")).size() <= 2 * sentences.size()) {
            show.step();
        }

        List<String> script = only(text -> text.startsWith("第"));
        for (int i = 0; i < script.size(); i++) {
            assertThat(script.get(i))
                    .as("sentence %s of %s with seed %s", i, show.said, seed)
                    .isEqualTo(sentences.get(i % sentences.size()));
        }
        assertThat(show.recorded().stream().map(RoomRequest.HostLine::text).toList())
                .isEqualTo(middle);
    }

    @ForEachSeed(count = 100)
    void at_most_two_answers_come_in_a_row_and_a_bridge_leads_back(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        show.performance.follow(script(random, new ArrayList<>()));
        show.during = _ -> {
            disturb(random);
            return true;
        };

        show.sayAtLeast(200);

        int answers = 0;
        for (int i = 0; i < show.said.size(); i++) {
            String text = show.said.get(i);
            boolean answer = text.contains("答案");
            answers = answer ? answers + 1 : text.startsWith("员工") ? answers : 0;
            assertThat(answers).isLessThanOrEqualTo(2);
            if (text.startsWith("第") && i > 0) {
                String before = show.said.get(i - 1);
                assertThat(before.startsWith("第")
                                || Phrases.WARM.bridges().contains(before)
                                || before.equals(Interludes.LABEL))
                        .isTrue();
            }
        }
    }

    @Test
    void an_item_is_pinned_when_its_segment_begins_and_one_that_is_sold_out_is_named_once_and_left_out() {
        show.item(1, 5);
        show.item(2, 0);
        show.performance.follow(new Script(List.of(segment(1, "第一。", "第二。"), segment(2, "第三。"))));

        show.sayAtLeast(6);

        assertThat(show.said).containsExactly("第一。", "第二。", "商品2已经抢完了，我们看下一款。", "第一。", "第二。", "第一。");
        assertThat(show.asked.stream().filter(RoomRequest.Pin.class::isInstance))
                .containsExactly(new RoomRequest.Pin(1));
    }

    @Test
    void at_the_end_of_each_round_another_script_may_take_its_turn_from_its_beginning() {
        show.item(1, 5);
        Iterator<String> names = List.of("乙", "甲", "丙").iterator();
        show.performance.follow(new Script(List.of(segment(0, "甲开场。"), segment(1, "甲一。", "甲二。"))));
        show.performance.takeTurns(() -> Optional.of(names.next())
                .map(name -> new Script(List.of(segment(0, name + "开场。"), segment(1, name + "一。")))));

        show.sayAtLeast(8);

        assertThat(show.said).containsExactly("甲开场。", "甲一。", "甲二。", "乙开场。", "乙一。", "甲开场。", "甲一。", "丙开场。");
    }

    @Test
    void without_another_script_the_same_one_goes_round_and_is_asked_for_once_a_round() {
        List<String> asked = new ArrayList<>();
        show.performance.follow(new Script(List.of(segment(0, "第一。", "第二。"))));
        show.performance.takeTurns(() -> {
            asked.add(show.said.getLast());
            return Optional.empty();
        });

        show.sayAtLeast(5);

        assertThat(show.said).containsExactly("第一。", "第二。", "第一。", "第二。", "第一。");
        assertThat(asked).containsExactly("第二。", "第二。");
    }

    @Test
    void an_item_that_sells_out_in_the_middle_is_not_offered_any_further() {
        show.item(1, 5);
        show.performance.follow(new Script(List.of(segment(0, "开场。"), segment(1, "第一。", "第二。"))));
        show.during = text -> {
            if (text.equals("第一。")) {
                show.item(1, 0);
            }
            return true;
        };

        show.sayAtLeast(4);

        assertThat(show.said).startsWith("开场。", "第一。", "商品1已经抢完了，我们看下一款。").doesNotContain("第二。");
    }

    @Test
    void a_line_says_the_price_of_the_moment_though_another_was_prepared() {
        show.slots.put("{price}", "88元");
        show.performance.follow(new Script(List.of(segment(0, "第一。", "现在{price}。"))));
        show.during = _ -> {
            show.slots.put("{price}", "66元");
            return true;
        };

        show.sayAtLeast(2);

        assertThat(show.said).containsExactly("第一。", "现在66元。");
        assertThat(show.spokenByVoice).contains("现在八十八元。", "现在六十六元。");
    }

    @Test
    void a_line_that_is_no_longer_true_is_left_out() {
        show.performance.follow(new Script(List.of(segment(0, "第一。", "只剩三件。", "第三。"))));
        show.during = _ -> {
            show.untrue.add("只剩三件。");
            return true;
        };

        show.sayAtLeast(2);

        assertThat(show.said).containsExactly("第一。", "第三。");
    }

    @Test
    void what_the_gate_refuses_is_never_said_nor_recorded_and_is_reported() {
        show.forbidden.add("最好");
        show.answers.put("好吗", new Answered("这是最好的。", null, List.of()));
        show.performance.follow(new Script(List.of(segment(0, "第一。", "全国最好。第二句。", "第三。"))));
        show.performance.type(List.of("最好的来了。"));
        show.performance.hear(0, 1, "好吗", null);

        show.sayAtLeast(4);

        assertThat(show.said).containsExactly("第一。", "第三。", "第一。", "第三。");
        assertThat(show.recorded()).allSatisfy(line -> assertThat(line.text()).doesNotContain("最好"));
        assertThat(show.dropped).contains("最好的来了。", "全国最好。第二句。");
    }

    @Test
    void a_rule_that_changes_after_the_line_was_queued_still_stops_it() {
        show.answers.put("多大", new Answered("答案很大。", null, List.of()));
        show.performance.follow(new Script(List.of(segment(0, "第一。"))));
        show.performance.hear(0, 1, "多大", null);
        show.forbidden.add("很大");

        show.sayAtLeast(2);

        assertThat(show.said).containsExactly("第一。", "第一。");
    }

    @Test
    void a_sentence_that_would_say_more_after_what_was_said_is_left_out_on_air() {
        show.forbiddenOnAir.add("三件");
        show.performance.follow(new Script(List.of(segment(0, "第一。", "三件了。", "第二。"))));

        show.sayAtLeast(3);

        assertThat(show.said).containsExactly("第一。", "第二。", "第一。");
        assertThat(show.dropped).contains("三件了。");
    }

    @Test
    void equal_questions_are_answered_once_and_the_number_of_askers_is_named() {
        show.answers.put("多少钱？", new Answered("答案是88元。", null, List.of()));
        show.answers.put("多少钱", new Answered("答案是88元。", null, List.of()));
        show.performance.follow(new Script(List.of(segment(0, "第一。", "第二。"))));
        show.performance.hear(0, 1, "多少钱？", null);
        show.performance.hear(0, 2, "多少钱", null);
        show.performance.hear(0, 2, "多少钱", null);

        show.sayAtLeast(4);

        assertThat(show.said).containsExactly("有2位朋友问到这个，答案是88元。", BRIDGE, "第一。", "第二。");
    }

    @Test
    void what_is_said_again_and_again_is_said_in_the_manner_that_the_room_has_now() {
        Phrases lively = Phrases.of(Look.Manner.LIVELY);
        show.answers.put("多少钱？", new Answered("答案是88元。", null, List.of()));
        show.performance.speakAs(() -> show.said.size() < 3 ? lively : Phrases.of(Look.Manner.EXPERT));
        show.performance.follow(new Script(List.of(segment(0, "第一。", "第二。"))));
        show.performance.hear(0, 1, "多少钱？", null);

        show.sayAtLeast(4);
        show.performance.hear(0, 2, "多少钱？", null);
        show.sayAtLeast(7);

        assertThat(show.said)
                .contains(
                        lively.bridges().getFirst(),
                        Phrases.of(Look.Manner.EXPERT).bridges().get(1));
        assertThat(show.said).doesNotContain(BRIDGE);
    }

    @Test
    void typed_words_go_before_questions_and_a_buyers_question_about_the_pinned_item_before_others() {
        show.item(1, 5);
        show.pinned = 1L;
        show.answers.put("a", new Answered("答案甲。", 2L, List.of()));
        show.answers.put("b", new Answered("答案乙。", 1L, List.of()));
        show.answers.put("c", new Answered("答案丙。", 1L, List.of()));
        show.performance.follow(new Script(List.of(segment(1, "第一。"))));
        show.performance.buys(3, Set.of());
        show.performance.hear(0, 1, "a", null);
        show.performance.hear(0, 2, "b", null);
        show.performance.hear(0, 3, "c", null);
        show.performance.type(List.of("员工的话。"));

        show.sayAtLeast(5);

        assertThat(show.said).containsExactly("员工的话。", "答案丙。", "答案乙。", BRIDGE, "第一。");
    }

    @Test
    void words_that_the_desk_did_not_write_down_are_not_said() {
        show.performance.follow(new Script(List.of(segment(0, "第一。"))));
        show.refusal = new Refusal.Busy(1);

        Performance.Step busy = show.step();
        show.refusal = null;
        show.step();

        assertThat(busy).isEqualTo(Performance.Step.IDLE);
        assertThat(show.said).containsExactly("第一。");
    }

    @Test
    void the_closing_words_are_kept_for_the_end() {
        show.performance.follow(new Script(List.of(segment(0, "第一。"), segment(0, "再见。"))));
        show.sayAtLeast(3);

        show.performance.close();
        Performance.Step last = show.step();

        assertThat(last).isEqualTo(Performance.Step.OVER);
        assertThat(show.said).containsExactly("第一。", "第一。", "第一。", "再见。");
    }

    @Test
    void a_script_of_which_nothing_can_be_said_leaves_the_host_idle() {
        show.untrue.add("第一。");
        show.performance.follow(new Script(List.of(segment(0, "第一。"))));

        assertThat(show.step()).isEqualTo(Performance.Step.IDLE);

        show.performance.follow(Script.EMPTY);

        assertThat(show.step()).isEqualTo(Performance.Step.IDLE);
    }

    @Test
    void a_new_script_begins_at_the_item_on_screen() {
        show.item(1, 5);
        show.item(2, 5);
        show.performance.follow(new Script(List.of(segment(1, "第一。"), segment(2, "第二。"))));
        show.sayAtLeast(2);

        show.performance.follow(new Script(List.of(segment(1, "新一。"), segment(2, "新二。"))));
        show.sayAtLeast(4);

        assertThat(show.said).containsExactly("第一。", "第二。", "新二。", "新一。");
    }

    private void disturb(SplittableRandom random) {
        switch (random.nextInt(6)) {
            case 0 -> {
                String question = "问题" + random.nextInt(8);
                show.answers.put(question, new Answered("答案" + question + "。", null, List.of()));
                show.performance.hear(0, random.nextInt(5), question, null);
            }
            case 1 -> show.performance.type(List.of("员工说" + random.nextInt(100) + "。"));
            case 2 -> show.now = show.now.plusSeconds(random.nextInt(30));
            default -> {}
        }
    }

    private Script script(SplittableRandom random, List<String> sentences) {
        List<Segment> segments = new ArrayList<>();
        for (int item = 1; item <= 1 + random.nextInt(4); item++) {
            show.item(item, 5);
            List<ScriptLine> lines = new ArrayList<>();
            for (int line = 0; line < random.nextInt(4); line++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    String sentence = "第" + sentences.size() + "句话，说的是商品" + item + "。";
                    sentences.add(sentence);
                    text.append(sentence);
                }
                lines.add(new ScriptLine(text.toString(), List.of()));
            }
            segments.add(new Segment(item, "商品" + item, lines));
        }
        if (sentences.isEmpty()) {
            sentences.add("第零句。");
            segments.add(segment(0, "第零句。"));
            segments.add(segment(0, "再见。"));
        }
        return new Script(segments);
    }

    private List<String> only(Predicate<String> wanted) {
        return show.said.stream().filter(wanted).toList();
    }

    private static Segment segment(long itemId, String... lines) {
        return new Segment(
                itemId,
                "段落",
                IntStream.range(0, lines.length)
                        .mapToObj(i -> new ScriptLine(lines[i], List.of()))
                        .toList());
    }
}
