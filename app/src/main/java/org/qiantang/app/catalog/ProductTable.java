package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code product}. */
final class ProductTable {
    private static final String INSERT = """
            insert into product (id, merchant_id, code, title, legal_category, description, page, supplier_id,
                                 listed_at, revised_at)
            values (:id, :merchant, :code, :title, :category, :description, :page::jsonb, :supplier, :now, :now)
            """;

    private static final String UPDATE = """
            update product
               set code = :code, title = :title, legal_category = :category, description = :description,
                   page = :page::jsonb, supplier_id = :supplier, revised_at = :now
             where id = :id
            """;

    private static final String IDS_OF = """
            select id
              from product
             where merchant_id = :merchant
             order by id
            """;

    private static final String SHELVE = """
            update product
               set on_shelf = :on
             where id = :id and on_shelf <> :on
            """;

    private static final String BY_IDS = """
            select product.id, product.merchant_id, code, title, legal_category, description, page,
                   supplier_id, supplier.name as supplier_name, archived_at is not null as archived, on_shelf
              from product
              left join supplier on supplier.id = product.supplier_id
             where product.id in (:ids)
             order by product.id desc
            """;

    private static final String PAGES = "select id, page from product where id in (:ids) order by id desc";

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

    private static final String CODES = """
            select code, id
              from product
             where merchant_id = :merchant and code in (:codes)
            """;

    private static final String ARCHIVE = """
            update product
               set archived_at = :at, archive_reason = :reason
             where id = :id and merchant_id = :merchant and archived_at is null
            """;

    private static final String UNARCHIVE = """
            update product
               set archived_at = null, archive_reason = null
             where id = :id and merchant_id = :merchant and archived_at is not null
            """;

    private static final String MATCHING = """
            product.merchant_id = :merchant
               and (:pattern = '%%' or title ilike :pattern or code ilike :pattern
                    or exists (select from sku
                                where sku.product_id = product.id
                                  and (sku.code ilike :pattern or sku.name ilike :pattern)))
               and (:category::text is null or legal_category = :category)
               and (:supplier::bigint is null or supplier_id = :supplier)
               and case :state
                       when 'ACTIVE' then archived_at is null
                       when 'ARCHIVED' then archived_at is not null
                       when 'SOLD_OUT' then archived_at is null
                            and not exists (select from sku
                                              join warehouse on warehouse.sku_id = sku.id
                                             where sku.product_id = product.id
                                               and not sku.withdrawn and warehouse.free > 0)
                       when 'NO_FACTS' then archived_at is null
                            and not exists (select from fact where fact.product_id = product.id)
                       else true
                   end
            """;

    private static final String PAGE = """
            select product.id, count(*) over () as total
              from product
             where
            """ + MATCHING + """
             order by product.id desc
             limit :size offset :skipped
            """;

    private static final String AFTER = """
            select product.id
              from product
             where product.id < :after and
            """ + MATCHING + """
             order by product.id desc
             limit :limit
            """;

