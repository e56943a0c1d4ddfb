package org.qiantang.app.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.guidance.Course;
import org.qiantang.app.guidance.Courses;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.RegisterEvent.AgeGroup;
import org.qiantang.event.RegisterEvent.Document;

class RegisterRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final Courses COURSES = Guidance.load().courses();

    @ParameterizedTest
    @CsvSource({
        "2010-11-28, UNDER_16, false, false",
        "2010-11-27, FROM_16, true, false",
        "2008-11-28, FROM_16, true, false",
        "2008-11-27, ADULT, true, true"
    })
    void a_host_is_sixteen_and_below_eighteen_needs_a_guardian(
            LocalDate bornOn, AgeGroup group, boolean withConsent, boolean without) {
        assertThat(Age.on(TODAY, bornOn)).isEqualTo(group);
        assertThat(Age.mayHost(group, true)).isEqualTo(withConsent);
        assertThat(Age.mayHost(group, false)).isEqualTo(without);
    }

    @Test
    void nobody_is_born_after_today() {
        assertThatThrownBy(() -> Age.on(TODAY, TODAY.plusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26, OVER",
        "2026-11-27, URGENT",
        "2026-12-12, URGENT",
        "2026-12-13, SOON",
        "2027-01-26, SOON",
        "2027-01-27, FINE",
        ", FINE"
    })
    void a_paper_is_valid_through_its_last_day_and_warns_before(@Nullable LocalDate until, Expiry expiry) {
        assertThat(Expiry.of(until, TODAY)).isEqualTo(expiry);
    }

    @Test
    void a_residents_number_tells_the_day_of_birth() {
        assertThat(ResidentNumber.bornOn("11010519491231002X")).contains(LocalDate.of(1949, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"110105194912310021", "11010519491331002X", "1101051949123100", "", "ABCDEFGHIJKLMNOPQR"})
    void a_number_with_a_wrong_check_or_day_is_none(String number) {
        assertThat(ResidentNumber.bornOn(number)).isEmpty();
    }

    @Test
    void one_number_has_one_hash_and_only_under_one_key_and_one_kind_of_paper() {
        var hash = new IdentityHash(new byte[32]);
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        byte[] told = hash.of(Document.PASSPORT, "E12345678");

        assertThat(hash.of(Document.PASSPORT, "E12345678")).isEqualTo(told).hasSize(32);
        assertThat(hash.of(Document.PASSPORT, "E12345679")).isNotEqualTo(told);
        assertThat(hash.of(Document.TRAVEL_PERMIT, "E12345678")).isNotEqualTo(told);
        assertThat(new IdentityHash(otherKey).of(Document.PASSPORT, "E12345678"))
                .isNotEqualTo(told);
    }

    @Test
    void ten_right_answers_of_twelve_pass_and_nine_do_not() {
        List<Course.Question> asked = COURSES.courses().getFirst().questions();

        assertThat(judged(asked, 10).passed()).isTrue();
        assertThat(judged(asked, 10).right()).isEqualTo(10);
        assertThat(judged(asked, 9).passed()).isFalse();
        assertThat(judged(asked, 12).right()).isEqualTo(12);
    }

    @Test
    void a_question_left_out_or_answered_by_no_option_of_its_own_is_named() {
        List<Course.Question> asked = COURSES.courses().getFirst().questions();
        Map<String, String> given = given(asked, asked.size());
        given.remove(asked.getFirst().id());
        given.put(asked.getLast().id(), "zz");

        Judgement judgement = Judgement.of(asked, given, COURSES.passing());

        assertThat(judgement.unanswered())
                .containsExactly(asked.getFirst().id(), asked.getLast().id());
        assertThat(judgement.passed()).isFalse();
    }

    @ForEachSeed(count = 50)
    void a_try_asks_the_same_questions_in_the_order_of_its_seed_and_judges_them_alike(long seed) {
        Course course = COURSES.courses().get((int) (seed % COURSES.courses().size()));

        List<Course.Question> once = AskedOrder.of(seed, course.questions(), 12);
        List<Course.Question> again = AskedOrder.of(seed, course.questions(), 12);

        assertThat(once).isEqualTo(again).hasSize(12);
        assertThat(once.stream().map(Course.Question::id))
                .containsExactlyInAnyOrderElementsOf(
                        course.questions().stream().map(Course.Question::id).toList());
        assertThat(judged(once, 12).passed()).isTrue();
    }

    @Test
    void another_seed_asks_in_another_order() {
        Course course = COURSES.courses().getFirst();

        assertThat(AskedOrder.of(1, course.questions(), 12)).isNotEqualTo(AskedOrder.of(2, course.questions(), 12));
    }

    private static Judgement judged(List<Course.Question> asked, int right) {
        return Judgement.of(asked, given(asked, right), COURSES.passing());
    }

    private static Map<String, String> given(List<Course.Question> asked, int right) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < asked.size(); i++) {
            Course.Question question = asked.get(i);
            String wrong = question.options().stream()
                    .map(Course.Option::id)
                    .filter(option -> !option.equals(question.right()))
                    .findFirst()
                    .orElseThrow();
            given.put(question.id(), i < right ? question.right() : wrong);
        }
        return given;
    }
}
