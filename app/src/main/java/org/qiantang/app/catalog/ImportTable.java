package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.catalog.Flaw.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code goods_import} and {@code goods_import_error}. */
final class ImportTable {
    private static final String INSERT = """
            insert into goods_import (id, merchant_id, person_id, file_name, format, mode, state, file, begun_at)
            values (:id, :merchant, :person, :name, :format, :mode, 'CHECKING', :file, :at)
            """;

    // One file a shop: the newest; the reports of the others stay.
    private static final String FORGET_FILES = """
            update goods_import
               set file = null
             where merchant_id = :merchant and file is not null and state not in ('CHECKING', 'WRITING')
            """;

    private static final String COLUMNS = """
            select id, merchant_id, file_name, format, mode, state, done, total, rows, good, bad, imported,
                   begun_at, ended_at
              from goods_import
            """;

    private static final String FIND = COLUMNS + """
             where id = :id and merchant_id = :merchant
            """;

    private static final String PAGE = COLUMNS + """
             where merchant_id = :merchant and id < :after
             order by id desc
             limit :limit
            """;

    private static final String FILE = """
            select file
              from goods_import
             where id = :id and file is not null
            """;

    private static final String PROGRESS = """
            update goods_import
               set done = :done, total = :total
             where id = :id
            """;

    private static final String WRITING = """
            update goods_import
               set state = 'WRITING', mode = :mode, done = 0, ended_at = null
             where id = :id and merchant_id = :merchant and state in ('CHECKED', 'INTERRUPTED') and file is not null
            """;

    private static final String END = """
            update goods_import
               set state = :state, rows = :rows, good = :good, bad = :bad, imported = :imported, done = total,
                   ended_at = :at
             where id = :id
            """;

    private static final String INTERRUPTED = """
            update goods_import
               set state = 'INTERRUPTED', ended_at = :at
             where state in ('CHECKING', 'WRITING')
            """;

    private static final String INTERRUPTED_ONE = """
            update goods_import
               set state = 'INTERRUPTED', ended_at = :at
             where id = :id and state in ('CHECKING', 'WRITING')
            """;

    private static final String UNDER_WAY = """
            select count(*)
              from goods_import
             where merchant_id = :merchant and state in ('CHECKING', 'WRITING')
            """;

    private static final String CLEAR_ERRORS = """
            delete from goods_import_error
             where import_id = :id
            """;

    private static final String ADD_ERRORS = """
            insert into goods_import_error (import_id, number, row_no, column_at, value, path, fault, expected)
            select :id, number, row_no, column_at, value, path, fault, expected
              from jsonb_to_recordset(:errors::jsonb)
                as given (number integer, row_no integer, column_at text, value text, path text, fault text,
                          expected text)
            """;

    private static final String ERRORS = """
            select row_no, column_at, value, path, fault, expected
              from goods_import_error
             where import_id = :id
             order by number
             limit :most
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ImportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long id, long merchantId, long personId, ImportFile file, GoodsImport.Mode mode, Instant at) {
        jdbc.sql(FORGET_FILES).param("merchant", merchantId).update();
        jdbc.sql(INSERT)
                .param("id", id)
                .param("merchant", merchantId)
                .param("person", personId)
                .param("name", file.name())
                .param("format", file.format().name())
                .param("mode", mode.name())
                .param("file", file.bytes())
                .param("at", at.atOffset(UTC))
                .update();
    }

    boolean isOneUnderWay(long merchantId) {
        return jdbc.sql(UNDER_WAY)
                        .param("merchant", merchantId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    Optional<ImportJob> find(long merchantId, long id) {
        return jdbc.sql(FIND)
                .param("merchant", merchantId)
                .param("id", id)
                .query((row, _) -> job(row))
                .optional();
    }

    List<ImportJob> page(long merchantId, long after, int limit) {
        return jdbc.sql(PAGE)
                .param("merchant", merchantId)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> job(row))
                .list();
    }

    Optional<byte[]> file(long id) {
        return jdbc.sql(FILE)
                .param("id", id)
                .query((row, _) -> row.getBytes("file"))
                .optional();
    }

    void progress(long id, int done, int total) {
        jdbc.sql(PROGRESS)
                .param("id", id)
                .param("done", done)
                .param("total", total)
                .update();
    }

    /** False where it is not waiting to be written. */
    boolean beginWriting(long merchantId, long id, GoodsImport.Mode mode) {
        return jdbc.sql(WRITING)
                        .param("merchant", merchantId)
                        .param("id", id)
                        .param("mode", mode.name())
                        .update()
                == 1;
    }

    void end(long id, ImportJob.State state, ImportReport report, Instant at) {
        jdbc.sql(END)
                .param("id", id)
                .param("state", state.name())
                .param("rows", report.rows())
                .param("good", report.good())
                .param("bad", report.bad())
                .param("imported", report.imported())
                .param("at", at.atOffset(UTC))
                .update();
    }

    int interruptAll(Instant at) {
        return jdbc.sql(INTERRUPTED).param("at", at.atOffset(UTC)).update();
    }

    void interrupt(long id, Instant at) {
        jdbc.sql(INTERRUPTED_ONE).param("id", id).param("at", at.atOffset(UTC)).update();
    }

    void putErrors(long id, List<RowError> errors) {
        jdbc.sql(CLEAR_ERRORS).param("id", id).update();
        record Given(
                int number, int row_no, String column_at, String value, String path, String fault, String expected) {}
        Given[] given = new Given[errors.size()];
        for (int i = 0; i < given.length; i++) {
            RowError error = errors.get(i);
            given[i] = new Given(
                    i,
                    error.row(),
                    keepable(error.column()),
                    keepable(error.value()),
                    error.flaw().path(),
                    error.flaw().fault().name(),
                    keepable(error.flaw().expected()));
        }
        jdbc.sql(ADD_ERRORS)
                .param("id", id)
                .param("errors", JSON.writeValueAsString(given))
                .update();
    }

    /** A file from outside may hold NUL, which no text column takes. */
    private static String keepable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    List<RowError> errors(long id, int most) {
        return jdbc.sql(ERRORS)
                .param("id", id)
                .param("most", most)
                .query((row, _) -> new RowError(
                        row.getInt("row_no"),
                        row.getString("column_at"),
                        new Flaw(
                                row.getString("path"),
                                Fault.valueOf(row.getString("fault")),
                                row.getString("expected")),
                        row.getString("value")))
                .list();
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new ImportJob(
                row.getLong("id"),
                row.getLong("merchant_id"),
                row.getString("file_name"),
                GoodsFormat.valueOf(row.getString("format")),
                GoodsImport.Mode.valueOf(row.getString("mode")),
                ImportJob.State.valueOf(row.getString("state")),
                row.getInt("done"),
                row.getInt("total"),
                row.getInt("rows"),
                row.getInt("good"),
                row.getInt("bad"),
                row.getInt("imported"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
