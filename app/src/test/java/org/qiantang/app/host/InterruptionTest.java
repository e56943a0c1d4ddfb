package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;

/** A presenter that is simulated, one thread, and viewers who ask in the middle of sentences. */
final class InterruptionTest {
    private static final String BRIDGE = Phrases.WARM.bridges().getFirst();

    private final Rehearsal show = new Rehearsal();
    private int asked;

    @Test
    void a_question_cuts_the_sentence_is_answered_and_a_bridge_leads_back_to_the_sentence_that_was_cut() {
        show.answers.put("多少钱", new Answered("八十八元。", null, List.of("price")));
        show.performance.follow(script("第一。", "第二。"));
        show.during = text -> {
            if (text.equals("第一。") && show.heard.isEmpty()) {
                show.performance.hear(0, 3, "多少钱", null);
            }
            return true;
        };

        show.sayAtLeast(4);

        assertThat(show.heard).containsExactly("第一。/", "八十八元。", BRIDGE, "第一。", "第二。");
    }

    @Test
    void of_whom_somebody_always_asks_something_still_comes_through_her_script() {
        show.performance.follow(script("第一。", "第二。", "第三。"));
        show.during = text -> {
            if (text.startsWith("第")) {
                String question = "问题" + asked++;
                show.answers.put(question, new Answered("答案" + question + "。", null, List.of()));
                show.performance.hear(0, 100 + asked, question, null);
            }
            return true;
        };

        for (int steps = 0; !show.said.contains("第三。"); steps++) {
            assertThat(steps).isLessThan(60);
            show.step();
        }

        assertThat(show.said.stream().filter(text -> text.startsWith("第"))).containsExactly("第一。", "第二。", "第三。");
        assertThat(show.said.stream().filter(text -> text.startsWith("答案"))).hasSize(3);
    }

    @Test
    void set_to_wait_for_the_sentence_a_question_cuts_nothing() {
        show.performance(new HostSetting(HostUse.LIVE_SALE, HostTurn.NEXT_SENTENCE, HostSetting.USUAL.label()));
        show.answers.put("多少钱", new Answered("八十八元。", null, List.of("price")));
        show.performance.follow(script("第一。", "第二。"));
        show.during = text -> {
            if (text.equals("第一。") && show.heard.isEmpty()) {
                show.performance.hear(0, 3, "多少钱", null);
            }
            return true;
        };

        show.sayAtLeast(4);

        assertThat(show.heard).containsExactly("第一。", "八十八元。", BRIDGE, "第二。");
    }

    @Test
    void what_is_no_question_for_the_host_cuts_nothing_and_an_answer_is_never_cut_by_another_question() {
        show.answers.put("a", new Answered("答案甲。", null, List.of()));
        show.answers.put("b", new Answered("答案乙。", null, List.of()));
        show.performance.follow(script("第一。", "第二。"));
        show.performance.hear(0, 1, "a", null);
        show.during = text -> {
            show.performance.hear(0, 2, "哈哈哈", null);
            if (text.equals("答案甲。")) {
                show.performance.hear(0, 2, "b", null);
            }
            return true;
        };

        show.sayAtLeast(4);

        assertThat(show.heard).containsExactly("答案甲。", "答案乙。", BRIDGE, "第一。");
    }

    @Test
    void a_long_answer_begins_with_its_first_clause_alone() {
        show.answers.put("问", new Answered("这一款明前龙井今天八十八元一盒，拍下以后四十八小时之内发货。还包邮。", null, List.of()));
        show.performance.follow(script("第一。"));
        show.performance.hear(0, 1, "问", null);

        show.sayAtLeast(3);

        assertThat(show.said).startsWith("这一款明前龙井今天八十八元一盒，", "拍下以后四十八小时之内发货。", "还包邮。");
    }

