package org.qiantang.app.account;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of people: who they are and how their password is checked. */
final class PersonTable {
    private static final String COLUMNS = "id, name, nickname, roles, merchant_id, simulated";
    private static final String BY_ID = "select " + COLUMNS + " from person where id = :id";
    private static final String PASSWORD = """
            select id, password, deactivated_at is not null as deactivated, password_until
              from person
             where name = :name
            """;
    private static final String INSERT = """
            insert into person (id, name, nickname, password, roles, merchant_id, created_at, simulated)
            values (:id, :name, :nickname, :password, string_to_array(:roles, ','), :merchant, :now, :simulated)
            on conflict (name) do nothing
            """;
    private static final String LISTED = """
            select id, name, nickname, roles, merchant_id, simulated, created_at, deactivated_at
              from person
             where id < :before
               and (:q = '' or position(lower(:q) in name) > 0 or position(lower(:q) in lower(nickname)) > 0)
               and (:role = '' or :role = any (roles))
             order by id desc
             limit :limit
            """;

    private static final String ERASE = """
            update person
               set name = :name, nickname = :nickname, password = :password, password_until = null, address = null,
                   roles = array['VIEWER'], merchant_id = null, deactivated_at = coalesce(deactivated_at, :now),
                   closed_at = coalesce(closed_at, :now)
             where id = :id
            """;
    // The secret is there once the first name is barred.
    private static final String HASH = "sha256(s.value || convert_to(%s, 'UTF8'))";
    private static final String BAR_NAME =
            "insert into closed_name (hash, until) select " + HASH.formatted("p.name") + """
            , :until
              from person p
              join secret s on s.name = 'closed-names'
             where p.id = :id and p.closed_at is null
                on conflict (hash) do update set until = greatest(closed_name.until, excluded.until)
            """;
    private static final String IS_BARRED = """
            select exists (select from closed_name c
                             join secret s on s.name = 'closed-names'
                            where c.until > :now and c.hash =
            """ + HASH.formatted(":name") + ")";

    private static final String NICKNAMED = """
            select id
              from person
             where position(lower(:part) in lower(nickname)) > 0
             order by id desc
             limit :most
            """;

    private final JdbcClient jdbc;

    PersonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A password's owner, its hash, and until when it is good if it is a one-time one. */
    record Password(
            long personId,
            String hash,
            boolean deactivated,
            @Nullable Instant until) {}

    /** A person as an administrator sees one. */
    record Listed(Person person, Instant joinedAt, @Nullable Instant deactivatedAt) {}

    Optional<Person> byId(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(PersonTable::person).optional();
    }

    List<Person> simulated(int most) {
        return jdbc.sql("select " + COLUMNS + " from person where simulated order by id desc limit :most")
                .param("most", most)
                .query(PersonTable::person)
                .list();
    }

    List<Person> ofMerchant(long merchantId) {
        return jdbc.sql("select " + COLUMNS + " from person"
                        + " where merchant_id = :merchant and deactivated_at is null order by id limit 500")
                .param("merchant", merchantId)
                .query(PersonTable::person)
                .list();
    }

    Optional<Password> password(String name) {
        return jdbc.sql(PASSWORD)
                .param("name", name)
                .query((row, _) -> new Password(
                        row.getLong("id"),
                        row.getString("password"),
                        row.getBoolean("deactivated"),
                        instant(row, "password_until")))
                .optional();
    }

