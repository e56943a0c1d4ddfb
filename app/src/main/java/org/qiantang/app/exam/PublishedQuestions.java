package org.qiantang.app.exam;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiantang.app.guidance.Course;

/** The questions made of findings that courses may ask: the front door for who puts tries together. */
public final class PublishedQuestions {
    private final QuestionTable questions;
    private final FoundLines lines;

    PublishedQuestions(QuestionTable questions, FoundLines lines) {
        this.questions = questions;
        this.lines = lines;
    }

    /** A question, and the line that it was made of: two of one line are not asked together. */
    public record Published(Course.Question question, long showId, long lineId) {}

    /** What a course may ask now, always in the same order. */
    public List<Published> of(String course) {
        return questions.published(course).stream()
                .map(one -> new Published(one.asked(), one.showId(), one.lineId()))
                .toList();
    }

    /** Whether it tells as of now whose words they were: since it was agreed to, somebody may go by another name. */
    public boolean tells(Published one) {
        return !Unknowable.standing(one.question(), lines.identities(one.showId()))
                .isEmpty();
    }

    /** Whether a question that was asked was made of a finding. */
    public static boolean isOfFinding(String askedId) {
        return AskedId.question(askedId).isPresent();
    }

    /** Which of the questions that were asked have been withdrawn since. */
    public Set<String> withdrawn(Collection<String> askedIds) {
        Set<Long> gone = questions.withdrawn(askedIds.stream()
                .map(AskedId::question)
                .flatMap(Optional::stream)
                .toList());
        return askedIds.stream()
                .filter(id -> AskedId.question(id).filter(gone::contains).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }
}
