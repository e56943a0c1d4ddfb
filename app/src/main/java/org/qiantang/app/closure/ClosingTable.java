package org.qiantang.app.closure;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.closure.Closing.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code account_closing} and {@code account_closing_step}. */
final class ClosingTable {
    private static final String FIND =
            "select person_id, state, asked_at, due_at from account_closing where person_id = :person";
    private static final String DUE = """
            select person_id
              from account_closing
             where state = 'UNDER_WAY' or (state = 'WAITING' and due_at <= :now)
             order by held_up_at nulls first, due_at
             limit :most
            """;
    private static final String LATELY_CLOSED = """
            select person_id
              from account_closing
             where state = 'CLOSED' and closed_at > :since and (swept_at is null or swept_at < :before)
             order by swept_at nulls first
             limit :most
            """;
    // While somebody stands on the blacklist an account is not closed; what ended is remembered for as long as trades
    // are.
    private static final String LAST_LISTED = """
            select coalesce(lifted_at, until) as ended_at
              from blacklist
             where party = 'PERSON' and subject_id = :person
             order by 1 desc
             limit 1
            """;

    private final JdbcClient jdbc;

    ClosingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Closing> find(long personId) {
        return jdbc.sql(FIND)
                .param("person", personId)
                .query(ClosingTable::closing)
                .optional();
    }

    /** The same, and others who would change it wait until the caller's transaction has ended. */
    Optional<Closing> locked(long personId) {
        return jdbc.sql(FIND + " for update")
                .param("person", personId)
                .query(ClosingTable::closing)
                .optional();
    }

    /** What was asked for before stays as it was. */
    void ask(long personId, Instant now, Instant dueAt) {
        jdbc.sql("""
                insert into account_closing (person_id, state, asked_at, due_at) values (:person, 'WAITING', :now, :due)
                    on conflict (person_id) do nothing
                """)
                .param("person", personId)
                .param("now", now.atOffset(UTC))
                .param("due", dueAt.atOffset(UTC))
                .update();
    }

    /** False where there is nothing any more, or nothing yet, to be taken back. */
    boolean takeBack(long personId) {
        return jdbc.sql("delete from account_closing where person_id = :person and state = 'WAITING'")
                        .param("person", personId)
                        .update()
                == 1;
    }

    List<Long> due(Instant now, int most) {
        return jdbc.sql(DUE)
                .param("now", now.atOffset(UTC))
                .param("most", most)
                .query((row, _) -> row.getLong("person_id"))
                .list();
    }

    void heldUp(long personId, Instant now) {
        jdbc.sql("update account_closing set held_up_at = :now where person_id = :person")
                .param("person", personId)
                .param("now", now.atOffset(UTC))
                .update();
    }

    void underWay(long personId) {
        jdbc.sql("update account_closing set state = 'UNDER_WAY' where person_id = :person and state = 'WAITING'")
                .param("person", personId)
                .update();
    }

    /** True once. */
    boolean closed(long personId, Instant now) {
        return jdbc.sql("""
                        update account_closing set state = 'CLOSED', closed_at = :now
                         where person_id = :person and state = 'UNDER_WAY'
                        """)
                        .param("person", personId)
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    boolean isDone(long personId, Step step) {
        return jdbc.sql("""
                select exists (select from account_closing_step where person_id = :person and step = :step)
                """)
                .param("person", personId)
                .param("step", step.name())
                .query(Boolean.class)
                .single();
    }

    void note(long personId, Step step, Instant now) {
        jdbc.sql("""
                insert into account_closing_step (person_id, step, at) values (:person, :step, :now)
                    on conflict do nothing
                """)
                .param("person", personId)
                .param("step", step.name())
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Removes from rows what this step removes at once. */
    void remove(long personId, Step step) {
        Places.of(step)
                .forEach(place -> jdbc.sql(place).param("person", personId).update());
    }

    /** When the last listing of somebody in the register ended; empty for who never stood there. */
    Optional<Instant> lastListed(long personId) {
        return jdbc.sql(LAST_LISTED)
                .param("person", personId)
                .query((row, _) -> at(row, "ended_at"))
                .optional();
    }

    /** Accounts closed after a time that were last swept before another. */
    List<Long> latelyClosed(Instant since, Instant before, int most) {
        return jdbc.sql(LATELY_CLOSED)
                .param("since", since.atOffset(UTC))
                .param("before", before.atOffset(UTC))
                .param("most", most)
                .query((row, _) -> row.getLong("person_id"))
                .list();
    }

    void swept(long personId, Instant now) {
        jdbc.sql("update account_closing set swept_at = :now where person_id = :person")
                .param("person", personId)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Removes what the law had kept; how many rows. */
    int removeAfterTerm(Instant before, Instant now) {
        int gone = 0;
        for (String place : Places.AFTER_THREE_YEARS) {
            gone += jdbc.sql(place)
                    .param("before", before.atOffset(UTC))
                    .param("now", now.atOffset(UTC))
                    .update();
        }
        return gone;
    }

    private static Closing closing(ResultSet row, int number) throws SQLException {
        return new Closing(
                row.getLong("person_id"),
                State.valueOf(row.getString("state")),
                at(row, "asked_at"),
                at(row, "due_at"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
