package org.qiantang.app.radar;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads what was seen: all of a kind, one of it by day and by hour, where it stood, and the lowest deals of goods. */
final class SeenRows {
    /** Beyond these nobody ranks; an installation that has more is searched by words. */
    static final int MOST = 5_000;

    /** Lowest deals are told of so many goods. */
    private static final int MOST_DEALS = 20;

    /** Of each of what is looked for its lowest deal, the lowest of all first. */
    private static final String DEALS = SeenSql.OWN_SHOWS + """
            select * from (
                select distinct on ({of}.id) {of}.id, {of}.{name} as title, d.minor, d.at, d.show_id, coalesce(s.title, '') as show_title
                  from sku_deal d
                  join sku k on k.id = d.sku_id
                  join product p on p.id = k.product_id
                  left join insight_show s on s.show_id = d.show_id
                 where {those} and d.at >= :from and d.at < :until and d.currency = 'CNY'
                   and not exists (select from doubtful_order f where f.order_id = d.order_id)
                   and (:crowd or not exists (select from insight_order o where o.order_id = d.order_id and o.crowd))
                   and (not :own or d.show_id in (select show_id from own_show))
                 order by {of}.id, d.minor, d.at) lowest
             order by minor, at, id
             limit :most
            """;

    private static final String PRODUCT_DEALS =
            DEALS.replace("{of}", "k").replace("{name}", "name").replace("{those}", "p.id = :id");
    private static final String BRAND_DEALS = DEALS.replace("{of}", "p")
            .replace("{name}", "title")
            .replace("{those}", """
                    p.id in (select b.product_id from radar_brand b where b.brand_id = :id)
                    and (p.merchant_id = :shop
                         or (p.archived_at is null and {public}
                             and not exists (select from shop_standing w
                                              where w.merchant_id = p.merchant_id and w.standing <> 'OPEN')))
                    """)
            .replace("{public}", SeenSql.PUBLIC);

    private final JdbcClient jdbc;

    SeenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A day of one thing. */
    record Day(LocalDate day, Seen.Facts facts) {}

    /**
     * Paid orders by the hour of the week.
     *
     * @param weekday 1 is Monday
     * @param others those that are not of the asker's shows
     */
    record Hour(int weekday, int hour, long orders, long others) {}

    /** The lowest price at which it was paid for. {@code id} is the product's, or of one product the SKU's. */
    record LowestDeal(long id, String title, long minor, Instant at, long showId, String showTitle) {}

    List<Seen> all(Asked asked, String words, String category) {
        return with(jdbc.sql(SeenSql.seen(asked.kind())), asked, null)
                .param("q", words)
                .param("category", category)
                .param("most", MOST)
                .query(SeenRows::seen)
                .list();
    }

    Optional<Seen> one(Asked asked, long id) {
        return with(jdbc.sql(SeenSql.seen(asked.kind())), asked, id)
                .param("q", "")
                .param("category", "")
                .param("most", 1)
                .query(SeenRows::seen)
                .optional();
    }

    /** Whether anything was seen of it at all. */
    static boolean isAnything(Seen seen) {
        return !seen.now().equals(Seen.Facts.NONE) || !seen.before().equals(Seen.Facts.NONE);
    }

    /** The shows in which it stood, with what it brought in each. */
    List<Seen> placements(Asked asked, long id) {
        return with(jdbc.sql(SeenSql.placements(asked.kind())), asked, id)
                .param("q", "")
                .param("category", "")
                .param("most", MOST)
                .query(SeenRows::seen)
                .list();
    }

    List<Day> days(Asked asked, long id) {
        Span span = asked.span();
        return with(jdbc.sql(SeenSql.days(asked.kind())), asked, id)
                .param("firstDay", span.first().minusDays(span.days()))
                .param("lastDay", span.first().plusDays(span.days() - 1L))
                .query((row, _) -> new Day(
                        row.getObject("day", LocalDate.class),
                        facts(row, "views", "likes", "pieces", "exposures", "clicks", "orders", "minor")))
                .list();
    }

    List<Hour> hours(Asked asked, long id) {
        return with(jdbc.sql(SeenSql.hours(asked.kind())), asked, id)
                .query((row, _) -> new Hour(
                        row.getInt("weekday"), row.getInt("hour"), row.getLong("orders"), row.getLong("others")))
                .list();
    }

    List<LowestDeal> deals(Asked asked, long id) {
        String sql = switch (asked.kind()) {
            case PRODUCT -> PRODUCT_DEALS;
            case BRAND -> BRAND_DEALS;
            case HOST, ROOM, SHOW -> "";
        };
        if (sql.isEmpty()) {
            return List.of();
        }
        return with(jdbc.sql(sql), asked, id)
                .param("most", MOST_DEALS)
                .query((row, _) -> new LowestDeal(
                        row.getLong("id"),
                        row.getString("title"),
                        row.getLong("minor"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("show_id"),
                        row.getString("show_title")))
                .list();
    }

    /** What all statements over what was seen ask by. */
    static StatementSpec with(StatementSpec sql, Asked asked, @Nullable Long id) {
        return sql.param("shop", asked.looker().shop())
                .param("agency", asked.looker().agency())
                .param("own", asked.own())
                .param("crowd", asked.crowd())
                .param("id", id, Types.BIGINT)
                .param("before", asked.span().before().atOffset(UTC))
                .param("from", asked.span().from().atOffset(UTC))
                .param("until", asked.span().until().atOffset(UTC));
    }

    private static Seen seen(ResultSet row, int number) throws SQLException {
        OffsetDateTime opened = row.getObject("opened_at", OffsetDateTime.class);
        return new Seen(
                row.getLong("id"),
                row.getString("title"),
                row.getObject("shop_id", Long.class),
                row.getString("shop_name"),
                row.getString("picture"),
                row.getString("category"),
                opened == null ? null : opened.toInstant(),
                Arrays.asList((String[]) row.getArray("hosts").getArray()),
                row.getBoolean("mine"),
                row.getBoolean("simulated"),
                facts(row, "views", "likes", "pieces", "exposures", "clicks", "orders", "minor"),
                facts(
                        row,
                        "views_before",
                        "likes_before",
                        "pieces_before",
                        "exposures_before",
                        "clicks_before",
                        "orders_before",
                        "minor_before"),
                row.getLong("others"));
    }

    /** Sums by their columns, in the order of the record. */
    private static Seen.Facts facts(ResultSet row, String... columns) throws SQLException {
        return new Seen.Facts(
                row.getLong(columns[0]),
                row.getLong(columns[1]),
                row.getLong(columns[2]),
                row.getLong(columns[3]),
                row.getLong(columns[4]),
                row.getLong(columns[5]),
                row.getLong(columns[6]));
    }
}
