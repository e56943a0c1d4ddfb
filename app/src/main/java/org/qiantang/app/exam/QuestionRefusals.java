package org.qiantang.app.exam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.qiantang.app.web.Problem;

/** The words for what is refused of questions. */
final class QuestionRefusals {
    private QuestionRefusals() {}

    static ExamQuestion done(QuestionAnswer answer) {
        return switch (answer) {
            case QuestionAnswer.Done(ExamQuestion question) -> question;
            case QuestionAnswer.NotThere() -> throw Problem.notFound();
            case QuestionAnswer.NotConfirmed() ->
                throw new Problem(
                        409,
                        "not-confirmed",
                        "这条线索没有确认，或者已经撤回，不能用作考题",
                        "the finding is not confirmed, or was withdrawn");
            case QuestionAnswer.BeginsEarlier() -> throw beginsEarlier();
            case QuestionAnswer.NotNow(ExamQuestion.State state) ->
                throw new Problem(
                        409,
                        "not-now",
                        "考题" + inChinese(state) + "，不能这样做",
                        "the question is " + inEnglish(state) + ", so this cannot be done");
            case QuestionAnswer.Moved(int revision) ->
                throw new Problem(
                        409,
                        "moved",
                        "考题已有更新的第 " + revision + " 稿，请重新打开后再操作",
                        "somebody wrote revision " + revision + " meanwhile; open it again first",
                        Map.of("revision", revision));
            case QuestionAnswer.OwnWork() ->
                throw new Problem(
                        403,
                        "own-work",
                        "参与出题的人不能同意，请另一位治理员审核",
                        "who had a hand in writing it cannot agree; ask another officer");
            case QuestionAnswer.OfficersFirst() ->
                throw new Problem(
                        403,
                        "officers-first",
                        "还有没参与出题的治理员，须由治理员同意",
                        "there is an officer who had no hand in it and must agree");
            case QuestionAnswer.StillKnown(List<Unknowable.Standing> standing) -> throw stillKnown(standing);
        };
    }

    static Problem beginsEarlier() {
        return new Problem(
                409,
                "begins-earlier",
                "问题从前一句话开始，单看这一句不违规，不能用作考题",
                "the finding begins in a line before; this line alone breaks nothing and makes no question");
    }

    private static Problem stillKnown(List<Unknowable.Standing> standing) {
        String quotes = standing.stream()
                .map(one -> one.kind().zh() + "「" + one.quote() + "」")
                .distinct()
                .limit(5)
                .collect(Collectors.joining("、"));
        String kinds = standing.stream()
                .map(one -> one.kind().name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
        return new Problem(
                409,
                "still-known",
                "题目里还能看出是谁：" + quotes + "。请改掉后再同意",
                "the question still tells whose words they were (" + kinds + "); change it first",
                Map.of("standing", standing));
    }

    private static String inChinese(ExamQuestion.State state) {
        return switch (state) {
            case DRAFT -> "还是草稿";
            case PUBLISHED -> "已经发布";
            case WITHDRAWN -> "已经撤回";
        };
    }

    private static String inEnglish(ExamQuestion.State state) {
        return switch (state) {
            case DRAFT -> "a draft";
            case PUBLISHED -> "asked already";
            case WITHDRAWN -> "withdrawn";
        };
    }
}
