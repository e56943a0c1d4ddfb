package org.qiantang.app.account;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of people: who they are and how their password is checked. */
final class PersonTable {
    private static final String COLUMNS = "id, name, nickname, roles, merchant_id";
    private static final String BY_ID = "select " + COLUMNS + " from person where id = :id";
    private static final String BY_SESSION = """
            select p.id, p.name, p.nickname, p.roles, p.merchant_id
              from session s
              join person p on p.id = s.person_id
             where s.token_hash = :hash
               and s.ends_at > :now
            """;
    private static final String PASSWORD = "select id, password from person where name = :name";
    private static final String INSERT = """
            insert into person (id, name, nickname, password, roles, merchant_id, created_at)
            values (:id, :name, :nickname, :password, string_to_array(:roles, ','), :merchant, :now)
            """;

    private final JdbcClient jdbc;

    PersonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A password's owner and its hash. */
    record Password(long personId, String hash) {}

    Optional<Person> byId(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(PersonTable::person).optional();
    }

    Optional<Person> bySession(byte[] tokenHash, Instant now) {
        return jdbc.sql(BY_SESSION)
                .param("hash", tokenHash)
                .param("now", now.atOffset(UTC))
                .query(PersonTable::person)
                .optional();
    }

    Optional<Password> password(String name) {
        return jdbc.sql(PASSWORD)
                .param("name", name)
                .query((row, _) -> new Password(row.getLong("id"), row.getString("password")))
                .optional();
    }

    /** False where the name is taken. */
    boolean insert(Person person, String passwordHash, Instant now) {
        try {
            jdbc.sql(INSERT)
                    .param("id", person.id())
                    .param("name", person.name())
                    .param("nickname", person.nickname())
                    .param("password", passwordHash)
                    .param("roles", person.roles().stream().map(Role::name).collect(Collectors.joining(",")))
                    .param("merchant", person.merchantId())
                    .param("now", now.atOffset(UTC))
                    .update();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    Optional<String> address(long id) {
        return jdbc.sql("select address::text as address from person where id = :id and address is not null")
                .param("id", id)
                .query((row, _) -> row.getString("address"))
                .optional();
    }

    void setAddress(long id, String json) {
        jdbc.sql("update person set address = :json::jsonb where id = :id")
                .param("id", id)
                .param("json", json)
                .update();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        Set<Role> all = Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
        long merchant = row.getLong("merchant_id");
        @Nullable Long merchantId = row.wasNull() ? null : merchant;
        return new Person(row.getLong("id"), row.getString("name"), row.getString("nickname"), all, merchantId);
    }
}
