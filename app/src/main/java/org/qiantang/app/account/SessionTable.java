package org.qiantang.app.account;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of open sessions, known only by the hash of their token. */
final class SessionTable {
    private static final String INSERT = """
            insert into session (token_hash, person_id, created_at, ends_at, device, seen_at, limited)
            values (:hash, :person, :now, :ends, :device, :now, :limited)
            """;
    private static final String FIND = """
            select s.id, s.person_id, s.created_at, s.seen_at, s.device, s.limited
              from session s
              join person p on p.id = s.person_id
             where s.token_hash = :hash
               and s.ends_at > :now
               and p.deactivated_at is null
            """;
    private static final String OF_PERSON = """
            select id, person_id, created_at, seen_at, device, limited
              from session
             where person_id = :person
               and ends_at > :now
             order by seen_at desc, id desc
             limit 100
            """;

    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An open session; a limited one is good for choosing a password and nothing else. */
    record Session(long id, long personId, Instant openedAt, Instant seenAt, String device, boolean limited) {}

    void insert(byte[] tokenHash, long personId, Instant now, Instant endsAt, String device, boolean limited) {
        jdbc.sql(INSERT)
                .param("hash", tokenHash)
                .param("person", personId)
                .param("now", now.atOffset(UTC))
                .param("ends", endsAt.atOffset(UTC))
                .param("device", device)
                .param("limited", limited)
                .update();
    }

    Optional<Session> find(byte[] tokenHash, Instant now) {
        return jdbc.sql(FIND)
                .param("hash", tokenHash)
                .param("now", now.atOffset(UTC))
                .query(SessionTable::session)
                .optional();
    }

    List<Session> of(long personId, Instant now) {
        return jdbc.sql(OF_PERSON)
                .param("person", personId)
                .param("now", now.atOffset(UTC))
                .query(SessionTable::session)
                .list();
    }

    void seen(long id, Instant now) {
        jdbc.sql("update session set seen_at = :now where id = :id")
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Whose session it was. */
    Optional<Long> delete(byte[] tokenHash) {
        return jdbc.sql("delete from session where token_hash = :hash returning person_id")
                .param("hash", tokenHash)
                .query(Long.class)
                .optional();
    }

    boolean delete(long personId, long id) {
        return jdbc.sql("delete from session where person_id = :person and id = :id")
                        .param("person", personId)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** All of a person's sessions but one; an id of 0 spares none. */
    int deleteBut(long personId, long spared) {
        return jdbc.sql("delete from session where person_id = :person and id <> :spared")
                .param("person", personId)
                .param("spared", spared)
                .update();
    }

    int deleteEnded(Instant now) {
        return jdbc.sql("delete from session where ends_at <= :now")
                .param("now", now.atOffset(UTC))
                .update();
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                row.getLong("id"),
                row.getLong("person_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                row.getString("device"),
                row.getBoolean("limited"));
    }
}
