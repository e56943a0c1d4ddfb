package org.qiantang.app.account;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the address book. */
final class AddressTable {
    private static final String COLUMNS = "id, recipient, phone, province, city, district, street, is_default";
    private static final String OF_PERSON =
            "select " + COLUMNS + " from address where person_id = :person order by is_default desc, id desc";
    private static final String ONE = "select " + COLUMNS + " from address where person_id = :person and id = :id";
    private static final String INSERT = """
            insert into address
                   (id, person_id, recipient, phone, province, city, district, street, is_default, added_at)
            values (:id, :person, :recipient, :phone, :province, :city, :district, :street, :default, :now)
            """;
    private static final String UPDATE = """
            update address
               set recipient = :recipient, phone = :phone, province = :province, city = :city,
                   district = :district, street = :street, is_default = :default
             where person_id = :person
               and id = :id
            """;
    private static final String NEWEST_BECOMES_DEFAULT = """
            update address
               set is_default = true
             where id = (select max(id) from address where person_id = :person)
               and not exists (select from address where person_id = :person and is_default)
            """;

    private final JdbcClient jdbc;

    AddressTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes others wait who would change this person's book. */
    void lock(long personId) {
        jdbc.sql("select id from person where id = :person for update")
                .param("person", personId)
                .query()
                .listOfRows();
    }

    List<Address> of(long personId) {
        return jdbc.sql(OF_PERSON)
                .param("person", personId)
                .query(AddressTable::address)
                .list();
    }

    Optional<Address> one(long personId, long id) {
        return jdbc.sql(ONE)
                .param("person", personId)
                .param("id", id)
                .query(AddressTable::address)
                .optional();
    }

    void insert(long personId, Address address, Instant now) {
        written(jdbc.sql(INSERT).param("now", now.atOffset(UTC)), personId, address)
                .update();
    }

    void update(long personId, Address address) {
        written(jdbc.sql(UPDATE), personId, address).update();
    }

    void noDefault(long personId) {
        jdbc.sql("update address set is_default = false where person_id = :person and is_default")
                .param("person", personId)
                .update();
    }

    boolean delete(long personId, long id) {
        return jdbc.sql("delete from address where person_id = :person and id = :id")
                        .param("person", personId)
                        .param("id", id)
                        .update()
                == 1;
    }

    void ensureDefault(long personId) {
        jdbc.sql(NEWEST_BECOMES_DEFAULT).param("person", personId).update();
    }

    private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec sql, long personId, Address address) {
        return sql.param("id", address.id())
                .param("person", personId)
                .param("recipient", address.recipient())
                .param("phone", address.phone())
                .param("province", address.province())
                .param("city", address.city())
                .param("district", address.district())
                .param("street", address.street())
                .param("default", address.isDefault());
    }

    private static Address address(ResultSet row, int number) throws SQLException {
        String province = row.getString("province");
        String city = row.getString("city");
        String district = row.getString("district");
        return new Address(
                row.getLong("id"),
                row.getString("recipient"),
                row.getString("phone"),
                province,
                city,
                district,
                region(province, city, district),
                row.getString("street"),
                row.getBoolean("is_default"));
    }

    static String region(String province, String city, String district) {
        return Stream.of(province, city, district)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
