package org.qiantang.app.register;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.exam.PublishedQuestions;
import org.qiantang.app.guidance.Course;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The very words that tries asked, and what was given: a result can be explained though the questions have changed. */
final class KeptTries {
    private static final TypeReference<List<Course.Question>> QUESTIONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> GIVEN = new TypeReference<>() {};

    private static final String COUNTED = """
            select q ->> 'id' as id, a.course, count(*) as asked,
                   count(*) filter (where a.given ->> (q ->> 'id') = q ->> 'right') as right_ones,
                   (array_agg(q ->> 'lineZh' order by a.judged_at desc))[1] as line_zh,
                   (array_agg(q ->> 'lineEn' order by a.judged_at desc))[1] as line_en
              from course_attempt a
              cross join lateral jsonb_array_elements(a.asked) q
             where a.judged_at > :since and a.given is not null and (:course = '' or a.course = :course)
             group by q ->> 'id', a.course
             order by count(*) filter (where a.given ->> (q ->> 'id') = q ->> 'right')::float / count(*), q ->> 'id'
             limit 500
            """;

    private final JdbcClient jdbc;

    KeptTries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A try that was handed in; {@code given} are the options by questions. */
    record HandedIn(String course, Instant at, List<Course.Question> asked, Map<String, String> given) {
        HandedIn {
            asked = List.copyOf(asked);
            given = Map.copyOf(given);
        }
    }

    Optional<HandedIn> handedIn(long personId, long attemptId) {
        return jdbc.sql("""
                        select course, judged_at, asked::text as asked, given::text as given
                          from course_attempt
                         where id = :id and person_id = :person and asked is not null and given is not null
                        """)
                .param("id", attemptId)
                .param("person", personId)
                .query((row, _) -> new HandedIn(
                        row.getString("course"),
                        row.getObject("judged_at", OffsetDateTime.class).toInstant(),
                        questions(row.getString("asked")),
                        JsonMapper.shared().readValue(row.getString("given"), GIVEN)))
                .optional();
    }

    /**
     * How often a question was asked in tries that were handed in, and answered rightly.
     *
     * @param ofFinding whether it was made of a finding; the words are those of the last time it was asked
     */
    record Counted(String id, String course, boolean ofFinding, String lineZh, String lineEn, int asked, int right) {}

    /** Of one course, or of all where none is named: those that are answered rightly least often come first. */
    List<Counted> counted(String course, Instant since) {
        return jdbc.sql(COUNTED)
                .param("since", since.atOffset(UTC))
                .param("course", course)
                .query((row, _) -> new Counted(
                        row.getString("id"),
                        row.getString("course"),
                        PublishedQuestions.isOfFinding(row.getString("id")),
                        row.getString("line_zh"),
                        row.getString("line_en"),
                        row.getInt("asked"),
                        row.getInt("right_ones")))
                .list();
    }

    static String text(List<Course.Question> questions) {
        return JsonMapper.shared().writeValueAsString(questions);
    }

    /** What was given to each question that was answered. */
    static String text(Judgement judgement) {
        return JsonMapper.shared()
                .writeValueAsString(judgement.answers().stream()
                        .collect(Collectors.toMap(answer -> answer.question().id(), Judgement.Answer::given)));
    }

    /** None where none were kept. */
    static List<Course.Question> questions(@Nullable String text) {
        return text == null ? List.of() : JsonMapper.shared().readValue(text, QUESTIONS);
    }
}
