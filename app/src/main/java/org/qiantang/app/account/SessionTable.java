package org.qiantang.app.account;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of open sessions, known only by the hash of their token. */
final class SessionTable {
    private static final String INSERT = """
            insert into session (token_hash, person_id, created_at, ends_at)
            values (:hash, :person, :now, :ends)
            """;

    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] tokenHash, long personId, Instant now, Instant endsAt) {
        jdbc.sql(INSERT)
                .param("hash", tokenHash)
                .param("person", personId)
                .param("now", now.atOffset(UTC))
                .param("ends", endsAt.atOffset(UTC))
                .update();
    }

    void delete(byte[] tokenHash) {
        jdbc.sql("delete from session where token_hash = :hash")
                .param("hash", tokenHash)
                .update();
    }

    int deleteEnded(Instant now) {
        return jdbc.sql("delete from session where ends_at <= :now")
                .param("now", now.atOffset(UTC))
                .update();
    }
}
