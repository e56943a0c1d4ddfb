package org.qiantang.app.exam;

import java.util.List;
import org.qiantang.app.guidance.Basis;
import org.qiantang.app.guidance.Course;

/**
 * What an officer writes: the line, what is asked of it, the answers, and why one is right. English may be left out.
 *
 * @param course the course that may ask it
 * @param rule the guard's rule that found the line
 */
record Draft(
        String course,
        Kind kind,
        String rule,
        String lineZh,
        String lineEn,
        String contextZh,
        String contextEn,
        String askZh,
        String askEn,
        List<Course.Option> options,
        String right,
        String whyZh,
        String whyEn,
        String law,
        String article,
        String lawfulZh,
        String lawfulEn) {
    Draft {
        options = List.copyOf(options);
    }

    /** What is asked of a line. */
    enum Kind {
        /** Whether it breaks the rules, is lawful, or needs evidence. */
        VERDICT,
        /** Which rule or article it is about. */
        ARTICLE,
        /** Which lawful way there is to say it. */
        LAWFUL
    }

    /** As a course asks it; where nothing is said in English the Chinese stands there. */
    Course.Question asQuestion(long questionId, int revision) {
        return new Course.Question(
                AskedId.of(questionId, revision),
                lineZh,
                or(lineEn, lineZh),
                contextZh,
                or(contextEn, contextZh),
                askZh,
                or(askEn, askZh),
                options.stream()
                        .map(option -> new Course.Option(option.id(), option.zh(), or(option.en(), option.zh())))
                        .toList(),
                right,
                whyZh,
                or(whyEn, whyZh),
                List.of(new Basis(law.isEmpty() ? null : law, article, null, "known")),
                lawfulZh,
                or(lawfulEn, lawfulZh),
                List.of(rule),
                "inferred");
    }

    private static String or(String english, String chinese) {
        return english.isEmpty() ? chinese : english;
    }
}
