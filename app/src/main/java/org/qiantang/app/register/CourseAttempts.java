package org.qiantang.app.register;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.qiantang.app.exam.PublishedQuestions;
import org.qiantang.app.guidance.Course;
import org.qiantang.app.guidance.Courses;
import org.qiantang.app.journal.Office;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries of courses: each is asked in an order of its own, handed in once and in time, and judged here. */
final class CourseAttempts {
    private static final String INSERT = """
            insert into course_attempt (id, person_id, course, version, seed, started_at, ends_at, asked)
            values (:id, :person, :course, :version, :seed, :at, :ends, :asked::jsonb)
            """;
    private static final String BEGUN = """
            select count(*) from course_attempt where person_id = :person and course = :course and started_at >= :since
            """;
    private static final String JUDGED = """
            update course_attempt
               set judged_at = :at, given = :given::jsonb
             where id = :id and person_id = :person and judged_at is null
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final RegisterDesk desk;
    private final Courses courses;
    private final Ids ids;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final PublishedQuestions published;

    CourseAttempts(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            RegisterDesk desk,
            Courses courses,
            Ids ids,
            InstantSource clock,
            RandomGenerator random,
            PublishedQuestions published) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.desk = desk;
        this.courses = courses;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
        this.published = published;
    }

    /** @param kept what it asks, in its own order; empty of one that was begun before it was kept */
    record Attempt(long id, String course, String version, long seed, Instant endsAt, List<Course.Question> kept) {
        Attempt {
            kept = List.copyOf(kept);
        }
    }

    record Judged(Judgement judgement, Office.Written<Long> written) {}

    /** Begins a try, unless so many were begun today. */
    Attempt begin(long personId, String course) {
        if (courses.course(course).isEmpty()) {
            throw Problem.notFound();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = China.day(now);
        // The person's row is locked: two tries that begin at once are counted one after the other.
        return Optional.ofNullable(transactions.execute(_ -> {
                    jdbc.sql("select id from person where id = :person for no key update")
                            .param("person", personId)
                            .query(Long.class)
                            .single();
                    mustBeFew(personId, course, today);
                    long seed = random.nextLong();
                    var attempt = new Attempt(
                            ids.next(),
                            course,
                            courses.version(),
                            seed,
                            now.plus(Duration.ofMinutes(courses.passing().tryMinutes())),
                            drawn(course, seed));
                    put(personId, attempt, now);
                    return attempt;
                }))
                .orElseThrow();
    }

    /** Judges what was answered, notes it in the register, and closes the try. */
    Judged judge(long personId, long attemptId, Map<String, String> given) {
        Instant now = clock.instant();
        Attempt attempt = one(personId, attemptId).orElseThrow(Problem::notFound);
        if (now.isAfter(attempt.endsAt())) {
            throw new Problem(409, "attempt-over", "答题时间已过，这次作废，请重新开始", "the time is over and this try is void");
        }
        Judgement judgement = Judgement.of(asked(attempt), given, courses.passing());
        if (!judgement.unanswered().isEmpty()) {
            throw new Problem(
                    400,
                    "nonsense",
                    "还有 " + judgement.unanswered().size() + " 题没有作答",
                    judgement.unanswered().size() + " questions are not answered yet",
                    Map.of("field", "answers", "missing", judgement.unanswered()));
        }
        LocalDate until =
                judgement.passed() ? China.day(now).plusMonths(courses.passing().validMonths()) : null;
        Office.Written<Long> written = desk.takeCourse(
                () -> close(personId, attemptId, now, judgement),
                personId,
                attemptId,
                attempt.course(),
                attempt.version(),
                judgement.right(),
                judgement.asked(),
                until);
        return new Judged(judgement, written);
    }

    /** The very questions of a try; of one that did not keep them those of the files, as long as they are the same. */
    private List<Course.Question> asked(Attempt attempt) {
        if (!attempt.kept().isEmpty()) {
            return attempt.kept();
        }
        if (!attempt.version().equals(courses.version())) {
            throw new Problem(409, "course-changed", "课程内容已经更新，请重新开始", "the course has changed; begin again");
        }
        Course course = courses.course(attempt.course()).orElseThrow(Problem::notFound);
        return AskedOrder.of(
                attempt.seed(), course.questions(), courses.passing().questions());
    }

    private List<Course.Question> drawn(String course, long seed) {
        return AskedOrder.of(
                seed,
                courses.course(course).orElseThrow().questions(),
                published.of(course),
                one -> !published.tells(one),
                courses.passing().questions());
    }

    private void mustBeFew(long personId, String course, LocalDate today) {
        int begun = jdbc.sql(BEGUN)
                .param("person", personId)
                .param("course", course)
                .param("since", today.atStartOfDay(China.ZONE).toOffsetDateTime())
                .query(Integer.class)
                .single();
        int most = courses.passing().mostDaily();
        if (begun >= most) {
            throw new Problem(
                    429,
                    "attempts-over",
                    "这门课今天已经考了 " + most + " 次，明天再来",
                    "this course was tried " + most + " times today; come back tomorrow",
                    Map.of("most", most));
        }
    }

    private void put(long personId, Attempt attempt, Instant now) {
        jdbc.sql(INSERT)
                .param("id", attempt.id())
                .param("person", personId)
                .param("course", attempt.course())
                .param("version", attempt.version())
                .param("seed", attempt.seed())
                .param("at", now.atOffset(UTC))
                .param("ends", attempt.endsAt().atOffset(UTC))
                .param("asked", KeptTries.text(attempt.kept()))
                .update();
    }

    private void close(long personId, long attemptId, Instant now, Judgement judgement) {
        int closed = jdbc.sql(JUDGED)
                .param("id", attemptId)
                .param("person", personId)
                .param("at", now.atOffset(UTC))
                .param("given", KeptTries.text(judgement))
                .update();
        if (closed == 0) {
            throw new Problem(409, "judged-already", "这次已经交过卷", "this try was handed in already");
        }
    }

    private Optional<Attempt> one(long personId, long attemptId) {
        return jdbc.sql("""
                        select id, course, version, seed, ends_at, asked::text as asked
                          from course_attempt
                         where id = :id and person_id = :person
                        """)
                .param("id", attemptId)
                .param("person", personId)
                .query((row, _) -> new Attempt(
                        row.getLong("id"),
                        row.getString("course"),
                        row.getString("version"),
                        row.getLong("seed"),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                        KeptTries.questions(row.getString("asked"))))
                .optional();
    }
}