    /** Fifty seeds of thirty interruptions each, in the middle of sentences, at once and at clauses. */
    @ForEachSeed(count = 50)
    void over_1500_interruptions_no_sentence_is_lost_or_said_twice(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        HostTurn turn = random.nextBoolean() ? HostTurn.AT_ONCE : HostTurn.NEXT_CLAUSE;
        show.performance(new HostSetting(HostUse.LIVE_SALE, turn, HostSetting.USUAL.label()));
        List<String> sentences =
                IntStream.range(0, 7).mapToObj(i -> "第" + i + "句话。").toList();
        show.performance.follow(script(sentences.toArray(String[]::new)));
        Set<String> open = new HashSet<>();
        show.during = text -> {
            if (text.startsWith("第") && random.nextInt(3) > 0) {
                String question = "问题" + asked++;
                show.answers.put(question, new Answered("答案" + question + "。", null, List.of()));
                show.performance.hear(0, 100 + asked, question, null);
                open.add("答案" + question + "。");
            }
            return true;
        };

        for (int steps = 0; cuts() < 30; steps++) {
            assertThat(steps).as("steps with seed %s", seed).isLessThan(5_000);
            show.step();
        }
        show.during = _ -> true;
        show.sayAtLeast(show.said.size() + 40);

        List<String> script =
                show.said.stream().filter(text -> text.startsWith("第")).toList();
        for (int i = 0; i < script.size(); i++) {
            assertThat(script.get(i)).isEqualTo(sentences.get(i % sentences.size()));
        }
        List<String> answers =
                show.said.stream().filter(text -> text.startsWith("答案")).toList();
        assertThat(answers).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(open);
        // Whatever was cut is the next sentence of the script that is heard.
        for (int i = 0; i < show.heard.size(); i++) {
            String text = show.heard.get(i);
            if (text.endsWith("/")) {
                String next = show.heard.subList(i + 1, show.heard.size()).stream()
                        .filter(one -> one.startsWith("第"))
                        .findFirst()
                        .orElseThrow();
                assertThat(next.replace("/", "") + "/").isEqualTo(text);
            }
        }
    }

    @Test
    void a_price_that_moves_in_mid_sentence_cuts_it_and_the_new_price_is_said() {
        show.item(1, 5);
        show.slots.put("{price}", "88元");
        show.performance.follow(
                new Script(List.of(new Segment(1, "商品1", List.of(line("第一。"), line("现在{price}。"), line("第三。"))))));
        show.during = text -> {
            if (text.equals("现在88元。")) {
                show.slots.put("{price}", "66元");
                show.performance.moved(Set.of(1L), true);
            }
            return true;
        };

        show.sayAtLeast(4);

        assertThat(show.heard).containsExactly("第一。", "现在88元。/", Phrases.WARM.repriced(), "现在66元。", "第三。");
    }

    @Test
    void a_price_that_moves_back_or_of_another_item_cuts_nothing() {
        show.item(1, 5);
        show.item(2, 5);
        show.slots.put("{price}", "88元");
        show.performance.follow(new Script(List.of(new Segment(1, "商品1", List.of(line("现在{price}。"))))));
        show.during = _ -> {
            show.performance.moved(Set.of(1L), true);
            show.slots.put("{price}", "66元");
            show.performance.moved(Set.of(2L), true);
            show.slots.put("{price}", "88元");
            return true;
        };

        show.sayAtLeast(3);

        assertThat(show.heard).containsExactly("现在88元。", "现在88元。", "现在88元。");
    }

    @Test
    void an_answer_whose_price_moves_is_answered_anew() {
        show.answers.put("多少钱", new Answered("88元。", 1L, List.of("price")));
        show.performance.follow(script("第一。"));
        show.performance.hear(0, 3, "多少钱", 1L);
        show.during = text -> {
            if (text.equals("88元。")) {
                show.answers.put("多少钱", new Answered("66元。", 1L, List.of("price")));
                show.performance.moved(Set.of(1L), true);
            }
            return true;
        };

        show.sayAtLeast(2);

        assertThat(show.heard).startsWith("88元。/", "66元。");
    }

    @Test
    void pieces_that_are_gone_in_mid_sentence_cut_what_is_said_of_them() {
        show.item(1, 5);
        show.performance.follow(new Script(
                List.of(new Segment(0, "开场", List.of(line("开场。"))), new Segment(1, "商品1", List.of(line("只剩三件。"))))));
        show.during = text -> {
            if (text.equals("只剩三件。")) {
                show.item(1, 0);
                show.untrue.add("只剩三件。");
                show.performance.moved(Set.of(1L), false);
            }
            return true;
        };

        show.sayAtLeast(4);

        assertThat(show.heard).containsExactly("开场。", "只剩三件。/", Phrases.WARM.restocked(), "商品1已经抢完了，我们看下一款。", "开场。");
    }

