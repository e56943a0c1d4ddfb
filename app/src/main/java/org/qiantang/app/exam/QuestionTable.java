package org.qiantang.app.exam;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.exam.ExamQuestion.State;
import org.qiantang.event.QuestionEvent.WithdrawalReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of questions made of findings, and of all their writings. */
final class QuestionTable {
    /** More published questions of one course than this are not drawn from: the newest count. */
    private static final int MOST_DRAWN_FROM = 500;

    private static final String COLUMNS = """
            select question_id, state, revision, show_id, line_id, draft::text as draft, begun_by, begun_at,
                   published_by, published_at, alone, withdrawn_by, withdrawn_at, withdrawn_reason, withdrawn_words
              from exam_question
            """;
    private static final String PUT = """
            insert into exam_question
                   (question_id, state, revision, show_id, line_id, course, draft, begun_by, begun_at)
            values (:question, 'DRAFT', :revision, :show, :line, :course, :draft::jsonb, :by, :at)
            on conflict (question_id) do update
               set revision = excluded.revision, course = excluded.course, draft = excluded.draft
            """;
    private static final String REVISION = """
            insert into exam_revision (question_id, revision, person_id, at, draft)
            values (:question, :revision, :by, :at, :draft::jsonb)
            """;
    private static final String LISTED = COLUMNS + """
             where question_id < :before
               and (:state = '' or state = :state)
               and (:course = '' or course = :course)
             order by question_id desc
             limit :most
            """;
    private static final String PUBLISHED = """
            update exam_question
               set state = 'PUBLISHED', published_by = :by, published_at = :at, alone = :alone
             where question_id = :question
            """;
    private static final String WITHDRAWN = """
            update exam_question
               set state = 'WITHDRAWN', withdrawn_by = :by, withdrawn_at = :at, withdrawn_reason = :reason,
                   withdrawn_words = :words
             where question_id = :question
            """;
    private static final String REVISIONS = """
            select revision, person_id, at, draft::text as draft
              from exam_revision
             where question_id = :question
             order by revision desc
             limit 100
            """;

    private final JdbcClient jdbc;

    QuestionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a question comes from. */
    record Line(long showId, long lineId) {}

    Optional<ExamQuestion> one(long questionId) {
        return one(questionId, "");
    }

    /** The same, and nobody else changes it until the transaction is over. */
    Optional<ExamQuestion> locked(long questionId) {
        return one(questionId, " for update");
    }

    private Optional<ExamQuestion> one(long questionId, String lock) {
        return jdbc.sql(COLUMNS + " where question_id = :question" + lock)
                .param("question", questionId)
                .query(QuestionTable::question)
                .optional();
    }

    /** Those of a line that are drafts or asked. */
    List<Long> aliveOf(long showId, long lineId) {
        return jdbc.sql("""
                        select question_id from exam_question
                         where show_id = :show and line_id = :line and state <> 'WITHDRAWN'
                         order by question_id
                        """)
                .param("show", showId)
                .param("line", lineId)
                .query((row, _) -> row.getLong("question_id"))
                .list();
    }

    List<ExamQuestion> listed(String state, String course, long before, int most) {
        return jdbc.sql(LISTED)
                .param("before", before)
                .param("state", state)
                .param("course", course)
                .param("most", most)
                .query(QuestionTable::question)
                .list();
    }

    /** What a course may ask now, the oldest first. */
    List<ExamQuestion> published(String course) {
        return listed(State.PUBLISHED.name(), course, Long.MAX_VALUE, MOST_DRAWN_FROM)
                .reversed();
    }

    /** Which of these are not asked any more. */
    Set<Long> withdrawn(Collection<Long> questionIds) {
        if (questionIds.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(
                jdbc.sql("select question_id from exam_question where question_id in (:ids) and state = 'WITHDRAWN'")
                        .param("ids", questionIds)
                        .query(Long.class)
                        .list());
    }

    /** Those who had a hand in writing it. */
    Set<Long> writers(long questionId) {
        return Set.copyOf(jdbc.sql("select distinct person_id from exam_revision where question_id = :question")
                .param("question", questionId)
                .query(Long.class)
                .list());
    }

    List<ExamQuestion.Revision> revisions(long questionId) {
        return jdbc.sql(REVISIONS)
                .param("question", questionId)
                .query((row, _) -> new ExamQuestion.Revision(
                        row.getInt("revision"), row.getLong("person_id"), moment(row, "at"), draft(row)))
                .list();
    }

    void put(long questionId, int revision, Line line, Draft draft, long by, Instant at) {
        String text = text(draft);
        jdbc.sql(PUT)
                .param("question", questionId)
                .param("revision", revision)
                .param("show", line.showId())
                .param("line", line.lineId())
                .param("course", draft.course())
                .param("draft", text)
                .param("by", by)
                .param("at", at.atOffset(UTC))
                .update();
        jdbc.sql(REVISION)
                .param("question", questionId)
                .param("revision", revision)
                .param("by", by)
                .param("at", at.atOffset(UTC))
                .param("draft", text)
                .update();
    }

    void publish(long questionId, long by, Instant at, boolean alone) {
        jdbc.sql(PUBLISHED)
                .param("question", questionId)
                .param("by", by)
                .param("at", at.atOffset(UTC))
                .param("alone", alone)
                .update();
    }

    void withdraw(long questionId, WithdrawalReason reason, String words, @Nullable Long by, Instant at) {
        jdbc.sql(WITHDRAWN)
                .param("question", questionId)
                .param("by", by)
                .param("at", at.atOffset(UTC))
                .param("reason", reason.name())
                .param("words", words)
                .update();
    }

    static String text(Draft draft) {
        return JsonMapper.shared().writeValueAsString(draft);
    }

    private static ExamQuestion question(ResultSet row, int number) throws SQLException {
        Long by = row.getObject("published_by", Long.class);
        String reason = row.getString("withdrawn_reason");
        return new ExamQuestion(
                row.getLong("question_id"),
                State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getLong("show_id"),
                row.getLong("line_id"),
                draft(row),
                row.getLong("begun_by"),
                moment(row, "begun_at"),
                by == null
                        ? null
                        : new ExamQuestion.Publication(by, moment(row, "published_at"), row.getBoolean("alone")),
                reason == null
                        ? null
                        : new ExamQuestion.Withdrawal(
                                WithdrawalReason.valueOf(reason),
                                row.getString("withdrawn_words"),
                                row.getObject("withdrawn_by", Long.class),
                                moment(row, "withdrawn_at")));
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return JsonMapper.shared().readValue(row.getString("draft"), Draft.class);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
