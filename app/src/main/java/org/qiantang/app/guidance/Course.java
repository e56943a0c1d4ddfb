package org.qiantang.app.guidance;

import java.util.List;

/** A short course: lessons, and the questions that judge whether they were understood. */
public record Course(
        String id,
        String zh,
        String en,
        int minutes,
        String forZh,
        String forEn,
        String aimZh,
        String aimEn,
        String mark,
        List<Lesson> lessons,
        List<Question> questions) {
    public Course {
        lessons = List.copyOf(lessons);
        questions = List.copyOf(questions);
    }

    public record Lesson(String id, String titleZh, String titleEn, String textZh, String textEn, List<Basis> basis) {
        public Lesson {
            basis = List.copyOf(basis);
        }
    }

    public record Option(String id, String zh, String en) {}

    /**
     * A line as it might be said on air, and what is asked of it.
     *
     * @param right the option that is right; it never leaves the server before the answer has come
     * @param rules the guard's rules whose findings the question is about
     */
    public record Question(
            String id,
            String lineZh,
            String lineEn,
            String contextZh,
            String contextEn,
            String askZh,
            String askEn,
            List<Option> options,
            String right,
            String whyZh,
            String whyEn,
            List<Basis> basis,
            String lawfulZh,
            String lawfulEn,
            List<String> rules,
            String mark) {
        public Question {
            options = List.copyOf(options);
            basis = List.copyOf(basis);
            rules = List.copyOf(rules);
            if (options.stream().noneMatch(option -> option.id().equals(right))) {
                throw new IllegalArgumentException("right: " + right + " (expected: one of the options of " + id + ")");
            }
        }
    }
}
