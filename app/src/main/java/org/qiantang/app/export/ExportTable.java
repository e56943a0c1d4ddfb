package org.qiantang.app.export;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.export.Export.State;
import org.qiantang.event.ExportEvent.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of exports. */
final class ExportTable {
    private static final String ALL = """
            select export_id, scope, subject_id, subject_name, from_day, until_day, clear, reason, state, asked_by,
                   asked_at, consented_by, consented_at, alone, declined_by, declined_why, stopped_by, sheets,
                   sheets_done, row_count, ended_at, trouble, bytes, sha256, checkpoint_size, kept_until,
                   last_at
              from export_ask
            """;
    private static final String INSERT = """
            insert into export_ask (export_id, scope, subject_id, subject_name, from_day, until_day, clear, reason,
                                    state, asked_by, asked_at, last_at)
            values (:id, :scope, :subject, :name, :from, :until, :clear, :reason, :state, :by, :at, :at)
            """;
    private static final String CONSENT = """
            update export_ask
               set state = 'QUEUED', consented_by = :by, consented_at = :at, alone = :alone, last_at = :at
             where export_id = :id
            """;
    private static final String DECLINE = """
            update export_ask
               set state = 'DECLINED', declined_by = :by, declined_why = :why, ended_at = :at, last_at = :at
             where export_id = :id
            """;
    // What is being written notices it soon; what is not begins no more.
    private static final String STOP = """
            update export_ask
               set state = 'STOPPED', stop = true, stopped_by = :by, ended_at = :at, last_at = :at
             where export_id = :id
            """;
    private static final String TAKE = """
            update export_ask
               set state = 'RUNNING', sheets = :sheets, sheets_done = 0, row_count = 0, trouble = null
             where export_id = (select export_id from export_ask where state = 'QUEUED'
                                 order by export_id limit 1 for update skip locked)
            returning export_id
            """;
    private static final String PROGRESS = """
            update export_ask
               set sheets_done = :done, row_count = :rows
             where export_id = :id
            returning stop
            """;
    private static final String DONE = """
            update export_ask
               set state = 'DONE', sheets_done = sheets, row_count = :rows, bytes = :bytes, sha256 = :sha256,
                   checkpoint_size = :checkpoint, kept_until = :kept, ended_at = :at,
                   last_at = :at
             where export_id = :id and state = 'RUNNING'
            """;
    private static final String FAILED = """
            update export_ask
               set state = 'FAILED', trouble = :trouble, ended_at = :at
             where export_id = :id and state = 'RUNNING'
            """;

    private final JdbcClient jdbc;

    ExportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was made. */
    record Made(
            long rows,
            long bytes,
            String sha256,
            String manifest,
            @Nullable Long checkpointSize,
            Instant keptUntil) {}

    /** Somebody who took a file along. */
    record Taken(Instant at, long personId) {}

    void insert(Export one) {
        jdbc.sql(INSERT)
                .param("id", one.id())
                .param("scope", one.scope().name())
                .param("subject", one.subjectId())
                .param("name", one.subjectName())
                .param("from", one.from())
                .param("until", one.until())
                .param("clear", one.clear())
                .param("reason", one.reason())
                .param("state", one.state().name())
                .param("by", one.askedBy())
                .param("at", one.askedAt().atOffset(UTC))
                .update();
    }

    List<Export> listed(long before, int most) {
        return jdbc.sql(ALL + " where export_id < :before order by export_id desc limit :most")
                .param("before", before)
                .param("most", most)
                .query(ExportTable::export)
                .list();
    }

    Optional<Export> one(long id) {
        return jdbc.sql(ALL + " where export_id = :id")
                .param("id", id)
                .query(ExportTable::export)
                .optional();
    }

    Optional<Export> locked(long id) {
        return jdbc.sql(ALL + " where export_id = :id for update")
                .param("id", id)
                .query(ExportTable::export)
                .optional();
    }

    int underWay() {
        return jdbc.sql("select count(*) from export_ask where state in ('WAITING', 'QUEUED', 'RUNNING')")
                .query(Integer.class)
                .single();
    }

