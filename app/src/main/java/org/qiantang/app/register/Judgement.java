package org.qiantang.app.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qiantang.app.guidance.Course;
import org.qiantang.app.guidance.Courses;

/**
 * How a try went: so many right of those asked.
 *
 * @param unanswered the questions that no option of theirs was given for
 */
record Judgement(List<Answer> answers, List<String> unanswered, int right, int asked, boolean passed) {
    Judgement {
        answers = List.copyOf(answers);
        unanswered = List.copyOf(unanswered);
    }

    /** An answer with what would have been right. */
    record Answer(Course.Question question, String given, boolean isRight) {}

    static Judgement of(List<Course.Question> asked, Map<String, String> given, Courses.Passing passing) {
        var answers = new ArrayList<Answer>();
        var unanswered = new ArrayList<String>();
        for (Course.Question question : asked) {
            String option = given.getOrDefault(question.id(), "");
            boolean known = question.options().stream().anyMatch(one -> one.id().equals(option));
            if (known) {
                answers.add(new Answer(question, option, option.equals(question.right())));
            } else {
                unanswered.add(question.id());
            }
        }
        int right = (int) answers.stream().filter(Answer::isRight).count();
        // A course with fewer questions than the rule speaks of asks for the same share of them.
        int needed = (passing.right() * asked.size() + passing.questions() - 1) / passing.questions();
        return new Judgement(answers, unanswered, right, asked.size(), unanswered.isEmpty() && right >= needed);
    }
}
