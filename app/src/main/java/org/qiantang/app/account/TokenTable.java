package org.qiantang.app.account;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of tokens for programs, known only by their hash. */
final class TokenTable {
    private static final String COLUMNS =
            "t.id, t.person_id, t.name, t.scopes, t.created_at, t.ends_at, t.last_used_at";
    private static final String INSERT = """
            insert into api_token (id, token_hash, person_id, name, scopes, created_at, ends_at)
            values (:id, :hash, :person, :name, string_to_array(:scopes, ','), :now, :ends)
            """;
    private static final String FIND = "select " + COLUMNS + """
              from api_token t
              join person p on p.id = t.person_id
             where t.token_hash = :hash
               and t.ends_at > :now
               and p.deactivated_at is null
               and p.password_until is null
            """;

    private final JdbcClient jdbc;

    TokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Token(
            long id,
            long personId,
            String name,
            Set<Scope> scopes,
            Instant createdAt,
            Instant endsAt,
            @Nullable Instant lastUsedAt) {}

    void insert(Token token, byte[] hash) {
        jdbc.sql(INSERT)
                .param("id", token.id())
                .param("hash", hash)
                .param("person", token.personId())
                .param("name", token.name())
                .param(
                        "scopes",
                        token.scopes().stream().map(Scope::name).sorted().collect(Collectors.joining(",")))
                .param("now", token.createdAt().atOffset(UTC))
                .param("ends", token.endsAt().atOffset(UTC))
                .update();
    }

    Optional<Token> find(byte[] hash, Instant now) {
        return jdbc.sql(FIND)
                .param("hash", hash)
                .param("now", now.atOffset(UTC))
                .query(TokenTable::token)
                .optional();
    }

    List<Token> of(long personId) {
        return jdbc.sql("select " + COLUMNS + " from api_token t where t.person_id = :person order by t.id desc")
                .param("person", personId)
                .query(TokenTable::token)
                .list();
    }

    void used(long id, Instant now) {
        jdbc.sql("update api_token set last_used_at = :now where id = :id")
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .update();
    }

    boolean delete(long personId, long id) {
        return jdbc.sql("delete from api_token where person_id = :person and id = :id")
                        .param("person", personId)
                        .param("id", id)
                        .update()
                == 1;
    }

    void deleteAll(long personId) {
        jdbc.sql("delete from api_token where person_id = :person")
                .param("person", personId)
                .update();
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        String[] scopes = (String[]) row.getArray("scopes").getArray();
        OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
        return new Token(
                row.getLong("id"),
                row.getLong("person_id"),
                row.getString("name"),
                Arrays.stream(scopes).map(Scope::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }
}
