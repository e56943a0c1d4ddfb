package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.app.question.FairShare;

/** What she makes of viewers' lines: with what they said before, with people where no fact tells, and silent in a quarrel. */
class ConversationTest {
    private static final String PROMISE = "我帮您问一下。";
    private static final String WITHOUT = "这个我手上的资料没写，我不乱说。";
    private static final Answered UNKNOWN = new Answered(PROMISE, 1L, List.of(), Answered.Kind.UNSURE, "allergens");

    private final Rehearsal show = new Rehearsal();

    private void follow() {
        show.item(1, 5);
        show.item(2, 5);
        show.answers.put("会过敏吗", UNKNOWN);
        show.answers.put("多少钱", new Answered("八十八元。", null, List.of("price")));
        show.performance.follow(new Script(List.of(new Segment(
                Segment.NO_ITEM, "开场", List.of(new ScriptLine("第一。", List.of()), new ScriptLine("第二。", List.of()))))));
    }

    @Test
    void a_question_is_answered_with_what_its_asker_said_before_and_with_what_was_on_screen_then() {
        follow();
        show.answers.put("那个还有吗", new Answered("还有五件。", 1L, List.of("stock")));
        show.pinned = 1L;

        show.performance.hear(11, 3, "明前龙井怎么泡", null);
        show.performance.hear(12, 4, "好看", null);
        show.performance.hear(13, 3, "那个还有吗", null);
        show.pinned = 2L;
        show.sayAtLeast(1);

        assertThat(show.said.getFirst()).isEqualTo("还有五件。");
        assertThat(show.contexts)
                .filteredOn(context -> !context.before().isEmpty())
                .hasSizeGreaterThan(1)
                .allMatch(context -> context.equals(new Answerer.Around(1L, null, List.of("明前龙井怎么泡"))));
    }

    @Test
    void what_was_on_screen_before_comes_with_a_question_and_what_is_pinned_again_is_not_its_own_past() {
        follow();
        show.performance.shows(1L);
        show.performance.shows(1L);
        show.performance.shows(null);
        show.performance.shows(2L);
        show.pinned = 2L;

        show.performance.hear(41, 3, "刚才那款多少钱", null);

        assertThat(show.contexts).containsExactly(new Answerer.Around(2L, 1L, List.of()));
    }

    @Test
    void what_no_fact_tells_is_put_into_peoples_hands_before_she_says_so() {
        follow();

        show.performance.hear(41, 3, "会过敏吗", null);
        show.sayAtLeast(1);

        assertThat(show.handedOver).containsExactly(new QuestionDesk.Open(41, 3, 1L, "会过敏吗", "allergens"));
        assertThat(show.said.getFirst()).isEqualTo(PROMISE);
        assertThat(show.calls.open()).extracting(Calls.Call::why).containsExactly(Calls.Why.UNSURE);
    }

    @Test
    void where_nobody_takes_it_she_promises_nothing() {
        follow();
        show.inHand = _ -> QuestionDesk.InHand.NOT;

        show.performance.hear(41, 3, "会过敏吗", null);
        show.sayAtLeast(3);

        assertThat(show.said).startsWith(WITHOUT).doesNotContain(PROMISE);
    }

    @Test
    void where_it_cannot_be_handed_over_for_trouble_she_promises_nothing() {
        follow();
        show.inHand = _ -> {
            throw new IllegalStateException("as if the database were away");
        };

        show.performance.hear(41, 3, "会过敏吗", null);
        show.sayAtLeast(1);

        assertThat(show.said.getFirst()).isEqualTo(WITHOUT);
    }

    @Test
    void who_asks_while_it_waits_is_counted_and_who_asks_later_what_people_have_in_hand_is_not_told_so_again() {
        follow();
        show.inHand = _ -> show.handedOver.size() == 1 ? QuestionDesk.InHand.NEWLY : QuestionDesk.InHand.ALREADY;

        show.performance.hear(41, 3, "会过敏吗", null);
        show.performance.hear(42, 4, "会过敏吗", null);
        show.sayAtLeast(3);
        show.performance.hear(43, 5, "会过敏吗", null);
        show.sayAtLeast(6);

        assertThat(show.handedOver).extracting(QuestionDesk.Open::personId).containsExactly(3L, 4L, 5L);
        assertThat(show.said).startsWith("有2位朋友问到这个，" + PROMISE);
        assertThat(show.said).filteredOn(text -> text.contains(PROMISE)).hasSize(1);
    }

    @Test
    void a_demos_crowd_asks_nothing_of_people_and_is_promised_nothing() {
        follow();
        show.simulated.add(9L);

        show.performance.hear(41, 9, "会过敏吗", null);
        show.sayAtLeast(1);

        assertThat(show.handedOver).isEmpty();
        assertThat(show.said.getFirst()).isEqualTo(WITHOUT);
    }

    @Test
    void one_viewer_who_floods_her_reaches_people_a_few_times_only() {
        follow();
        for (int n = 0; n < 60; n++) {
            show.answers.put("第" + n + "样会过敏吗", UNKNOWN);
            show.performance.hear(n, 3, "第" + n + "样会过敏吗", null);
        }

        assertThat(show.handedOver).hasSize(3);
        assertThat(show.performance.questionsWaiting()).isEqualTo(3);
    }

    @Test
    void one_viewer_who_repeats_what_people_have_in_hand_reaches_them_a_few_times_a_minute_only() {
        follow();
        show.inHand = _ -> QuestionDesk.InHand.ALREADY;

        for (int n = 0; n < 20; n++) {
            show.performance.hear(n, 3, "会过敏吗", null);
        }

        assertThat(show.handedOver).hasSize(FairShare.MOST_A_MINUTE);
        show.now = show.now.plusSeconds(61);
        show.performance.hear(20, 3, "会过敏吗", null);
        show.performance.hear(21, 4, "会过敏吗", null);
        assertThat(show.handedOver).hasSize(FairShare.MOST_A_MINUTE + 2);
    }

    @Test
    void one_viewer_who_repeats_what_still_waits_is_handed_over_once_and_others_are_counted() {
        follow();
        for (int n = 0; n < 20; n++) {
            show.performance.hear(n, 3, "会过敏吗", null);
        }
        show.performance.hear(20, 4, "会过敏吗", null);
        show.sayAtLeast(1);

        assertThat(show.handedOver).extracting(QuestionDesk.Open::personId).containsExactly(3L, 4L);
        assertThat(show.said).startsWith("有2位朋友问到这个，" + PROMISE);
    }

    @Test
    void in_a_quarrel_she_is_not_cut_and_answers_nothing_and_once_it_is_calm_what_waits_is_answered() {
        follow();
        show.quarrelling = true;
        show.during = text -> {
            if (text.equals("第一。") && show.heard.isEmpty()) {
                show.performance.hear(41, 3, "多少钱", null);
            }
            return true;
        };

        show.sayAtLeast(3);
        List<String> quiet = List.copyOf(show.heard);
        show.quarrelling = false;
        show.sayAtLeast(4);

        assertThat(quiet).containsExactly("第一。", "第二。", "第一。");
        assertThat(show.said.getLast()).isEqualTo("八十八元。");
    }
}
