package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code supplier}. */
final class SupplierTable {
    private static final String INSERT = """
            insert into supplier (id, merchant_id, name, licence, contact, phone, terms, noted_at)
            values (:id, :merchant, :name, :licence, :contact, :phone, :terms, :at)
            """;

    private static final String UPDATE = """
            update supplier
               set name = :name, licence = :licence, contact = :contact, phone = :phone, terms = :terms, noted_at = :at
             where id = :id and merchant_id = :merchant
            """;

    private static final String ARCHIVE = """
            update supplier
               set archived = :archived
             where id = :id and merchant_id = :merchant
            """;

    private static final String PAGE = """
            select id, merchant_id, name, licence, contact, phone, terms, archived
              from supplier
             where merchant_id = :merchant and id < :after and (:archived or not archived)
               and (name ilike :pattern or licence ilike :pattern)
             order by id desc
             limit :limit
            """;

    private static final String BY_ID = """
            select id, merchant_id, name, licence, contact, phone, terms, archived
              from supplier
             where merchant_id = :merchant and id = :id
            """;

    private static final String BY_NAME = """
            select id, merchant_id, name, licence, contact, phone, terms, archived
              from supplier
             where merchant_id = :merchant and name = :name
            """;

    private final JdbcClient jdbc;

    SupplierTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long id, long merchantId, SupplierDraft draft, Instant at) {
        write(INSERT, id, merchantId, draft, at);
    }

    void update(long id, long merchantId, SupplierDraft draft, Instant at) {
        write(UPDATE, id, merchantId, draft, at);
    }

    private void write(String sql, long id, long merchantId, SupplierDraft draft, Instant at) {
        jdbc.sql(sql)
                .param("id", id)
                .param("merchant", merchantId)
                .param("name", draft.name())
                .param("licence", draft.licence())
                .param("contact", draft.contact())
                .param("phone", draft.phone())
                .param("terms", draft.terms())
                .param("at", at.atOffset(UTC))
                .update();
    }

    boolean archive(long id, long merchantId, boolean archived) {
        return jdbc.sql(ARCHIVE)
                        .param("id", id)
                        .param("merchant", merchantId)
                        .param("archived", archived)
                        .update()
                == 1;
    }

    List<Supplier> page(long merchantId, String query, boolean archived, long after, int limit) {
        return jdbc.sql(PAGE)
                .param("merchant", merchantId)
                .param("after", after)
                .param("archived", archived)
                .param("pattern", "%" + ProductTable.literal(query) + "%")
                .param("limit", limit)
                .query((row, _) -> supplier(row))
                .list();
    }

    Optional<Supplier> find(long merchantId, long id) {
        return jdbc.sql(BY_ID)
                .param("merchant", merchantId)
                .param("id", id)
                .query((row, _) -> supplier(row))
                .optional();
    }

    Optional<Supplier> named(long merchantId, String name) {
        return jdbc.sql(BY_NAME)
                .param("merchant", merchantId)
                .param("name", name)
                .query((row, _) -> supplier(row))
                .optional();
    }

    private static Supplier supplier(ResultSet row) throws SQLException {
        return new Supplier(
                row.getLong("id"),
                row.getLong("merchant_id"),
                row.getString("name"),
                row.getString("licence"),
                row.getString("contact"),
                row.getString("phone"),
                row.getString("terms"),
                row.getBoolean("archived"));
    }
}
