package org.qiantang.app.register;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.qiantang.app.exam.PublishedQuestions;
import org.qiantang.app.guidance.Course;

/** What a try asks and in which order: the same seed gives the same, and another seed another. */
final class AskedOrder {
    /** A third of a try may be made of findings, so that what a course teaches is always asked too. */
    private static final int ONE_IN = 3;

    private AskedOrder() {}

    static List<Course.Question> of(long seed, List<Course.Question> questions, int most) {
        return of(seed, questions, List.of(), _ -> true, most);
    }

    /**
     * A share of those made of findings, no two of one line, and the rest of the course's own.
     *
     * @param mayBeAsked looked at of those alone that were drawn
     */
    static List<Course.Question> of(
            long seed,
            List<Course.Question> own,
            List<PublishedQuestions.Published> ofFindings,
            Predicate<PublishedQuestions.Published> mayBeAsked,
            int most) {
        var random = new Random(seed);
        List<Course.Question> drawn = drawn(ofFindings, mayBeAsked, most / ONE_IN, random);
        List<Course.Question> asked =
                shuffled(own, random).stream().limit(most - drawn.size()).toList();
        if (!drawn.isEmpty()) {
            asked = shuffled(Stream.concat(drawn.stream(), asked.stream()).toList(), random);
        }
        return asked.stream().map(question -> inOrder(question, random)).toList();
    }

    private static List<Course.Question> drawn(
            List<PublishedQuestions.Published> ofFindings,
            Predicate<PublishedQuestions.Published> mayBeAsked,
            int most,
            Random random) {
        var lines = new HashSet<String>();
        return shuffled(ofFindings, random).stream()
                .filter(mayBeAsked)
                .filter(one -> lines.add(one.showId() + "/" + one.lineId()))
                .limit(most)
                .map(PublishedQuestions.Published::question)
                .toList();
    }

    private static Course.Question inOrder(Course.Question question, Random random) {
        return new Course.Question(
                question.id(),
                question.lineZh(),
                question.lineEn(),
                question.contextZh(),
                question.contextEn(),
                question.askZh(),
                question.askEn(),
                shuffled(question.options(), random),
                question.right(),
                question.whyZh(),
                question.whyEn(),
                question.basis(),
                question.lawfulZh(),
                question.lawfulEn(),
                question.rules(),
                question.mark());
    }

    private static <T> List<T> shuffled(List<T> all, Random random) {
        var order = new ArrayList<>(all);
        Collections.shuffle(order, random);
        return order;
    }
}
