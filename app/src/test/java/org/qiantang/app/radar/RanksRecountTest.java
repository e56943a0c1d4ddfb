package org.qiantang.app.radar;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.PlayedDeals;
import org.qiantang.app.insight.PlayedAudience;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.testkit.ForEachSeed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The rankings, the hours of sales and the lowest deals, from the journal alone; a brand is a sum of products and is not among them. */
class RanksRecountTest {
    private static final String SALES = """
            with e as (
                select position, type, at, split_part(stream, '/', 2)::bigint as owner, convert_from(body, 'UTF8')::jsonb as b
                  from event
            ), stage as (
                select owner as show_id, (b->>'merchantId')::bigint as shop, (b->>'roomId')::bigint as room,
                       (b->>'hostId')::bigint as host, coalesce(b->>'kind', 'STAGE') as kind
                  from e where type = 'ShowPlanned'
            ), lined as (
                select distinct on (owner, b->>'itemId') owner as show_id, (b->>'itemId')::bigint as item,
                       (b->>'productId')::bigint as product
                  from e where type = 'ItemLinedUp'
                 order by owner, b->>'itemId', position
            ), listed as (
                select distinct (b->>'productId')::bigint as product from e where type = 'ProductListed'
            ), thing as (
                select i.show_id, i.item, i.product as id from lined i join listed l on l.product = i.product where :kind = 'PRODUCT'
                 union all
                select show_id, 0, case :kind when 'SHOW' then show_id when 'ROOM' then room else host end
                  from stage where :kind <> 'PRODUCT' and kind = 'STAGE'
            ), placed as (
                select distinct on (b->>'orderId') (b->>'orderId')::bigint as id, owner as show_id,
                       (b->>'buyerId')::bigint as buyer, b->'lines' as lines
                  from e where type = 'PiecesHeld'
                 order by b->>'orderId', position
            ), paid as (
                select distinct on (b->>'orderId') (b->>'orderId')::bigint as id, at
                  from e where type = 'OrderPaid'
                 order by b->>'orderId', position
            ), sale as (
                select t.id, o.id as order_id, p.at, s.shop, s.show_id, (l->>'skuId')::bigint as sku,
                       (l#>>'{price,minor}')::bigint as price, (l->>'pieces')::bigint as pieces,
                       (l->>'pieces')::bigint * (l#>>'{price,minor}')::bigint as minor
                  from placed o
                  join paid p on p.id = o.id
                  join stage s on s.show_id = o.show_id
                 cross join jsonb_array_elements(o.lines) l
                  join thing t on t.show_id = o.show_id and t.item in (0, (l->>'itemId')::bigint)
                 where p.at >= :before and p.at < :until and (not :own or s.shop = :shop)
                   and (:crowd or not exists (select from person w where w.id = o.buyer and w.simulated))
                   and o.id not in (select d.order_id from doubt_order d
                                     where d.finding_id not in (select j.finding_id from doubt_judged j
                                                                 where j.ruling = 'WITHDRAWN'))
            )
            """;
    private static final String RANKS = SALES + """
            , pin as (
                select owner as show_id, position, case when type = 'ItemPinned' then (b->>'itemId')::bigint end as item
                  from e where type in ('ItemPinned', 'ItemUnpinned', 'ShowClosed')
            ), told as (
                select position, at, owner as show_id, b#>>'{sitting,sittingId}' as sitting, 0::bigint as item, what,
                       (b#>'{sitting,reach}'->>what)::bigint as n
                  from e, unnest(array['exposures', 'entries']) what
                 where type = 'AudienceCounted'
                 union all
                select position, at, owner, b#>>'{sitting,sittingId}', (i->>'itemId')::bigint, what, (i->>what)::bigint
                  from e, jsonb_array_elements(b#>'{sitting,items}') i, unnest(array['exposures', 'clicks']) what
                 where type = 'AudienceCounted'
                 union all
                select position, at, owner, '', 0, 'likes', (b->>'total')::bigint from e where type = 'LikesCounted'
            ), more as (
                select t.*, greatest(0, n - coalesce(max(n) over (
                           partition by show_id, sitting, item, what order by position
                           rows between unbounded preceding and 1 preceding), 0)) as more
                  from told t
            ), looked as (
                select show_id, item, at, what, more from more
                 union all
                select m.show_id, p.item, m.at, 'entries', m.more
                  from more m,
                       lateral (select item from pin where pin.show_id = m.show_id and pin.position < m.position
                                 order by pin.position desc limit 1) p
                 where m.item = 0 and m.what = 'entries' and p.item is not null
            ), moved as (
                select id, at >= :from as now, 'pieces' as what, pieces as n from sale
                 union all
                select id, at >= :from, 'minor', minor from sale
                 union all
                select id, now, 'orders', 1 from (select distinct id, order_id, at >= :from as now from sale) o
                 union all
                select distinct id, true, 'others of ' || order_id, 1 from sale where at >= :from and shop <> :shop
                 union all
                select t.id, l.at >= :from, l.what, l.more
                  from looked l
                  join thing t on t.show_id = l.show_id and t.item = l.item
                  join stage s on s.show_id = l.show_id
                 where l.at >= :before and l.at < :until and (not :own or s.shop = :shop)
            ), summed as (
                select id, now, coalesce(sum(n) filter (where what = 'entries'), 0) as views,
                       coalesce(sum(n) filter (where what = 'likes'), 0) as likes,
                       coalesce(sum(n) filter (where what = 'pieces'), 0) as pieces,
                       coalesce(sum(n) filter (where what = 'exposures'), 0) as exposures,
                       coalesce(sum(n) filter (where what = 'clicks'), 0) as clicks,
                       coalesce(sum(n) filter (where what = 'orders'), 0) as orders,
                       coalesce(sum(n) filter (where what = 'minor'), 0) as minor,
                       count(*) filter (where what like 'others of %') as others
                  from moved group by id, now
            )
            select concat_ws(' ', n.id, n.views, n.likes, n.pieces, n.exposures, n.clicks, n.orders, n.minor, n.others,
                             '|', coalesce(b.views, 0), coalesce(b.likes, 0), coalesce(b.pieces, 0), coalesce(b.exposures, 0),
                             coalesce(b.clicks, 0), coalesce(b.orders, 0), coalesce(b.minor, 0), '|',
                             coalesce(round(case when :kind = 'PRODUCT' and b.pieces >= 10 then (n.pieces - b.pieces) / b.pieces
                                                 when :kind <> 'PRODUCT' and b.views >= 10 then (n.views - b.views) / b.views
                                            end, 3)::text, '-')) as line
              from summed n
              left join summed b on b.id = n.id and not b.now
             where n.now and n.pieces + n.views + n.exposures > 0
             order by n.id
            """;
    private static final String HOURS = SALES + """
            select concat_ws(' ', weekday, hour, count(distinct order_id), count(distinct order_id) filter (where shop <> :shop)) as line
              from (select extract(isodow from sale.at at time zone 'Asia/Shanghai')::int as weekday,
                           extract(hour from sale.at at time zone 'Asia/Shanghai')::int as hour, order_id, shop
                      from sale where id = :id and at >= :from) s
             group by weekday, hour
             order by weekday, hour
            """;
    private static final String DEALS = SALES + """
            select concat_ws(' ', sku, price, extract(epoch from d.at)::bigint, show_id) as line
              from (select distinct on (sku) sku, price, at, show_id
                      from sale where id = :id and at >= :from
                     order by sku, price, at) d
             order by price, d.at, sku
            """;

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private static SeenRows rows;

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        rows = new SeenRows(jdbc);
        PlayedAudience.writePeople(jdbc);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ForEachSeed(count = 12)
    void rankings_hours_and_lowest_deals_are_what_a_recount_of_the_journal_by_sql_comes_to(long seed)
            throws SQLException {
        var played = new PlayedAudience(seed);
        PlayedRadar.fold(played, database.pool());
        PlayedDeals.fold(played.floor(), database.pool());

        var random = new SplittableRandom(seed);
        for (Kind kind : PlayedRadar.KINDS) {
            int days = Span.LENGTHS.get(random.nextInt(Span.LENGTHS.size()));
            equalsRecount(PlayedRadar.asked(kind, days, random.nextBoolean(), random.nextBoolean()));
        }
    }

