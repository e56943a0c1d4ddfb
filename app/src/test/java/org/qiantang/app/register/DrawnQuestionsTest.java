package org.qiantang.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.qiantang.app.exam.PublishedQuestions;
import org.qiantang.app.exam.PublishedQuestions.Published;
import org.qiantang.app.guidance.Course;
import org.qiantang.app.guidance.Courses;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.engine.testkit.ForEachSeed;

/** What must hold of every try, whatever its seed and however many findings were made questions. */
class DrawnQuestionsTest {
    private static final Courses COURSES = Guidance.load().courses();
    private static final int ASKED = 12;
    private static final int SHARE = 4;

    @ForEachSeed(count = 200)
    void a_seed_draws_the_same_a_third_at_most_of_findings_and_no_two_of_one_line(long seed) {
        var random = new SplittableRandom(seed);
        Course course = course(random);
        List<Published> published = published(random, course);

        List<Course.Question> once = AskedOrder.of(seed, course.questions(), published, _ -> true, ASKED);
        List<Course.Question> again = AskedOrder.of(seed, course.questions(), published, _ -> true, ASKED);

        assertThat(once).isEqualTo(again).hasSize(ASKED);
        assertThat(once.stream().map(Course.Question::id)).doesNotHaveDuplicates();
        List<String> drawn = once.stream()
                .map(Course.Question::id)
                .filter(PublishedQuestions::isOfFinding)
                .toList();
        long lines = published.stream()
                .map(one -> one.showId() + "/" + one.lineId())
                .distinct()
                .count();
        assertThat(drawn).hasSize((int) Math.min(SHARE, lines));
        assertThat(published.stream()
                        .filter(one -> drawn.contains(one.question().id()))
                        .map(one -> one.showId() + "/" + one.lineId()))
                .doesNotHaveDuplicates();
    }

    @ForEachSeed(count = 200)
    void a_score_is_the_number_of_answers_that_are_right(long seed) {
        var random = new SplittableRandom(seed);
        Course course = course(random);
        List<Course.Question> asked =
                AskedOrder.of(seed, course.questions(), published(random, course), _ -> true, ASKED);
        var given = new HashMap<String, String>();
        int right = 0;
        for (Course.Question question : asked) {
            String option = question.options()
                    .get(random.nextInt(question.options().size()))
                    .id();
            given.put(question.id(), option);
            right += option.equals(question.right()) ? 1 : 0;
        }

        Judgement judgement = Judgement.of(asked, given, COURSES.passing());

        assertThat(judgement.right()).isEqualTo(right);
        assertThat(judgement.asked()).isEqualTo(asked.size());
        assertThat(judgement.passed()).isEqualTo(right >= 10);
    }

    private static Course course(SplittableRandom random) {
        return COURSES.courses().get(random.nextInt(COURSES.courses().size()));
    }

    private static List<Published> published(SplittableRandom random, Course course) {
        var published = new ArrayList<Published>();
        var ids = new HashSet<Long>();
        int many = random.nextInt(9);
        for (int i = 0; i < many; i++) {
            long id = 1 + random.nextLong(1_000_000);
            if (ids.add(id)) {
                Course.Question of =
                        course.questions().get(random.nextInt(course.questions().size()));
                published.add(new Published(named(of, "F" + id + "-1"), 1 + random.nextInt(2), 1 + random.nextInt(3)));
            }
        }
        return published;
    }

    private static Course.Question named(Course.Question of, String id) {
        return new Course.Question(
                id,
                of.lineZh(),
                of.lineEn(),
                of.contextZh(),
                of.contextEn(),
                of.askZh(),
                of.askEn(),
                of.options(),
                of.right(),
                of.whyZh(),
                of.whyEn(),
                of.basis(),
                of.lawfulZh(),
                of.lawfulEn(),
                of.rules(),
                of.mark());
    }
}
