package org.qiantang.app.manual;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The manuals that shops had read, with what was found in them. */
final class ManualRows {
    private static final TypeReference<List<Proposal>> PROPOSALS = new TypeReference<>() {};

    private static final String INSERT = """
            insert into manual (id, merchant_id, product_id, name, kind, sha256, pages, scanned, proposals, read_by, read_at)
            values (:id, :merchant, :product, :name, :kind, :sha, :pages, :scanned, cast(:proposals as jsonb), :by, :at)
            """;

    private static final String FIND = """
            select id, product_id, name, kind, pages, scanned, proposals, read_at
              from manual
             where merchant_id = :merchant and id = :id
            """;

    private static final String OF_PRODUCT = """
            select id, product_id, name, kind, pages, scanned, proposals, read_at
              from manual
             where merchant_id = :merchant and product_id = :product
             order by id desc
             limit 20
            """;

    private static final String ATTACH =
            "update manual set product_id = :product where merchant_id = :merchant and id = :id and product_id is null";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ManualRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A manual as it was read; {@code productId} is null while its product is not listed yet. */
    record Row(
            long id,
            @Nullable Long productId,
            String name,
            String kind,
            int pages,
            int scanned,
            List<Proposal> proposals,
            Instant readAt) {
        Row {
            proposals = List.copyOf(proposals);
        }
    }

    void insert(long merchantId, Row row, String sha256, long readBy) {
        jdbc.sql(INSERT)
                .param("id", row.id())
                .param("merchant", merchantId)
                .param("product", row.productId())
                .param("name", row.name())
                .param("kind", row.kind())
                .param("sha", sha256)
                .param("pages", row.pages())
                .param("scanned", row.scanned())
                .param("proposals", json.writeValueAsString(row.proposals()))
                .param("by", readBy)
                .param("at", row.readAt().atOffset(UTC))
                .update();
    }

    Optional<Row> find(long merchantId, long id) {
        return jdbc.sql(FIND)
                .param("merchant", merchantId)
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** The newest of a product, the last first. */
    List<Row> of(long merchantId, long productId) {
        return jdbc.sql(OF_PRODUCT)
                .param("merchant", merchantId)
                .param("product", productId)
                .query(this::row)
                .list();
    }

    /** Binds a manual to the product that was listed with it; false where it is bound, or another shop's. */
    boolean attach(long merchantId, long id, long productId) {
        return jdbc.sql(ATTACH)
                        .param("merchant", merchantId)
                        .param("id", id)
                        .param("product", productId)
                        .update()
                == 1;
    }

    private Row row(ResultSet row, int number) throws SQLException {
        long product = row.getLong("product_id");
        Long productId = row.wasNull() ? null : Long.valueOf(product);
        return new Row(
                row.getLong("id"),
                productId,
                row.getString("name"),
                row.getString("kind"),
                row.getInt("pages"),
                row.getInt("scanned"),
                json.readValue(row.getString("proposals"), PROPOSALS),
                row.getTimestamp("read_at").toInstant());
    }
}
