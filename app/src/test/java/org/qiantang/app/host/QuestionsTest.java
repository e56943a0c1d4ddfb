package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.question.FairShare;

class QuestionsTest {
    private static final Instant EVENING = Instant.parse("2026-11-27T12:00:00Z");

    private static final Answerer.Around NOTHING = new Answerer.Around(null, null, List.of());

    private final Questions questions = new Questions();

    private static Questions.Asked asked(long person, String text, @Nullable Long item) {
        return new Questions.Asked(person, text, new Answerer.Around(item, null, List.of()), item, false, false);
    }

    private static Questions.Asked ofBuyer(long person, String text) {
        return new Questions.Asked(person, text, NOTHING, null, true, false);
    }

    private static Questions.Asked ofCrowd(long person, String text) {
        return new Questions.Asked(person, text, NOTHING, null, false, true);
    }

    private boolean ask(Questions.Asked asked) {
        return questions.ask(asked, false, EVENING);
    }

    private Questions.Question next() {
        return questions.next(null, EVENING).orElseThrow();
    }

    @Test
    void what_is_asked_in_nearly_the_same_words_is_one_question_and_each_person_counts_once() {
        ask(asked(1, "主播多少码", 7L));
        ask(asked(2, "请问主播多少码呀", 7L));
        ask(asked(3, "主播穿多少码", 7L));
        ask(asked(3, "主播穿多少码？", 7L));
        ask(ofCrowd(4, "多少钱"));
        ask(ofCrowd(5, "多少钱"));

        Questions.Question first = next();

        assertThat(first.first().text()).isEqualTo("主播多少码");
        assertThat(first.askers()).isEqualTo(3);
        assertThat(next().askers()).isZero();
        assertThat(questions.next(null, EVENING)).isEmpty();
    }

    @Test
    void another_item_another_size_and_another_matter_are_other_questions() {
        ask(asked(1, "37码还有吗", 7L));
        ask(asked(2, "37码还有吗", 8L));
        ask(asked(3, "38码还有吗", 7L));
        ask(asked(4, "什么时候发货", 7L));

        assertThat(questions.size()).isEqualTo(4);
    }

    @Test
    void one_viewer_cannot_fill_the_places_and_others_still_find_one() {
        int taken = 0;
        for (int n = 0; n < 60; n++) {
            taken += ask(asked(1, "第" + n + "件什么材质", 7L)) ? 1 : 0;
        }

        assertThat(taken).isEqualTo(FairShare.MOST_WAITING);
        assertThat(ask(asked(1, "第0件什么材质", 7L))).as("its own again").isTrue();
        assertThat(ask(asked(2, "什么时候发货", 7L))).isTrue();
        for (int n = 0; n < 4; n++) {
            next();
        }
        int later = 0;
        for (int n = 100; n < 120; n++) {
            later += ask(asked(1, "第" + n + "件什么材质", 7L)) ? 1 : 0;
            questions.next(null, EVENING);
        }
        assertThat(later).isEqualTo(FairShare.MOST_A_MINUTE - FairShare.MOST_WAITING);
        assertThat(questions.ask(asked(1, "多重", 7L), false, EVENING.plusSeconds(61)))
                .isTrue();
    }

    @Test
    void where_all_places_are_taken_a_buyer_takes_that_of_the_youngest_that_is_one_viewers() {
        for (int person = 1; person <= Questions.MOST; person++) {
            assertThat(ask(asked(person, "问题" + person, null))).isTrue();
        }

        assertThat(questions.takes(asked(900, "什么材质", null), EVENING)).isFalse();
        assertThat(ask(asked(900, "什么材质", null))).isFalse();
        assertThat(ask(ofBuyer(901, "我的订单什么时候发货"))).isTrue();

        assertThat(questions.size()).isEqualTo(Questions.MOST);
        assertThat(questions.waits(asked(7, "问题" + Questions.MOST, null), EVENING))
                .isFalse();
        assertThat(questions.waits(asked(7, "问题1", null), EVENING)).isTrue();
    }

    @Test
    void a_demos_crowd_is_without_limits_and_behind_people() {
        for (int n = 0; n < 10; n++) {
            assertThat(ask(ofCrowd(1, "第" + n + "件什么材质"))).isTrue();
        }
        ask(asked(2, "什么时候发货", null));

        assertThat(next().first().personId()).isEqualTo(2);
    }

    @Test
    void what_people_were_asked_too_is_so_for_all_who_ask_it() {
        questions.ask(asked(1, "会起球吗", 7L), false, EVENING);
        questions.ask(asked(2, "会起球吗", 7L), true, EVENING);

        Optional<Questions.Question> question = questions.next(7L, EVENING);

        assertThat(question).get().extracting(Questions.Question::inHand).isEqualTo(true);
    }

    @Test
    void a_question_that_nobody_came_to_within_three_minutes_is_answered_no_more() {
        ask(asked(1, "多少钱", 7L));

        assertThat(questions.next(7L, EVENING.plus(Questions.PATIENCE).plusSeconds(1)))
                .isEmpty();
    }
}
