package org.qiantang.app.report;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of reports. */
final class ReportTable {
    private static final String COLUMNS =
            "id, at, by_person, kind, show_id, target_id, reason, words, quoted, outcome, answer, closed_at";
    private static final String INSERT = """
            insert into report (id, at, by_person, kind, show_id, target_id, reason, words, quoted)
            values (:id, :at, :by, :kind, :show, :target, :reason, :words, :quoted)
            on conflict (by_person, kind, target_id) where closed_at is null do nothing
            """;
    private static final String OPEN_ONE = "select " + COLUMNS + """
              from report
             where by_person = :by and kind = :kind and target_id = :target and closed_at is null
            """;
    private static final String LISTED = "select " + COLUMNS + """
              from report
             where id < :before
               and (:state = '' or (:state = 'closed') = (closed_at is not null))
             order by id desc
             limit :limit
            """;
    private static final String BY_PERSON = "select " + COLUMNS + """
              from report
             where by_person = :by and id < :before
             order by id desc
             limit :limit
            """;
    private static final String CLOSE = """
            update report
               set outcome = :outcome, answer = :answer, closed_by = :officer, closed_at = :now
             where id = :id and closed_at is null
            """;

    private final JdbcClient jdbc;

    ReportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The report as it stands: this one, or the one of the same person about the same thing that still waits. */
    Report put(Report report) {
        jdbc.sql(INSERT)
                .param("id", report.id())
                .param("at", report.at().atOffset(UTC))
                .param("by", report.byPerson())
                .param("kind", report.kind().name())
                .param("show", report.showId())
                .param("target", report.targetId())
                .param("reason", report.reason().name())
                .param("words", report.words())
                .param("quoted", report.quoted())
                .update();
        return jdbc.sql(OPEN_ONE)
                .param("by", report.byPerson())
                .param("kind", report.kind().name())
                .param("target", report.targetId())
                .query(ReportTable::report)
                .optional()
                .orElse(report);
    }

    /** Of all people; {@code state} is open, closed, or empty for both. */
    List<Report> listed(String state, long before, int limit) {
        return jdbc.sql(LISTED)
                .param("state", state)
                .param("before", before)
                .param("limit", limit)
                .query(ReportTable::report)
                .list();
    }

    List<Report> of(long personId, long before, int limit) {
        return jdbc.sql(BY_PERSON)
                .param("by", personId)
                .param("before", before)
                .param("limit", limit)
                .query(ReportTable::report)
                .list();
    }

    Optional<Report> one(long id) {
        return jdbc.sql("select " + COLUMNS + " from report where id = :id")
                .param("id", id)
                .query(ReportTable::report)
                .optional();
    }

    /** False where there is none that waits. */
    boolean close(long id, Outcome outcome, String answer, long officerId, Instant now) {
        return jdbc.sql(CLOSE)
                        .param("id", id)
                        .param("outcome", outcome.name())
                        .param("answer", answer)
                        .param("officer", officerId)
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        @Nullable String outcome = row.getString("outcome");
        @Nullable OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Report(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("by_person"),
                Report.Kind.valueOf(row.getString("kind")),
                row.getLong("show_id"),
                row.getLong("target_id"),
                Reason.valueOf(row.getString("reason")),
                row.getString("words"),
                row.getString("quoted"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("answer"),
                closed == null ? null : closed.toInstant());
    }
}
