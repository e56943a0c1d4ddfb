package org.qiantang.app.report;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of what was done about reports, step by step. */
final class StepTable {
    private static final String INSERT = """
            insert into report_step (step_id, report_id, at, kind, person_id, words, outcome, basis, due_at, tie,
                                     tied_id)
            values (:step, :report, :at, :kind, :person, :words, :outcome, :basis, :due, :tie, :tied)
            """;
    private static final String OF = """
            select step_id, at, kind, person_id, words, outcome, basis, due_at, tie, tied_id
              from report_step
             where report_id = :report
             order by at, abs(step_id)
             limit 200
            """;

    private final JdbcClient jdbc;

    StepTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long reportId, ReportStep step) {
        @Nullable Outcome outcome = step.outcome();
        @Nullable Instant due = step.dueAt();
        ReportStep.@Nullable Tie tie = step.tie();
        jdbc.sql(INSERT)
                .param("step", step.stepId())
                .param("report", reportId)
                .param("at", step.at().atOffset(UTC))
                .param("kind", step.kind().name())
                .param("person", step.personId())
                .param("words", step.words())
                .param("outcome", outcome == null ? null : outcome.name())
                .param("basis", step.basis())
                .param("due", due == null ? null : due.atOffset(UTC))
                .param("tie", tie == null ? null : tie.name())
                .param("tied", step.tiedId())
                .update();
    }

    /** In the order in which it was done. */
    List<ReportStep> of(long reportId) {
        return jdbc.sql(OF).param("report", reportId).query(StepTable::step).list();
    }

    boolean has(long reportId, ReportStep.Kind kind) {
        return of(reportId).stream().anyMatch(step -> step.kind() == kind);
    }

    boolean isTied(long reportId, ReportStep.Tie tie, long tiedId) {
        return of(reportId).stream()
                .anyMatch(step -> step.tie() == tie && step.tiedId() != null && step.tiedId() == tiedId);
    }

    private static ReportStep step(ResultSet row, int number) throws SQLException {
        @Nullable String outcome = row.getString("outcome");
        @Nullable String tie = row.getString("tie");
        return new ReportStep(
                row.getLong("step_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                ReportStep.Kind.valueOf(row.getString("kind")),
                row.getObject("person_id", Long.class),
                row.getString("words"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("basis"),
                ReportTable.time(row, "due_at"),
                tie == null ? null : ReportStep.Tie.valueOf(tie),
                row.getObject("tied_id", Long.class));
    }
}