    /** What is compared is worth comparing: something grew or shrank, and something had too little before. */
    @Test
    void made_up_shops_have_something_to_rank_of_each_kind() throws SQLException {
        for (Kind kind : PlayedRadar.KINDS) {
            List<String> lines = new ArrayList<>();
            for (long seed = 1; seed <= 5; seed++) {
                new PlayedAudience(seed).write(database.pool());
                for (int days : Span.LENGTHS) {
                    lines.addAll(ranks(PlayedRadar.asked(kind, days, false, true)));
                }
            }

            assertThat(lines).as("%s", kind).anyMatch(line -> line.endsWith("| -"));
            // A show is over before it could grow.
            if (kind != Kind.SHOW) {
                assertThat(lines).as("%s", kind).anyMatch(line -> line.matches(".*\\| -?\\d+\\.\\d+"));
            }
        }
    }

    private static void equalsRecount(Asked asked) {
        List<Seen> all = rows.all(asked, "", "");

        assertThat(all.stream().sorted(Comparator.comparingLong(Seen::id)).map(seen -> line(asked.kind(), seen)))
                .as("%s", asked)
                .isEqualTo(ranks(asked));
        for (Seen seen : all) {
            assertThat(rows.hours(asked, seen.id()).stream()
                            .map(one -> one.weekday() + " " + one.hour() + " " + one.orders() + " " + one.others()))
                    .as("hours of %d, %s", seen.id(), asked)
                    .isEqualTo(lines(with(jdbc.sql(HOURS), asked).param("id", seen.id())));
            if (asked.kind() == Kind.PRODUCT) {
                assertThat(rows.deals(asked, seen.id()).stream().map(RanksRecountTest::line))
                        .as("deals of %d, %s", seen.id(), asked)
                        .isEqualTo(lines(with(jdbc.sql(DEALS), asked).param("id", seen.id())));
            }
        }
    }

