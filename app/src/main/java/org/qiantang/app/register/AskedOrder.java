package org.qiantang.app.register;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.qiantang.app.guidance.Course;

/** In which order a try is asked: the same seed gives the same order, and another seed another. */
final class AskedOrder {
    private AskedOrder() {}

    static List<Course.Question> of(long seed, List<Course.Question> questions, int most) {
        var random = new Random(seed);
        return shuffled(questions, random).stream()
                .limit(most)
                .map(question -> new Course.Question(
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
                        question.mark()))
                .toList();
    }

    private static <T> List<T> shuffled(List<T> all, Random random) {
        var order = new ArrayList<>(all);
        Collections.shuffle(order, random);
        return order;
    }
}
