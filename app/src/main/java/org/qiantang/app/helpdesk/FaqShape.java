package org.qiantang.app.helpdesk;

import java.util.List;
import java.util.Optional;
import org.qiantang.app.web.Problem;

/** How long the words of an entry may be, and how many ways to ask and facts it may have. */
final class FaqShape {
    static final int MOST_QUESTION = 120;
    static final int MOST_ALSO = 20;
    static final int MOST_BOUND = 10;
    private static final int MOST_TOPIC = 20;
    /** One character, such as 票, would be found in too many lines. */
    private static final int LEAST_TOPIC = 2;

    private FaqShape() {}

    /** What is not as it should be; empty where all is. */
    static Optional<Problem> flaw(FaqDesk.Wording wording) {
        if (wording.also().size() > MOST_ALSO) {
            return Optional.of(Problem.nonsense(
                    "also", "最多 " + MOST_ALSO + " 个问法", "also: " + MOST_ALSO + " ways to ask at most"));
        }
        if (wording.bound().size() > MOST_BOUND) {
            return Optional.of(
                    Problem.nonsense("bound", "最多 " + MOST_BOUND + " 项依据", "bound: " + MOST_BOUND + " facts at most"));
        }
        if (isTooLong(wording.answer(), ShowHelpdeskEndpoints.MOST_WORDS)) {
            return Optional.of(Problem.nonsense(
                    "answer",
                    "请填写，最多 " + ShowHelpdeskEndpoints.MOST_WORDS + " 个字",
                    "answer: 1.." + ShowHelpdeskEndpoints.MOST_WORDS + " characters"));
        }
        return switch (wording.kind()) {
            case QUESTION -> question(wording.question(), wording.also());
            case POLICY -> topic(wording.question(), wording.also());
        };
    }

    private static Optional<Problem> question(String question, List<String> also) {
        if (isTooLong(question, MOST_QUESTION)) {
            return Optional.of(Problem.nonsense(
                    "question", "请填写，最多 " + MOST_QUESTION + " 个字", "question: 1.." + MOST_QUESTION + " characters"));
        }
        return also.stream().anyMatch(one -> isTooLong(one, MOST_QUESTION))
                ? Optional.of(Problem.nonsense(
                        "also", "每个问法 1–" + MOST_QUESTION + " 个字", "also: 1.." + MOST_QUESTION + " characters each"))
                : Optional.empty();
    }

    private static Optional<Problem> topic(String topic, List<String> words) {
        if (isNoTopic(topic)) {
            return Optional.of(Problem.nonsense(
                    "question",
                    "主题 " + LEAST_TOPIC + "–" + MOST_TOPIC + " 个字，如 发票",
                    "question: a topic of " + LEAST_TOPIC + ".." + MOST_TOPIC + " characters, such as 发票"));
        }
        return words.stream().anyMatch(FaqShape::isNoTopic)
                ? Optional.of(Problem.nonsense(
                        "also",
                        "政策的每个词 " + LEAST_TOPIC + "–" + MOST_TOPIC + " 个字",
                        "also: words of " + LEAST_TOPIC + ".." + MOST_TOPIC + " characters each"))
                : Optional.empty();
    }

    private static boolean isNoTopic(String word) {
        return isTooLong(word, MOST_TOPIC) || word.codePointCount(0, word.length()) < LEAST_TOPIC;
    }

    private static boolean isTooLong(String text, int most) {
        return text.isBlank() || text.codePointCount(0, text.length()) > most;
    }
}
