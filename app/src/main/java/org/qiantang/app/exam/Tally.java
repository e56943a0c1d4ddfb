package org.qiantang.app.exam;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts how often each question was asked in tries that were handed in, and how often it was answered rightly. */
final class Tally {
    static final int DAYS = 365;

    private static final int MOST = 500;
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
             limit :most
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Tally(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** {@code ofFinding} where it was made of a finding; the words are those of the last time it was asked. */
    record Counted(String id, String course, boolean ofFinding, String lineZh, String lineEn, int asked, int right) {}

    /** Those that are answered rightly least often come first. */
    List<Counted> of(String course) {
        Instant since = clock.instant().minus(Duration.ofDays(DAYS));
        return jdbc.sql(COUNTED)
                .param("since", since.atOffset(UTC))
                .param("course", course)
                .param("most", MOST)
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
}
