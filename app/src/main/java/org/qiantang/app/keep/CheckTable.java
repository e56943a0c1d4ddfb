package org.qiantang.app.keep;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.keep.FileCheck.Fault;
import org.qiantang.app.keep.FileCheck.Faulty;
import org.qiantang.app.keep.FileCheck.Part;
import org.qiantang.app.keep.FileCheck.Piece;
import org.qiantang.app.keep.FileCheck.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of checks of recordings, and the pieces that they go through. */
final class CheckTable {
    /** So many faults are kept one by one; all are counted. */
    static final int MOST_FAULTS = 1_000;

    private static final String ALL = """
            select check_id, sample, state, person_id, begun_at, ended_at, total, done, bytes, absent, differs
              from keep_check
            """;
    private static final String INSERT = """
            insert into keep_check (check_id, sample, state, person_id, begun_at, total)
            values (:id, :sample, 'RUNNING', :by, :at,
                    (select least(count(*), coalesce(:sample::bigint, count(*))) from recording_segment))
            """;
    private static final String PROGRESS = """
            update keep_check
               set done = done + :pieces, bytes = bytes + :bytes, absent = absent + :absent, differs = differs + :differs
             where check_id = :id
            returning stop
            """;
    private static final String FAULT = """
            insert into keep_fault (check_id, show_id, number, fault)
            select :id, :show, :number, :fault
             where (select count(*) from keep_fault where check_id = :id) < :most
            on conflict do nothing
            """;
    private static final String AFTER = """
            select show_id, number, bytes, sha256
              from recording_segment
             where (show_id, number) > (:show, :number)
             order by show_id, number
             limit :most
            """;
    // Chance that can be repeated: the check's own id is its seed.
    private static final String BY_CHANCE = """
            select show_id, number, bytes, sha256
              from recording_segment
             order by md5(show_id || '/' || number || '/' || :seed)
             limit :most
            """;

    private final JdbcClient jdbc;

    CheckTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long id, @Nullable Integer sample, long personId, Instant at) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("sample", sample)
                .param("by", personId)
                .param("at", at.atOffset(UTC))
                .update();
    }

    boolean isOneUnderWay() {
        return jdbc.sql("select exists (select 1 from keep_check where state = 'RUNNING')")
                .query(Boolean.class)
                .single();
    }

    List<FileCheck> newest(int most) {
        return jdbc.sql(ALL + " order by check_id desc limit :most")
                .param("most", most)
                .query(CheckTable::check)
                .list();
    }

    Optional<FileCheck> one(long id) {
        return jdbc.sql(ALL + " where check_id = :id")
                .param("id", id)
                .query(CheckTable::check)
                .optional();
    }

    List<Faulty> faults(long id, int most) {
        return jdbc.sql("select show_id, number, fault from keep_fault where check_id = :id"
                        + " order by show_id, number limit :most")
                .param("id", id)
                .param("most", most)
                .query((row, _) ->
                        new Faulty(row.getLong("show_id"), row.getInt("number"), Fault.valueOf(row.getString("fault"))))
                .list();
    }

    /** Tells how far it has come; true where somebody wants it to stop. */
    boolean progress(long id, Part part) {
        long absent = part.faults().stream()
                .filter(one -> one.fault() == Fault.ABSENT)
                .count();
        for (Faulty one : part.faults()) {
            jdbc.sql(FAULT)
                    .param("id", id)
                    .param("show", one.showId())
                    .param("number", one.number())
                    .param("fault", one.fault().name())
                    .param("most", MOST_FAULTS)
                    .update();
        }
        return jdbc.sql(PROGRESS)
                .param("id", id)
                .param("pieces", part.pieces())
                .param("bytes", part.bytes())
                .param("absent", absent)
                .param("differs", part.faults().size() - absent)
                .query(Boolean.class)
                .single();
    }

    /** False where it had ended before. */
    boolean end(long id, State state, Instant at) {
        return jdbc.sql("update keep_check set state = :state, ended_at = :at"
                                + " where check_id = :id and state = 'RUNNING'")
                        .param("id", id)
                        .param("state", state.name())
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    boolean stop(long id) {
        return jdbc.sql("update keep_check set stop = true where check_id = :id and state = 'RUNNING'")
                        .param("id", id)
                        .update()
                == 1;
    }

    int interruptAll(Instant at) {
        return jdbc.sql("update keep_check set state = 'INTERRUPTED', ended_at = :at where state = 'RUNNING'")
                .param("at", at.atOffset(UTC))
                .update();
    }

    List<Piece> after(long showId, int number, int most) {
        return jdbc.sql(AFTER)
                .param("show", showId)
                .param("number", number)
                .param("most", most)
                .query(CheckTable::piece)
                .list();
    }

    List<Piece> byChance(long seed, int most) {
        return jdbc.sql(BY_CHANCE)
                .param("seed", Long.toString(seed))
                .param("most", most)
                .query(CheckTable::piece)
                .list();
    }

    /** Whether the piece is still to be there: its time may have come while the check went on. */
    boolean isStillKept(Piece piece) {
        return jdbc.sql("select exists (select 1 from recording_segment where show_id = :show and number = :number)")
                .param("show", piece.showId())
                .param("number", piece.number())
                .query(Boolean.class)
                .single();
    }

    private static Piece piece(ResultSet row, int number) throws SQLException {
        return new Piece(row.getLong("show_id"), row.getInt("number"), row.getLong("bytes"), row.getString("sha256"));
    }

    private static FileCheck check(ResultSet row, int number) throws SQLException {
        return new FileCheck(
                row.getLong("check_id"),
                row.getObject("sample", Integer.class),
                State.valueOf(row.getString("state")),
                row.getLong("person_id"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                KeepRows.time(row, "ended_at"),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("bytes"),
                row.getLong("absent"),
                row.getLong("differs"));
    }
}
