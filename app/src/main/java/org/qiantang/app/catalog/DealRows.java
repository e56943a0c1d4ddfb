package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@link DealTable}, read. */
final class DealRows {
    private static final String LOWEST = """
            select distinct on (sku_id) sku_id, minor, currency
              from sku_deal
             where sku_id = any(:skus) and at >= :from and at < :until
             order by sku_id, minor
            """;

    /** Of each SKU the lowest deal of the seven days before its moment, and the last one before. */
    private static final String BASES = """
            select asked.sku_id, lowest.minor as lowest_minor, lowest.currency as lowest_currency,
                   latest.show_id, latest.pieces, latest.minor, latest.currency, latest.at
              from unnest(:skus::bigint[], :began::timestamptz[]) as asked (sku_id, began)
              left join lateral (select minor, currency
                                   from sku_deal
                                  where sku_id = asked.sku_id and at >= asked.began - interval '168 hours'
                                    and at < asked.began
                                  order by minor
                                  limit 1) as lowest on true
              left join lateral (select show_id, pieces, minor, currency, at
                                   from sku_deal
                                  where sku_id = asked.sku_id and at < asked.began
                                  order by at desc
                                  limit 1) as latest on true
            """;

    private static final String SOLD = """
            select coalesce(sum(pieces), 0)
              from sku_deal
             where sku_id = any(:skus)
            """;

    private static final String HIGHEST = """
            select minor, currency
              from sku_deal
             where sku_id = any(:skus) and at >= :from and at < :until
             order by minor desc
             limit 1
            """;

    private static final String SINCE = """
            select sku_id, show_id, pieces, minor, currency, at
              from sku_deal
             where sku_id = :sku and at >= :from
             order by at desc, order_id desc
             limit :most
            """;

    private static final String POINTS = """
            select p.sku_id, p.id, p.minor, p.currency, p.reason, p.at, p.show_id, s.title
              from price_version p
              left join deal_show s on s.show_id = p.show_id
             where p.sku_id = :sku
             order by p.at desc, p.id desc
             limit :most
            """;

    private static final String STARTED = """
            select p.sku_id, greatest(p.at, coalesce(s.opened_at, p.at)) as at
              from deal_price p
              left join deal_show s on s.show_id = p.show_id
             where p.show_id = :show
               and (p.sku_id, p.id) in (select * from unnest(:skus::bigint[], :versions::bigint[]))
            """;

    /**
     * Prices that buyers could pay from some moment of this time on: the shop's own, and those of shows from their opening.
     * A price that was replaced before its show opened was never in force.
     */
    private static final String LOWEST_BEGUN = """
            select min(minor)
              from (select minor, at as begun
                      from price_version
                     where sku_id = :sku and show_id is null
                    union all
                    select p.minor, greatest(p.at, s.opened_at)
                      from deal_price p
                      join deal_show s on s.show_id = p.show_id
                     where p.sku_id = :sku
                       and s.opened_at is not null
                       and not exists (select 1 from price_version own where own.id = p.id and own.show_id is null)
                       and not exists (
                               select 1
                                 from deal_price later
                                where later.show_id = p.show_id and later.sku_id = p.sku_id and later.id > p.id
                                  and later.flash_id is null and p.flash_id is null and later.at <= s.opened_at)) asked
             where begun > :from and begun < :until
            """;

    private final JdbcClient jdbc;

    DealRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A SKU without a deal in that time is left out. */
    Map<Long, Money> lowest(Collection<Long> skus, Duration within, Instant until) {
        var lowest = new HashMap<Long, Money>();
        jdbc.sql(LOWEST)
                .param("skus", skus.toArray(Long[]::new))
                .param("from", until.minus(within).atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query(row -> {
                    lowest.put(row.getLong("sku_id"), money(row));
                });
        return lowest;
    }

    /** @param began of each SKU when the comparison began */
    Map<Long, BasePrice> bases(Map<Long, Instant> began) {
        var bases = new HashMap<Long, BasePrice>();
        jdbc.sql(BASES)
                .param("skus", began.keySet().toArray(Long[]::new))
                .param("began", began.values().stream().map(Instant::toString).toArray(String[]::new))
                .query(row -> {
                    bases.put(row.getLong("sku_id"), base(row));
                });
        return bases;
    }

    private static BasePrice base(ResultSet row) throws SQLException {
        String lowest = row.getString("lowest_currency");
        if (lowest != null) {
            return new BasePrice.LowestOfSevenDays(new Money(row.getLong("lowest_minor"), lowest));
        }
        return row.getString("currency") == null ? new BasePrice.NoDeal() : new BasePrice.LastDeal(deal(row));
    }

    OptionalLong lowestBegun(long skuId, Instant from, Instant until) {
        Long lowest = jdbc.sql(LOWEST_BEGUN)
                .param("sku", skuId)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query((row, _) -> row.getObject(1, Long.class))
                .list()
                .getFirst();
        return lowest == null ? OptionalLong.empty() : OptionalLong.of(lowest);
    }

    /** Pieces paid for, anywhere and ever. */
    long sold(Collection<Long> skus) {
        return jdbc.sql(SOLD)
                .param("skus", skus.toArray(Long[]::new))
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /** The most that was paid for one of these SKUs in that time; empty where none was sold. */
    Optional<Money> highest(Collection<Long> skus, Instant from, Instant until) {
        return jdbc.sql(HIGHEST)
                .param("skus", skus.toArray(Long[]::new))
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query((row, _) -> money(row))
                .optional();
    }

    List<Deal> since(long skuId, Instant from, int most) {
        return jdbc.sql(SINCE)
                .param("sku", skuId)
                .param("from", from.atOffset(UTC))
                .param("most", most)
                .query((row, _) -> deal(row))
                .list();
    }

    List<PricePoint> points(long skuId, int most) {
        return jdbc.sql(POINTS)
                .param("sku", skuId)
                .param("most", most)
                .query((row, _) -> new PricePoint(
                        row.getLong("sku_id"),
                        row.getLong("id"),
                        money(row),
                        row.getString("reason"),
                        at(row),
                        row.getObject("show_id", Long.class),
                        row.getString("title")))
                .list();
    }

    /** When prices began to be compared with: when each was set in the show, or the show opened with it. */
    Map<Long, Instant> started(long showId, Map<Long, Long> versions) {
        var started = new HashMap<Long, Instant>();
        jdbc.sql(STARTED)
                .param("show", showId)
                .param("skus", versions.keySet().toArray(Long[]::new))
                .param("versions", versions.values().toArray(Long[]::new))
                .query(row -> {
                    started.put(row.getLong("sku_id"), at(row));
                });
        return started;
    }

    private static Deal deal(ResultSet row) throws SQLException {
        return new Deal(row.getLong("sku_id"), row.getLong("show_id"), row.getInt("pieces"), money(row), at(row));
    }

    private static Money money(ResultSet row) throws SQLException {
        return new Money(row.getLong("minor"), row.getString("currency"));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
