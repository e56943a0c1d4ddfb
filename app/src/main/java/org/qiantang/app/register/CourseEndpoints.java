package org.qiantang.app.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.exam.PublishedQuestions;
import org.qiantang.app.guidance.Basis;
import org.qiantang.app.guidance.Course;
import org.qiantang.app.guidance.Courses;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.app.journal.OwnWrites;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Courses for hosts and staff: lessons, tries, and one's own results. What is right is told after the answer only. */
@RestController
@RequestMapping("/api/studio/courses")
class CourseEndpoints {
    private static final int MOST_ANSWERS = 50;

    private final Guidance guidance;
    private final CourseAttempts attempts;
    private final KeptTries kept;
    private final FindingRows findings;
    private final Register register;
    private final OwnWrites ownWrites;
    private final PublishedQuestions published;

    CourseEndpoints(
            Guidance guidance,
            CourseAttempts attempts,
            KeptTries kept,
            FindingRows findings,
            Register register,
            OwnWrites ownWrites,
            PublishedQuestions published) {
        this.guidance = guidance;
        this.attempts = attempts;
        this.kept = kept;
        this.findings = findings;
        this.register = register;
        this.ownWrites = ownWrites;
        this.published = published;
    }

    /** {@code found} counts what was found lately of the kinds that the course is about, in one's own shows. */
    record CourseView(
            String id,
            String zh,
            String en,
            int minutes,
            String forZh,
            String forEn,
            String aimZh,
            String aimEn,
            String mark,
            List<Course.Lesson> lessons,
            int questions,
            int found,
            List<SubjectView.Course> results,
            @Nullable LocalDate passedUntil) {}

    record All(
            String version,
            String noticeZh,
            String noticeEn,
            Courses.Passing passing,
            int foundDays,
            List<CourseView> courses) {}

    /** A question without what is right; {@code ofFinding} where it was made of a real finding. */
    record Asked(
            String id,
            String lineZh,
            String lineEn,
            String contextZh,
            String contextEn,
            String askZh,
            String askEn,
            List<Course.Option> options,
            String mark,
            boolean ofFinding) {}

    record Attempt(long attemptId, String course, Instant endsAt, List<Asked> questions) {}

    /** The option given for each question's id. */
    record Answers(@Nullable Map<String, String> answers) {}

    record Told(
            String id,
            String given,
            String right,
            boolean isRight,
            String whyZh,
            String whyEn,
            String lawfulZh,
            String lawfulEn,
            List<Basis> basis) {}

    record Result(
            int right, int asked, boolean passed, @Nullable LocalDate validUntil, List<Told> answers) {}

    /** A try that was handed in, as it was asked; {@code withdrawn} are questions that nobody is asked any more. */
    record Kept(
            String course,
            Instant at,
            int right,
            int asked,
            List<Asked> questions,
            List<Told> answers,
            List<String> withdrawn) {}

    @GetMapping
    All all(@AuthenticationPrincipal @Nullable Person person) {
        Person who = Fields.signedIn(person);
        Courses courses = guidance.courses();
        List<SubjectView.Course> results = register.courses(who.id());
        Map<String, Integer> found = findings.lately(who.id());
        return new All(
                courses.version(),
                courses.noticeZh(),
                courses.noticeEn(),
                courses.passing(),
                FindingRows.DAYS,
                courses.courses().stream()
                        .map(course -> view(course, results, found))
                        .toList());
    }

    @PostMapping("/{course}/attempts")
    @ResponseStatus(HttpStatus.CREATED)
    Attempt begin(@AuthenticationPrincipal @Nullable Person person, @PathVariable String course) {
        CourseAttempts.Attempt attempt = attempts.begin(Fields.signedIn(person).id(), course);
        return new Attempt(
                attempt.id(),
                attempt.course(),
                attempt.endsAt(),
                attempt.kept().stream().map(CourseEndpoints::asked).toList());
    }

    @PostMapping("/attempts/{attemptId}")
    Result handIn(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long attemptId, @RequestBody Answers body) {
        Person who = Fields.signedIn(person);
        Map<String, String> answers = body.answers();
        if (answers == null || answers.size() > MOST_ANSWERS || answers.containsValue(null)) {
            throw Problem.nonsense("answers", "请作答后再交卷", "answer the questions first");
        }
        CourseAttempts.Judged judged = attempts.judge(who.id(), attemptId, answers);
        ownWrites.await(judged.written());
        Judgement judgement = judged.judgement();
        LocalDate until = register.courses(who.id()).stream()
                .filter(one -> one.attemptId() == attemptId)
                .flatMap(one -> Stream.ofNullable(one.validUntil()))
                .findFirst()
                .orElse(null);
        return new Result(
                judgement.right(),
                judgement.asked(),
                judgement.passed(),
                until,
                judgement.answers().stream().map(CourseEndpoints::told).toList());
    }

    /** One's own try, whatever has become of the course and its questions since. */
    @GetMapping("/attempts/{attemptId}")
    Kept kept(@AuthenticationPrincipal @Nullable Person person, @PathVariable long attemptId) {
        KeptTries.HandedIn one =
                kept.handedIn(Fields.signedIn(person).id(), attemptId).orElseThrow(Problem::notFound);
        Judgement judgement =
                Judgement.of(one.asked(), one.given(), guidance.courses().passing());
        List<String> ids = one.asked().stream().map(Course.Question::id).toList();
        return new Kept(
                one.course(),
                one.at(),
                judgement.right(),
                judgement.asked(),
                one.asked().stream().map(CourseEndpoints::asked).toList(),
                judgement.answers().stream().map(CourseEndpoints::told).toList(),
                published.withdrawn(ids).stream().sorted().toList());
    }

    private static CourseView view(Course course, List<SubjectView.Course> results, Map<String, Integer> found) {
        List<SubjectView.Course> own =
                results.stream().filter(one -> one.course().equals(course.id())).toList();
        return new CourseView(
                course.id(),
                course.zh(),
                course.en(),
                course.minutes(),
                course.forZh(),
                course.forEn(),
                course.aimZh(),
                course.aimEn(),
                course.mark(),
                course.lessons(),
                course.questions().size(),
                course.questions().stream()
                        .flatMap(question -> question.rules().stream())
                        .distinct()
                        .mapToInt(rule -> found.getOrDefault(rule, 0))
                        .sum(),
                own,
                own.stream()
                        .filter(SubjectView.Course::counts)
                        .map(SubjectView.Course::validUntil)
                        .findFirst()
                        .orElse(null));
    }

    private static Asked asked(Course.Question question) {
        return new Asked(
                question.id(),
                question.lineZh(),
                question.lineEn(),
                question.contextZh(),
                question.contextEn(),
                question.askZh(),
                question.askEn(),
                question.options(),
                question.mark(),
                PublishedQuestions.isOfFinding(question.id()));
    }

    private static Told told(Judgement.Answer answer) {
        Course.Question question = answer.question();
        return new Told(
                question.id(),
                answer.given(),
                question.right(),
                answer.isRight(),
                question.whyZh(),
                question.whyEn(),
                question.lawfulZh(),
                question.lawfulEn(),
                question.basis());
    }
}
