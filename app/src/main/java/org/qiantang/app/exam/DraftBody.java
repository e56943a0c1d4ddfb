package org.qiantang.app.exam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.guidance.Course;
import org.qiantang.app.guidance.Courses;
import org.qiantang.app.web.Problem;

/** A question as it comes from the form; {@code revision} is the one that was read, and not needed for a new one. */
record DraftBody(
        @Nullable String course,
        @Nullable String kind,
        @Nullable String rule,
        @Nullable String lineZh,
        @Nullable String lineEn,
        @Nullable String contextZh,
        @Nullable String contextEn,
        @Nullable String askZh,
        @Nullable String askEn,
        @Nullable List<@Nullable OptionBody> options,
        @Nullable String right,
        @Nullable String whyZh,
        @Nullable String whyEn,
        @Nullable String law,
        @Nullable String article,
        @Nullable String lawfulZh,
        @Nullable String lawfulEn,
        @Nullable Integer revision) {
    private static final int MOST_LINE = 500;
    private static final int MOST_WORDS = 300;
    private static final int MOST_NAME = 60;
    private static final int FEWEST_OPTIONS = 3;
    private static final int MOST_OPTIONS = 4;

    record OptionBody(
            @Nullable String id,
            @Nullable String zh,
            @Nullable String en) {}

    Draft read(Courses courses) {
        String of = Fields.text(course, "course", MOST_NAME);
        if (courses.course(of).isEmpty()) {
            throw Problem.nonsense("course", "没有这门课程", "no such course");
        }
        Draft.Kind asks = kindOf(kind);
        List<Course.Option> answers = options(asks);
        String chosen = Fields.text(right, "right", MOST_NAME);
        if (answers.stream().noneMatch(option -> option.id().equals(chosen))) {
            throw Problem.nonsense("right", "请选出正确答案", "say which answer is right");
        }
        return new Draft(
                of,
                asks,
                Fields.optional(rule, "rule", MOST_NAME),
                Fields.text(lineZh, "lineZh", MOST_LINE),
                Fields.optional(lineEn, "lineEn", MOST_LINE),
                Fields.optional(contextZh, "contextZh", MOST_WORDS),
                Fields.optional(contextEn, "contextEn", MOST_WORDS),
                Fields.text(askZh, "askZh", MOST_WORDS),
                Fields.optional(askEn, "askEn", MOST_WORDS),
                answers,
                chosen,
                Fields.text(whyZh, "whyZh", MOST_WORDS),
                Fields.optional(whyEn, "whyEn", MOST_WORDS),
                Fields.optional(law, "law", MOST_NAME),
                Fields.text(article, "article", MOST_NAME),
                Fields.text(lawfulZh, "lawfulZh", MOST_WORDS),
                Fields.optional(lawfulEn, "lawfulEn", MOST_WORDS));
    }

    static Draft.Kind kindOf(@Nullable String word) {
        Optional<Draft.Kind> kind = Arrays.stream(Draft.Kind.values())
                .filter(one -> one.name().equals(word))
                .findFirst();
        return kind.orElseThrow(
                () -> Problem.nonsense("kind", "应为 VERDICT、ARTICLE 或 LAWFUL", "VERDICT, ARTICLE or LAWFUL"));
    }

    private List<Course.Option> options(Draft.Kind asks) {
        if (asks == Draft.Kind.VERDICT) {
            return Proposals.VERDICTS;
        }
        List<@Nullable OptionBody> typed = options == null ? List.of() : options;
        if (typed.size() < FEWEST_OPTIONS || typed.size() > MOST_OPTIONS) {
            throw Problem.nonsense("options", "请写 3 或 4 个答案", "three or four answers");
        }
        var seen = new HashSet<String>();
        var read = new ArrayList<Course.Option>();
        for (OptionBody one : typed) {
            if (one == null) {
                throw Problem.nonsense("options", "请写 3 或 4 个答案", "three or four answers");
            }
            var option = new Course.Option(
                    Fields.text(one.id(), "options", MOST_NAME),
                    Fields.text(one.zh(), "options", MOST_WORDS),
                    Fields.optional(one.en(), "options", MOST_WORDS));
            if (!Proposals.IDS.contains(option.id()) || !seen.add(option.id()) || !seen.add(option.zh())) {
                throw Problem.nonsense("options", "答案不能重复", "answers must differ");
            }
            read.add(option);
        }
        return List.copyOf(read);
    }
}
