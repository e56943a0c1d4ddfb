package org.qiantang.app.selfcheck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.CheckEvent.PointShown;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the self-checks of one subject: the newest answers, and every submission. */
final class CheckRows {
    private static final TypeReference<List<PointShown>> SHOWN = new TypeReference<>() {};
    private static final String ANSWERS = """
            select point, version, answer, note, proof, proven_on, due_on, at, by_id
              from self_check_answer
             where party = :party and subject_id = :subject and point in (:points)
             order by point
            """;
    private static final String SUBMISSIONS = """
            select answers_id, version, at, by_id, answers::text as answers
              from self_check_submission
             where party = :party and subject_id = :subject and of_row = :row and answers_id < :before
             order by answers_id desc
             limit :most
            """;

    private final JdbcClient jdbc;

    CheckRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Answered(
            String point,
            String version,
            String answer,
            String note,
            String proof,
            @Nullable LocalDate provenOn,
            @Nullable LocalDate dueOn,
            Instant at,
            long byId) {}

    record Submitted(long answersId, String version, Instant at, long byId, List<PointShown> answers) {
        Submitted {
            answers = List.copyOf(answers);
        }
    }

    List<Answered> answers(CheckRow row, long subjectId, Set<String> points) {
        return jdbc.sql(ANSWERS)
                .param("party", row.party().name())
                .param("subject", subjectId)
                .param("points", points)
                .query(CheckRows::answered)
                .list();
    }

    /** The newest first. */
    List<Submitted> submissions(CheckRow row, long subjectId, long before, int most) {
        return jdbc.sql(SUBMISSIONS)
                .param("party", row.party().name())
                .param("subject", subjectId)
                .param("row", row.word())
                .param("before", before)
                .param("most", most)
                .query((found, _) -> new Submitted(
                        found.getLong("answers_id"),
                        found.getString("version"),
                        found.getObject("at", OffsetDateTime.class).toInstant(),
                        found.getLong("by_id"),
                        JsonMapper.shared().readValue(found.getString("answers"), SHOWN)))
                .list();
    }

    private static Answered answered(ResultSet row, int number) throws SQLException {
        return new Answered(
                row.getString("point"),
                row.getString("version"),
                row.getString("answer"),
                row.getString("note"),
                row.getString("proof"),
                row.getObject("proven_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("by_id"));
    }
}