    /** False where the name is taken. */
    boolean insert(Person person, String passwordHash, Instant now) {
        return jdbc.sql(INSERT)
                        .param("id", person.id())
                        .param("name", person.name())
                        .param("nickname", person.nickname())
                        .param("password", passwordHash)
                        .param("roles", roles(person.roles()))
                        .param("merchant", person.merchantId())
                        .param("simulated", person.simulated())
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    void setPassword(long id, String hash, @Nullable Instant until) {
        jdbc.sql("update person set password = :hash, password_until = :until where id = :id")
                .param("id", id)
                .param("hash", hash)
                .param("until", until == null ? null : until.atOffset(UTC))
                .update();
    }

    void setNickname(long id, String nickname) {
        jdbc.sql("update person set nickname = :nickname where id = :id")
                .param("id", id)
                .param("nickname", nickname)
                .update();
    }

    boolean setRoles(long id, Set<Role> roles) {
        return jdbc.sql("update person set roles = string_to_array(:roles, ',') where id = :id")
                        .param("id", id)
                        .param("roles", roles(roles))
                        .update()
                == 1;
    }

    boolean setMerchant(long id, @Nullable Long merchantId) {
        return jdbc.sql("update person set merchant_id = :merchant where id = :id")
                        .param("id", id)
                        .param("merchant", merchantId)
                        .update()
                == 1;
    }

    /** Makes a person the owner of a new shop; false for one who belongs to a shop already. */
    boolean own(long id, long merchantId, Set<Role> roles) {
        return jdbc.sql("""
                        update person set merchant_id = :merchant, roles = string_to_array(:roles, ',')
                         where id = :id and merchant_id is null and not ('MERCHANT' = any (roles))
                        """)
                        .param("id", id)
                        .param("merchant", merchantId)
                        .param("roles", roles(roles))
                        .update()
                == 1;
    }

    boolean setDeactivated(long id, @Nullable Instant at) {
        return jdbc.sql("update person set deactivated_at = :at where id = :id and closed_at is null")
                        .param("id", id)
                        .param("at", at == null ? null : at.atOffset(UTC))
                        .update()
                == 1;
    }

    /** Takes away all that says who somebody is; the row stays, for others point at it. */
    void erase(long id, String name, String passwordHash, Instant now) {
        jdbc.sql(ERASE)
                .param("id", id)
                .param("name", name)
                .param("nickname", NameRules.GONE)
                .param("password", passwordHash)
                .param("now", now.atOffset(UTC))
                .update();
    }

    boolean isClosed(long id) {
        return jdbc.sql("select exists (select from person where id = :id and closed_at is not null)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Keeps others from taking somebody's name; of one who is closed already nothing is known any more. */
    void barName(long id, Instant until) {
        jdbc.sql(BAR_NAME).param("id", id).param("until", until.atOffset(UTC)).update();
    }

    boolean isBarred(String name, Instant now) {
        return jdbc.sql(IS_BARRED)
                .param("name", name)
                .param("now", now.atOffset(UTC))
                .query(Boolean.class)
                .single();
    }

    List<Listed> listed(String q, String role, long before, int limit) {
        return jdbc.sql(LISTED)
                .param("q", q)
                .param("role", role)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Listed(
                        person(row, number),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "deactivated_at")))
                .list();
    }

    List<Long> nicknamed(String part, int most) {
        return jdbc.sql(NICKNAMED)
                .param("part", part)
                .param("most", most)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    int countOf(Role role) {
        return jdbc.sql("select count(*) from person where :role = any (roles) and deactivated_at is null")
                .param("role", role.name())
                .query(Integer.class)
                .single();
    }

    int countBeside(Role role, Collection<Long> ids) {
        return jdbc.sql("""
                        select count(*) from person
                         where :role = any (roles) and deactivated_at is null
                           and id <> all (string_to_array(:ids, ',')::bigint[])
                        """)
                .param("role", role.name())
                .param("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .query(Integer.class)
                .single();
    }

    List<Person> ofEitherBeside(Role one, Role other, Collection<Long> ids) {
        return jdbc.sql("select " + COLUMNS + " from person"
                        + " where (:one = any (roles) or :other = any (roles)) and deactivated_at is null"
                        + " and id <> all (string_to_array(:ids, ',')::bigint[])")
                .param("one", one.name())
                .param("other", other.name())
                .param("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .query(PersonTable::person)
                .list();
    }

    Optional<String> address(long id) {
        return jdbc.sql("select address::text as address from person where id = :id and address is not null")
                .param("id", id)
                .query((row, _) -> row.getString("address"))
                .optional();
    }

    void setAddress(long id, @Nullable String json) {
        jdbc.sql("update person set address = :json::jsonb where id = :id")
                .param("id", id)
                .param("json", json)
                .update();
    }

    private static String roles(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        Set<Role> all = Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
        long merchant = row.getLong("merchant_id");
        @Nullable Long merchantId = row.wasNull() ? null : merchant;
        return new Person(
                row.getLong("id"),
                row.getString("name"),
                row.getString("nickname"),
                all,
                merchantId,
                row.getBoolean("simulated"));
    }
}