    void consent(long id, long officerId, boolean alone, Instant at) {
        jdbc.sql(CONSENT)
                .param("id", id)
                .param("by", officerId)
                .param("alone", alone)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void decline(long id, long officerId, String why, Instant at) {
        jdbc.sql(DECLINE)
                .param("id", id)
                .param("by", officerId)
                .param("why", why)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void stop(long id, long officerId, Instant at) {
        jdbc.sql(STOP)
                .param("id", id)
                .param("by", officerId)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** The next that waits to be written, which is from now on being written here. */
    Optional<Export> take(int sheets) {
        return jdbc.sql(TAKE)
                .param("sheets", sheets)
                .query(Long.class)
                .optional()
                .flatMap(this::one);
    }

    /** Tells how far it has come; true where somebody wants it to stop. */
    boolean progress(long id, int done, long rows) {
        return jdbc.sql(PROGRESS)
                .param("id", id)
                .param("done", done)
                .param("rows", rows)
                .query(Boolean.class)
                .single();
    }

    /** False where it was stopped before. */
    boolean done(long id, Made made, Instant at) {
        return jdbc.sql(DONE)
                        .param("id", id)
                        .param("rows", made.rows())
                        .param("bytes", made.bytes())
                        .param("sha256", made.sha256())
                        .param("checkpoint", made.checkpointSize())
                        .param("kept", made.keptUntil().atOffset(UTC))
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    void failed(long id, String trouble, Instant at) {
        jdbc.sql(FAILED)
                .param("id", id)
                .param("trouble", trouble)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** What was being written when the program ended is begun anew. */
    int again() {
        return jdbc.sql("update export_ask set state = 'QUEUED' where state = 'RUNNING'")
                .update();
    }

    /** Those whose time is over and that are not called gone yet. */
    List<Long> over(Instant now) {
        return jdbc.sql("select export_id from export_ask where state = 'DONE' and kept_until <= :now")
                .param("now", now.atOffset(UTC))
                .query((row, _) -> row.getLong("export_id"))
                .list();
    }

    void gone(long id) {
        jdbc.sql("update export_ask set state = 'GONE' where export_id = :id and state = 'DONE'")
                .param("id", id)
                .update();
    }

    /** Whether a file of it may lie here: it is being written, or its time is not over. */
    boolean hasFile(long id, Instant now) {
        return jdbc.sql("select exists (select 1 from export_ask where export_id = :id"
                        + " and (state = 'RUNNING' or (state = 'DONE' and kept_until > :now)))")
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .query(Boolean.class)
                .single();
    }

    void taken(long id, long personId, Instant at) {
        jdbc.sql("insert into export_taken (export_id, at, person_id) values (:id, :at, :by) on conflict do nothing")
                .param("id", id)
                .param("by", personId)
                .param("at", at.atOffset(UTC))
                .update();
        jdbc.sql("update export_ask set last_at = :at where export_id = :id")
                .param("id", id)
                .param("at", at.atOffset(UTC))
                .update();
    }

    List<Taken> takers(long id) {
        return jdbc.sql("select at, person_id from export_taken where export_id = :id order by at limit 200")
                .param("id", id)
                .query((row, _) ->
                        new Taken(row.getObject("at", OffsetDateTime.class).toInstant(), row.getLong("person_id")))
                .list();
    }

    /** What a subject is called; empty where there is none of that kind. */
    Optional<String> nameOf(Scope scope, long id) {
        return switch (scope) {
            case ALL -> Optional.of("");
            case SHOP ->
                jdbc.sql("select name from merchant where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .optional();
            case HOST, AGENCY ->
                jdbc.sql("select nickname from person where id = :id and :role = any (roles)")
                        .param("id", id)
                        .param("role", scope.name())
                        .query(String.class)
                        .optional();
        };
    }

    private static Export export(ResultSet row, int number) throws SQLException {
        return new Export(
                row.getLong("export_id"),
                Scope.valueOf(row.getString("scope")),
                row.getObject("subject_id", Long.class),
                row.getString("subject_name"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getBoolean("clear"),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                row.getLong("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("consented_by", Long.class),
                time(row, "consented_at"),
                row.getBoolean("alone"),
                row.getObject("declined_by", Long.class),
                row.getString("declined_why"),
                row.getObject("stopped_by", Long.class),
                row.getInt("sheets"),
                row.getInt("sheets_done"),
                row.getLong("row_count"),
                time(row, "ended_at"),
                row.getString("trouble"),
                row.getObject("bytes", Long.class),
                row.getString("sha256"),
                row.getObject("checkpoint_size", Long.class),
                time(row, "kept_until"),
                row.getObject("last_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