    /** What moves between making a sentence ready and its first sound finds it, too. */
    @ForEachSeed(count = 200)
    void no_sentence_is_heard_to_its_end_with_a_price_that_has_moved(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        show.item(1, 5);
        show.slots.put("{price}", "100元");
        show.performance.follow(new Script(
                List.of(new Segment(1, "商品1", List.of(line("现在{price}。"), line("只要{price}，第二。"), line("第三。"))))));
        var truth = new ArrayList<String>();
        show.during = text -> {
            int moves = random.nextInt(3);
            for (int i = 0; i < moves; i++) {
                show.slots.put("{price}", (100 + random.nextInt(3)) + "元");
                show.performance.moved(Set.of(1L), true);
            }
            truth.add(show.slots.getOrDefault("{price}", ""));
            return true;
        };

        for (int i = 0; i < 200; i++) {
            show.step();
        }

        assertThat(truth).hasSameSizeAs(show.heard);
        for (int i = 0; i < truth.size(); i++) {
            String heard = show.heard.get(i);
            if (heard.contains("元") && !heard.endsWith("/")) {
                assertThat(heard).as("sentence %s", i).contains(truth.get(i));
            }
        }
        assertThat(show.recorded()).hasSameSizeAs(show.heard);
    }

    @Test
    void complaints_and_what_the_facts_do_not_answer_and_what_the_guard_refuses_call_a_person_once() {
        show.answers.put("有致敏的吗", new Answered("我帮您问一下。", null, List.of(), Answered.Kind.UNSURE));
        show.forbidden.add("最好");
        show.simulated.add(9L);
        show.performance.follow(script("全国最好。", "第二。"));
        show.performance.hear(0, 1, "我要投诉你们", null);
        show.performance.hear(0, 2, "我要投诉你们", null);
        show.performance.hear(0, 9, "假货，退钱", null);
        show.performance.hear(0, 3, "有致敏的吗", null);
        show.performance.hear(0, 4, "好看", null);

        show.sayAtLeast(3);

        assertThat(show.calls.open())
                .extracting(Calls.Call::why, Calls.Call::text)
                .containsExactlyInAnyOrder(
                        tuple(Calls.Why.COMPLAINT, "我要投诉你们"),
                        tuple(Calls.Why.UNSURE, "有致敏的吗"),
                        tuple(Calls.Why.GOVERNANCE, "全国最好。"));
        long first = show.calls.open().getLast().id();
        assertThat(show.calls.done(first)).isTrue();
        assertThat(show.calls.done(first)).isFalse();
    }

    @Test
    void a_person_who_had_the_air_gives_it_back_where_they_came_to_in_the_script() {
        show.performance.follow(new Script(List.of(
                new Segment(0, "开场", List.of(line("一。"), line("二。"), line("三。"), line("四。"))),
                new Segment(0, "再见", List.of(line("再见。"))))));
        show.sayAtLeast(1);

        assertThat(show.performance.goTo(0, 2)).isTrue();
        assertThat(show.performance.goTo(0, 4)).isFalse();
        assertThat(show.performance.goTo(5, 0)).isFalse();
        show.performance.returned();
        show.sayAtLeast(4);

        assertThat(show.said).containsExactly("一。", BRIDGE, "三。", "四。");
    }

    @Test
    void every_line_is_written_down_with_why_it_was_said_its_facts_and_whose_voice_it_was() {
        show.answers.put("多少钱", new Answered("88元。", 1L, List.of("price")));
        show.performance.follow(new Script(
                List.of(new Segment(0, "开场", List.of(new ScriptLine("第一。", List.of("material")))))));
        show.performance.hear(0, 3, "多少钱", 1L);
        show.performance.type(List.of("员工的话。"));

        show.sayAtLeast(4);

        assertThat(show.recorded().stream().map(RoomRequest.HostLine::made).map(String::valueOf))
                .containsExactly(
                        "Made[occasion=STAFF, facts=[], engine=speech]",
                        "Made[occasion=ANSWER, facts=[price], engine=speech]",
                        "Made[occasion=BRIDGE, facts=[], engine=speech]",
                        "Made[occasion=SCRIPT, facts=[material], engine=speech]");
    }

    private long cuts() {
        return show.heard.stream().filter(text -> text.endsWith("/")).count();
    }

    private static ScriptLine line(String text) {
        return new ScriptLine(text, List.of());
    }

    private static Script script(String... lines) {
        return new Script(List.of(new Segment(
                Segment.NO_ITEM,
                "段落",
                IntStream.range(0, lines.length).mapToObj(i -> line(lines[i])).toList())));
    }
}