    private static final String COUNT = """
            select count(*)
              from product
             where
            """ + MATCHING;

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
            Delivery delivery,
            @Nullable List<Promise> promises,
            @Nullable Voucher voucher) {
        Promises promised() {
            return promises == null ? Promises.NONE : new Promises(promises);
        }
    }

    /** A product without what lies in other tables. */
    record Row(
            long id,
            long merchantId,
            String code,
            String title,
            LegalCategory legalCategory,
            String description,
            Page page,
            @Nullable SupplierName supplier,
            boolean archived,
            boolean onShelf) {}

    record Found(List<Long> ids, long total) {}

    void insert(long id, long merchantId, ProductDraft draft, @Nullable Long supplierId, Instant now) {
        write(INSERT, id, draft, supplierId, now).param("merchant", merchantId).update();
    }

    void update(long id, ProductDraft draft, @Nullable Long supplierId, Instant now) {
        write(UPDATE, id, draft, supplierId, now).update();
    }

    private JdbcClient.StatementSpec write(
            String sql, long id, ProductDraft draft, @Nullable Long supplierId, Instant now) {
        var page = new Page(
                draft.pictures(),
                draft.afterSale(),
                draft.sizes(),
                draft.delivery(),
                draft.promises().all(),
                draft.voucher());
        return jdbc.sql(sql)
                .param("id", id)
                .param("code", draft.code())
                .param("title", draft.title())
                .param("category", categoryOf(draft.legalCategory()).zh())
                .param("description", draft.description())
                .param("page", JSON.writeValueAsString(page))
                .param("supplier", supplierId)
                .param("now", now.atOffset(UTC));
    }

    /** The ids of the merchant's products of these codes. */
    Map<String, Long> idsByCode(long merchantId, Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        var ids = new HashMap<String, Long>();
        jdbc.sql(CODES).param("merchant", merchantId).param("codes", codes).query(row -> {
            ids.put(row.getString("code"), row.getLong("id"));
        });
        return ids;
    }

    /** False where it is put away already, or not the merchant's. */
    boolean archive(long merchantId, long id, String reason, Instant at) {
        return jdbc.sql(ARCHIVE)
                        .param("merchant", merchantId)
                        .param("id", id)
                        .param("reason", reason)
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    /** Why a product was put away; empty where it was not. */
    String archiveReason(long id) {
        return jdbc.sql("select coalesce(archive_reason, '') as reason from product where id = :id")
                .param("id", id)
                .query((row, _) -> row.getString("reason"))
                .optional()
                .orElse("");
    }

    boolean unarchive(long merchantId, long id) {
        return jdbc.sql(UNARCHIVE).param("merchant", merchantId).param("id", id).update() == 1;
    }

    List<Long> idsOf(long merchantId) {
        return jdbc.sql(IDS_OF)
                .param("merchant", merchantId)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /** False where it stood so already. */
    boolean shelve(long id, boolean on) {
        return jdbc.sql(SHELVE).param("id", id).param("on", on).update() == 1;
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

    List<DeliveryTerms> deliveryTerms(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(PAGES)
                .param("ids", ids)
                .query((row, _) -> deliveryTerms(row.getLong("id"), JSON.readValue(row.getString("page"), Page.class)))
                .list();
    }

    private static DeliveryTerms deliveryTerms(long id, Page page) {
        String picture = page.pictures().isEmpty() ? null : page.pictures().getFirst();
        return new DeliveryTerms(id, picture, page.delivery(), page.voucher());
    }

    Found search(long merchantId, ProductFilter filter, int page, int size) {
        record Hit(long id, long total) {}
        List<Hit> hits = matching(PAGE, merchantId, filter)
                .param("size", size)
                .param("skipped", (long) page * size)
                .query((row, _) -> new Hit(row.getLong("id"), row.getLong("total")))
                .list();
        long total = hits.isEmpty() ? 0 : hits.getFirst().total();
        return new Found(hits.stream().map(Hit::id).toList(), total);
    }

    List<Long> after(long merchantId, ProductFilter filter, long after, int limit) {
        return matching(AFTER, merchantId, filter)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    long count(long merchantId, ProductFilter filter) {
        return matching(COUNT, merchantId, filter).query(Long.class).single();
    }

    private JdbcClient.StatementSpec matching(String sql, long merchantId, ProductFilter filter) {
        LegalCategory category = filter.category();
        return jdbc.sql(sql)
                .param("merchant", merchantId)
                .param("pattern", "%" + literal(filter.query()) + "%")
                .param("category", category == null ? null : category.zh(), Types.VARCHAR)
                .param("supplier", filter.supplierId(), Types.BIGINT)
                .param("state", filter.state().name());
    }

    static String literal(String query) {
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
                JSON.readValue(row.getString("page"), Page.class),
                supplier(row),
                row.getBoolean("archived"),
                row.getBoolean("on_shelf"));
    }

    private static @Nullable SupplierName supplier(ResultSet row) throws SQLException {
        String name = row.getString("supplier_name");
        return name == null ? null : new SupplierName(row.getLong("supplier_id"), name);
    }

    static LegalCategory categoryOf(String name) {
        return LegalCategory.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("legalCategory: " + name + " (expected: a known legal category)"));
    }
}
