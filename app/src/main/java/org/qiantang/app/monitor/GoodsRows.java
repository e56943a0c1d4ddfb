package org.qiantang.app.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What officers read of all shops' goods: the list by risk, and of one product what was said, sold and complained of. */
final class GoodsRows {
    static final int MOST = 50;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Risk.Reason>> REASONS = new TypeReference<>() {};

    private static final String BY_RISK = """
            select r.product_id, r.shop_id, r.score, r.level, r.reasons::text as reasons, r.computed_at, p.title,
                   p.legal_category, p.on_shelf, p.page -> 'pictures' ->> 0 as picture, coalesce(m.name, '') as shop,
                   (select min(f.valid_until) from fact f
                     where f.product_id = r.product_id and f.proof_number is not null) as first_expiry
              from goods_risk r
              join product p on p.id = r.product_id
              left join merchant m on m.id = r.shop_id
             where (r.score, r.product_id) < (:rank, :id) and p.archived_at is null
               and (:q = '' or position(lower(:q) in lower(p.title || ' ' || p.code || ' ' || coalesce(m.name, ''))) > 0)
               and (:shop::bigint is null or r.shop_id = :shop)
               and (:risk = '' or r.level = :risk)
               and (:category = '' or p.legal_category = :category)
               and (:papers = '' or (:papers = 'missing' and r.missing) or (:papers = 'expired' and r.expired)
                    or (:papers = 'expiring' and r.expiring))
               and (:page = '' or r.page_found)
               and (:spoken = '' or r.spoken)
               and (:price = '' or r.price_warned)
             order by r.score desc, r.product_id desc
             limit :most
            """;
    private static final String SPOKEN = """
            select l.show_id, l.line_id, l.at, l.text, l.verdict, l.findings::text as findings, l.corrected_at, s.title,
                   j.ruling
              from show_item i
              join host_line l on l.show_id = i.show_id and l.item_id = i.item_id and l.verdict <> 'clear'
              join show_row s on s.show_id = l.show_id
              left join lateral (select ruling from finding_judgement j
                                  where j.show_id = l.show_id and j.line_id = l.line_id
                                  order by position desc limit 1) j on true
             where i.product_id = :product
             order by l.at desc, l.line_id desc
             limit :most
            """;
    private static final String SHOWS = """
            select i.show_id, i.item_id, s.title, s.state, s.kind, s.opened_at, s.closed_at, s.starts_at,
                   (select min(k.price_minor) from show_sku k
                     where k.show_id = i.show_id and k.item_id = i.item_id) as least,
                   (select coalesce(sum(k.sold), 0) from show_sku k
                     where k.show_id = i.show_id and k.item_id = i.item_id) as sold,
                   v.verdict
              from show_item i
              join show_row s on s.show_id = i.show_id
              left join lateral (select verdict from preair_review v
                                  where v.show_id = i.show_id and v.item_id = i.item_id
                                  order by sealed_offset desc limit 1) v on true
             where i.product_id = :product
             order by coalesce(s.opened_at, s.starts_at, s.created_at) desc, i.show_id desc
             limit :most
            """;
    private static final String CASES = """
            select distinct a.case_id, a.kind, a.reason, a.state, a.asked_at, a.disputed_at, a.verdict, a.show_id
              from sku k
              join order_line l on l.sku_id = k.id
              join after_sale a on a.order_id = l.order_id
             cross join lateral jsonb_array_elements(a.lines) as part
             where k.product_id = :product and l.number = (part ->> 'line')::int
             order by a.asked_at desc, a.case_id desc
             limit :most
            """;
    private static final String TOLD = """
            select position from listing_told where what = 'page' and about = :product order by position desc limit :most
            """;

    private final JdbcClient jdbc;

    GoodsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A product in the list. */
    record Row(
            long productId,
            long shopId,
            String shopName,
            String title,
            @Nullable String picture,
            String legalCategory,
            boolean onShelf,
            int score,
            String level,
            List<Risk.Reason> reasons,
            @Nullable LocalDate firstExpiry,
            Instant computedAt) {
        Bookmark place() {
            return new Bookmark(score, productId);
        }
    }

    /** A host's line about it in which something was found; {@code ruling} is null where nobody judged it. */
    record Spoken(
            long showId,
            long lineId,
            Instant at,
            String text,
            String verdict,
            String findings,
            @Nullable Instant correctedAt,
            String showTitle,
            @Nullable String ruling) {}

    record Show(
            long showId,
            long itemId,
            String title,
            String state,
            boolean shelf,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Instant startsAt,
            @Nullable Long leastMinor,
            int sold,
            @Nullable String reviewed) {}

    record Case(
            long caseId,
            String kind,
            String reason,
            String state,
            Instant askedAt,
            @Nullable Instant disputedAt,
            @Nullable String verdict,
            long showId) {}

    List<Row> byRisk(GoodsFilter filter, Bookmark after, int most) {
        return jdbc.sql(BY_RISK)
                .param("rank", after.rank())
                .param("id", after.id())
                .param("q", filter.words())
                .param("shop", filter.shopId())
                .param("risk", filter.risk())
                .param("category", filter.category())
                .param("papers", filter.papers())
                .param("page", filter.page())
                .param("spoken", filter.spoken())
                .param("price", filter.price())
                .param("most", most)
                .query(GoodsRows::row)
                .list();
    }

    List<Spoken> spoken(long productId) {
        return jdbc.sql(SPOKEN)
                .param("product", productId)
                .param("most", MOST)
                .query((row, _) -> new Spoken(
                        row.getLong("show_id"),
                        row.getLong("line_id"),
                        time(row, "at"),
                        row.getString("text"),
                        row.getString("verdict"),
                        row.getString("findings"),
                        timeOrNull(row, "corrected_at"),
                        row.getString("title"),
                        row.getString("ruling")))
                .list();
    }

    List<Show> shows(long productId) {
        return jdbc.sql(SHOWS)
                .param("product", productId)
                .param("most", MOST)
                .query((row, _) -> new Show(
                        row.getLong("show_id"),
                        row.getLong("item_id"),
                        row.getString("title"),
                        row.getString("state"),
                        row.getString("kind").equals("SHELF"),
                        timeOrNull(row, "opened_at"),
                        timeOrNull(row, "closed_at"),
                        timeOrNull(row, "starts_at"),
                        row.getObject("least", Long.class),
                        row.getInt("sold"),
                        row.getString("verdict")))
                .list();
    }

    List<Case> cases(long productId) {
        return jdbc.sql(CASES)
                .param("product", productId)
                .param("most", MOST)
                .query((row, _) -> new Case(
                        row.getLong("case_id"),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("state"),
                        time(row, "asked_at"),
                        timeOrNull(row, "disputed_at"),
                        row.getString("verdict"),
                        row.getLong("show_id")))
                .list();
    }

    /** Where the office's journal tells the versions of the product's page, the newest first. */
    List<Long> versions(long productId, int most) {
        return jdbc.sql(TOLD)
                .param("product", productId)
                .param("most", most)
                .query((row, _) -> row.getLong("position"))
                .list();
    }

    /** What the guard found in the page when it was last kept, as JSON; none where nothing was. */
    String inPage(long productId) {
        return jdbc.sql("select findings::text from page_finding where product_id = :product")
                .param("product", productId)
                .query(String.class)
                .optional()
                .orElse("[]");
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("product_id"),
                row.getLong("shop_id"),
                row.getString("shop"),
                row.getString("title"),
                row.getString("picture"),
                row.getString("legal_category"),
                row.getBoolean("on_shelf"),
                row.getInt("score"),
                row.getString("level"),
                JSON.readValue(row.getString("reasons"), REASONS),
                row.getObject("first_expiry", LocalDate.class),
                time(row, "computed_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
