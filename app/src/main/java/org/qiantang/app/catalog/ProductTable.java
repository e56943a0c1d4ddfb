package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code product}. */
final class ProductTable {
    private static final String INSERT = """
            insert into product (id, merchant_id, code, title, legal_category, description, page, listed_at, revised_at)
            values (:id, :merchant, :code, :title, :category, :description, :page::jsonb, :now, :now)
            """;

    private static final String UPDATE = """
            update product
               set code = :code, title = :title, legal_category = :category, description = :description,
                   page = :page::jsonb, revised_at = :now
             where id = :id
            """;

    private static final String BY_IDS = """
            select id, merchant_id, code, title, legal_category, description, page
              from product
             where id in (:ids)
             order by id desc
            """;

    private static final String ID_BY_CODE = """
            select id
              from product
             where merchant_id = :merchant and code = :code
            """;

    private static final String OWNER = """
            select merchant_id
              from product
             where id = :id
            """;

    private static final String PAGE = """
            select id, count(*) over () as total
              from product
             where merchant_id = :merchant
               and (title ilike :pattern or code ilike :pattern
                    or exists (select from sku
                                where sku.product_id = product.id
                                  and (sku.code ilike :pattern or sku.name ilike :pattern)))
             order by id desc
             limit :size offset :skipped
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ProductTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is on a product's page beside its name and facts; kept as one piece. */
    record Page(
            List<String> pictures,
            List<String> afterSale,
            @Nullable SizeTable sizes,
            Delivery delivery) {}

    /** A product without what lies in other tables. */
    record Row(
            long id,
            long merchantId,
            String code,
            String title,
            LegalCategory legalCategory,
            String description,
            Page page) {}

    record Found(List<Long> ids, long total) {}

    void insert(long id, long merchantId, ProductDraft draft, Instant now) {
        write(INSERT, id, draft, now).param("merchant", merchantId).update();
    }

    void update(long id, ProductDraft draft, Instant now) {
        write(UPDATE, id, draft, now).update();
    }

    private JdbcClient.StatementSpec write(String sql, long id, ProductDraft draft, Instant now) {
        var page = new Page(draft.pictures(), draft.afterSale(), draft.sizes(), draft.delivery());
        return jdbc.sql(sql)
                .param("id", id)
                .param("code", draft.code())
                .param("title", draft.title())
                .param("category", categoryOf(draft.legalCategory()).zh())
                .param("description", draft.description())
                .param("page", JSON.writeValueAsString(page))
                .param("now", now.atOffset(UTC));
    }

    Optional<Long> idByCode(long merchantId, String code) {
        return jdbc.sql(ID_BY_CODE)
                .param("merchant", merchantId)
                .param("code", code)
                .query((row, _) -> row.getLong("id"))
                .optional();
    }

    Optional<Long> ownerOf(long id) {
        return jdbc.sql(OWNER)
                .param("id", id)
                .query((row, _) -> row.getLong("merchant_id"))
                .optional();
    }

    List<Row> find(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(BY_IDS).param("ids", ids).query((row, _) -> row(row)).list();
    }

    Found search(long merchantId, String query, int page, int size) {
        record Hit(long id, long total) {}
        List<Hit> hits = jdbc.sql(PAGE)
                .param("merchant", merchantId)
                .param("pattern", "%" + literal(query) + "%")
                .param("size", size)
                .param("skipped", (long) page * size)
                .query((row, _) -> new Hit(row.getLong("id"), row.getLong("total")))
                .list();
        long total = hits.isEmpty() ? 0 : hits.getFirst().total();
        return new Found(hits.stream().map(Hit::id).toList(), total);
    }

    private static String literal(String query) {
        return query.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getLong("merchant_id"),
                row.getString("code"),
                row.getString("title"),
                categoryOf(row.getString("legal_category")),
                row.getString("description"),
                JSON.readValue(row.getString("page"), Page.class));
    }

    static LegalCategory categoryOf(String name) {
        return LegalCategory.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("legalCategory: " + name + " (expected: a known legal category)"));
    }
}