    private static List<String> ranks(Asked asked) {
        return lines(with(jdbc.sql(RANKS), asked));
    }

    private static String line(SeenRows.LowestDeal deal) {
        return "%d %d %d %d".formatted(deal.id(), deal.minor(), deal.at().getEpochSecond(), deal.showId());
    }

    private static String line(Kind kind, Seen seen) {
        Seen.Facts now = seen.now();
        Seen.Facts before = seen.before();
        return "%d %d %d %d %d %d %d %d %d | %d %d %d %d %d %d %d | %s"
                .formatted(
                        seen.id(),
                        now.views(),
                        now.likes(),
                        now.pieces(),
                        now.exposures(),
                        now.clicks(),
                        now.orders(),
                        now.minor(),
                        seen.othersOrders(),
                        before.views(),
                        before.likes(),
                        before.pieces(),
                        before.exposures(),
                        before.clicks(),
                        before.orders(),
                        before.minor(),
                        rounded(seen.growth(kind)));
    }

    private static String rounded(@Nullable Double growth) {
        return growth == null
                ? "-"
                : BigDecimal.valueOf(growth).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    private static StatementSpec with(StatementSpec sql, Asked asked) {
        return sql.param("kind", asked.kind().name())
                .param("shop", asked.looker().shop())
                .param("own", asked.own())
                .param("crowd", asked.crowd())
                .param("before", asked.span().before().atOffset(UTC))
                .param("from", asked.span().from().atOffset(UTC))
                .param("until", asked.span().until().atOffset(UTC));
    }

    private static List<String> lines(StatementSpec sql) {
        return sql.query((row, _) -> row.getString("line")).list();
    }
}
