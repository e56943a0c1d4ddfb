package org.qiantang.app.exam;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.guidance.Basis;
import org.qiantang.app.guidance.Course;
import org.qiantang.app.guidance.Courses;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.RuleNotice;
import org.qiantang.event.ShowEvent.FoundInLine;

/** Makes a question of a finding for an officer to put right: the line made unknowable, what is asked, and why. */
final class Proposals {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int OPTIONS = 4;
    /** The answers to what a line is; their words are the same in every question. */
    static final List<Course.Option> VERDICTS = List.of(
            new Course.Option("violates", "违规", "it breaks the rules"),
            new Course.Option("lawful", "合规", "it is lawful"),
            new Course.Option("evidence", "需要证据", "it needs evidence"));

    static final List<String> IDS = List.of("a", "b", "c", "d");

    private final GuardInForce guard;
    private final Courses courses;

    Proposals(GuardInForce guard, Courses courses) {
        this.guard = guard;
        this.courses = courses;
    }

    Draft of(Found found, List<Identity> identities, Draft.Kind kind) {
        FoundInLine worst = found.findings().stream()
                .max(Comparator.comparing(FoundInLine::severity))
                .orElse(null);
        String rule = worst == null ? "" : worst.rule();
        LocalDate day = LocalDate.ofInstant(found.at(), CHINA);
        RuleNotice notice = guard.now().sheet(rule, day).orElse(null);
        String law = notice == null ? "" : notice.source();
        String article = notice != null ? notice.article() : worst == null ? "" : worst.article();
        String line = Unknowable.of(found.text(), identities);
        String rewrite = Unknowable.of(rewrite(worst, notice), identities);
        String course = courseOf(rule).map(Course::id).orElse("");
        List<Course.Option> options = switch (kind) {
            case VERDICT -> VERDICTS;
            case ARTICLE -> lettered(articles(course, law + article));
            case LAWFUL -> lettered(Stream.of(rewrite, line, "", "").toList());
        };
        return new Draft(
                course,
                kind,
                rule,
                line,
                "",
                found.category().isEmpty() ? "主播在直播间里说的一句话" : "主播讲解一款" + found.category() + "时说的一句话",
                "",
                ask(kind, false),
                ask(kind, true),
                options,
                kind == Draft.Kind.VERDICT ? verdict(found) : "a",
                Unknowable.of(notice != null ? notice.message() : worst == null ? "" : worst.message(), identities),
                notice == null ? "" : notice.messageEn(),
                law,
                article,
                rewrite,
                "");
    }

    private static String verdict(Found found) {
        return found.verdict().equals("violates") ? "violates" : "evidence";
    }

    private static String rewrite(@Nullable FoundInLine worst, @Nullable RuleNotice notice) {
        String now = notice == null ? null : notice.rewrite();
        String then = worst == null ? null : worst.rewrite();
        return now != null ? now : then != null ? then : "";
    }

    private static String ask(Draft.Kind kind, boolean english) {
        return switch (kind) {
            case VERDICT -> english ? "May this be said?" : "这句话违规、合规，还是需要证据？";
            case ARTICLE -> english ? "Which article is it about?" : "这句话主要涉及哪一条？";
            case LAWFUL -> english ? "Which of these may be said instead?" : "换成哪一句可以说？";
        };
    }

    private Optional<Course> courseOf(String rule) {
        return courses.courses().stream()
                .filter(course -> course.questions().stream()
                        .anyMatch(question -> question.rules().contains(rule)))
                .findFirst();
    }

    /** The right article first, then others that the same course speaks of. */
    private List<String> articles(String course, String right) {
        var articles = new ArrayList<String>(List.of(right));
        courses.course(course).stream()
                .flatMap(one -> one.questions().stream())
                .flatMap(question -> question.basis().stream())
                .filter(basis -> basis.law() != null && basis.article() != null)
                .map(Proposals::cited)
                .distinct()
                .filter(cited -> !cited.equals(right))
                .limit(OPTIONS - 1L)
                .forEach(articles::add);
        return articles;
    }

    private static String cited(Basis basis) {
        return basis.law() + basis.article();
    }

    private static List<Course.Option> lettered(List<String> texts) {
        var options = new ArrayList<Course.Option>();
        for (int i = 0; i < texts.size(); i++) {
            options.add(new Course.Option(IDS.get(i), texts.get(i), ""));
        }
        return options;
    }
}
