package org.qiantang.app.rulebook;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.rulebook.BroughtReader.Act;
import org.qiantang.app.rulebook.BroughtReader.Deed;
import org.qiantang.app.rulebook.RuleChange.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of versions of the second reader, and of what was done with them. */
final class ReaderTable {
    private static final String COLUMNS = """
            select reader_id, state, revision, version, sha256, bytes, card, reason, from_day, brought_by, brought_at,
                   edition
              from reader_version
            """;
    private static final String PUT = """
            insert into reader_version
                   (reader_id, state, revision, version, sha256, bytes, card, reason, from_day, brought_by, brought_at)
            values (:reader, 'DRAFT', 1, :version, :sha, :bytes, :card, :reason, :from, :by, :at)
            """;
    private static final String DATED = """
            update reader_version
               set state = 'DRAFT', revision = revision + 1, reason = :reason, from_day = :from
             where reader_id = :reader
            """;
    private static final String IN_FORCE = COLUMNS + """
             where state = 'LIVE' and (from_day is null or from_day <= :today)
             order by edition desc
             limit 1
            """;
    private static final String ACT = """
            insert into reader_act (reader_id, number, act, person_id, at, reason, from_day, edition, alone)
            select :reader, coalesce(max(number), 0) + 1, :act, :by, :at, :reason, :from, :edition, :alone
              from reader_act
             where reader_id = :reader
            """;
    private static final String ACTS = """
            select act, person_id, at, reason, from_day, edition, alone
              from reader_act
             where reader_id = :reader
             order by number desc
             limit 200
            """;

    private final JdbcClient jdbc;

    ReaderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else writes here until the transaction ends. */
    void lock() {
        jdbc.sql("lock table reader_version in exclusive mode").update();
    }

    void put(long readerId, ReaderGate.Arrived arrived, String reason, @Nullable LocalDate from, long by, Instant at) {
        jdbc.sql(PUT)
                .param("reader", readerId)
                .param("version", arrived.version())
                .param("sha", arrived.sha256())
                .param("bytes", arrived.bytes())
                .param("card", arrived.card())
                .param("reason", reason)
                .param("from", from)
                .param("by", by)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void date(long readerId, String reason, @Nullable LocalDate from) {
        jdbc.sql(DATED)
                .param("reader", readerId)
                .param("reason", reason)
                .param("from", from)
                .update();
    }

    /** The number of the next that goes live; none is given twice. */
    int nextEdition() {
        return jdbc.sql("select coalesce(max(edition), 0) + 1 from reader_act")
                .query(Integer.class)
                .single();
    }

    void publish(long readerId, int edition) {
        jdbc.sql("update reader_version set state = 'LIVE', edition = :edition where reader_id = :reader")
                .param("reader", readerId)
                .param("edition", edition)
                .update();
    }

    void end(long readerId, State state) {
        jdbc.sql("update reader_version set state = :state where reader_id = :reader")
                .param("reader", readerId)
                .param("state", state.name())
                .update();
    }

    void add(long readerId, Act act) {
        jdbc.sql(ACT)
                .param("reader", readerId)
                .param("act", act.deed().name())
                .param("by", act.by())
                .param("at", act.at().atOffset(UTC))
                .param("reason", act.reason())
                .param("from", act.from())
                .param("edition", act.edition())
                .param("alone", act.alone())
                .update();
    }

    Optional<BroughtReader> one(long readerId) {
        return jdbc.sql(COLUMNS + " where reader_id = :reader")
                .param("reader", readerId)
                .query(ReaderTable::reader)
                .optional();
    }

    Optional<BroughtReader> named(String version) {
        return jdbc.sql(COLUMNS + " where version = :version")
                .param("version", version)
                .query(ReaderTable::reader)
                .optional();
    }

    /** The newest first. */
    List<BroughtReader> listed(long before, int most) {
        return jdbc.sql(COLUMNS + " where reader_id < :before order by reader_id desc limit :most")
                .param("before", before)
                .param("most", most)
                .query(ReaderTable::reader)
                .list();
    }

    /** What is to be in force on a day; empty for the reader that the program brings. */
    Optional<BroughtReader> inForce(LocalDate today) {
        return jdbc.sql(IN_FORCE)
                .param("today", today)
                .query(ReaderTable::reader)
                .optional();
    }

    /** The newest first. */
    List<Act> acts(long readerId) {
        return jdbc.sql(ACTS)
                .param("reader", readerId)
                .query((row, _) -> new Act(
                        Deed.valueOf(row.getString("act")),
                        row.getLong("person_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("edition", Integer.class),
                        row.getBoolean("alone")))
                .list();
    }

    /** Those who brought it, or brought it forward. */
    Set<Long> hands(long readerId) {
        return Set.copyOf(
                jdbc.sql("""
                        select distinct person_id from reader_act
                         where reader_id = :reader and act in ('BROUGHT', 'DATED')
                        """).param("reader", readerId).query(Long.class).list());
    }

    private static BroughtReader reader(ResultSet row, int number) throws SQLException {
        return new BroughtReader(
                row.getLong("reader_id"),
                State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getString("version"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getString("card"),
                row.getString("reason"),
                row.getObject("from_day", LocalDate.class),
                row.getLong("brought_by"),
                row.getObject("brought_at", OffsetDateTime.class).toInstant(),
                row.getObject("edition", Integer.class));
    }
}
