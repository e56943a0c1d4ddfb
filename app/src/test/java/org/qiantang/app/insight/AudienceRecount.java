package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Who buys, counted from the journal alone, in SQL that shares nothing with the program, and with what must not be told kept back.
 * What the journal does not hold is read where it is kept: who is simulated or gone, what is in doubt, and what people chose.
 */
final class AudienceRecount {
    private static final String JOURNAL = """
            with e as (
                select position, type, at, split_part(stream, '/', 2)::bigint as owner, convert_from(body, 'UTF8')::jsonb as b
                  from event
            ), stage as (
                select owner as show_id, (b->>'merchantId')::bigint as shop from e where type = 'ShowPlanned'
            ), placed as (
                select distinct on (b->>'orderId') (b->>'orderId')::bigint as id, owner as show_id,
                       (b->>'buyerId')::bigint as buyer, b->'lines' as lines
                  from e where type = 'PiecesHeld'
                 order by b->>'orderId', position
            ), paid as (
                select distinct on (b->>'orderId') (b->>'orderId')::bigint as id, at as paid_at,
                       (b#>>'{amount,minor}')::bigint as paid
                  from e where type = 'OrderPaid'
                 order by b->>'orderId', position
            ), lined as (
                select distinct on (owner, b->>'itemId') owner as show_id, (b->>'itemId')::bigint as item,
                       (b->>'productId')::bigint as product
                  from e where type = 'ItemLinedUp'
                 order by owner, b->>'itemId', position
            ), listed as (
                select distinct on (b->>'productId') (b->>'productId')::bigint as product, b->>'legalCategory' as category
                  from e where type = 'ProductListed'
                 order by b->>'productId', position desc
            ), bought as (
                select o.id, o.show_id, o.buyer, o.lines, p.paid_at, p.paid, s.shop
                  from placed o
                  join paid p on p.id = o.id
                  join stage s on s.show_id = o.show_id
                 where not exists (select from person w where w.id = o.buyer and w.simulated)
            ), finding as (
                select f.finding_id, f.person_id, f.whole
                  from doubt_finding f
                 where f.finding_id not in (select j.finding_id from doubt_judged j where j.ruling = 'WITHDRAWN')
            ), sound as (
                select b.*
                  from bought b
                 where b.id not in (select d.order_id from doubt_order d join finding f on f.finding_id = d.finding_id)
            )
            """;
    /** Of buyers told, and of those around them: what each bought in the span, and whether they had come before it. */
    private static final String LIFE = JOURNAL + """
            , sold as (
                select * from sound
                 where shop = :shop and paid_at < :until and cast(:until as timestamptz) - paid_at <= interval '730 days'
            ), span as (
                select 'told' as which, cast(:from as timestamptz) as began
                 union all
                select 'around', cast(:around as timestamptz) where :nested
            ), scope as (
                select p.which, o.* from span p join sold o on o.paid_at >= p.began where :show = 0 or o.show_id = :show
            ), line as (
                select o.which, o.buyer, o.show_id, (l->>'itemId')::bigint as item, (l->>'pieces')::bigint as pieces,
                       (l->>'pieces')::bigint * (l#>>'{price,minor}')::bigint as minor
                  from scope o, jsonb_array_elements(o.lines) l
            ), spent as (
                select which, buyer, sum(minor) as minor, sum(pieces) as pieces from line group by which, buyer
            ), came as (
                select which, buyer, min(paid_at) as first_at from scope group by which, buyer
            ), life as (
                select c.which, c.buyer, c.first_at, s.minor, s.pieces,
                       (select count(*) from sold o where o.buyer = c.buyer) as orders,
                       cast(:until as timestamptz) - (select max(o.paid_at) from sold o where o.buyer = c.buyer) as away,
                       (select min(o.paid_at) from sold o where o.buyer = c.buyer) < c.first_at as again
                  from came c
                  join spent s on s.which = c.which and s.buyer = c.buyer
            )
            """;

    private static final String WAYS = """
            , sitting as (
                select c.owner as show_id, c.b#>>'{sitting,sittingId}' as sitting, w->>'source' as source,
                       max((w->>'viewers')::bigint) as viewers
                  from e c
                 cross join jsonb_array_elements(case when jsonb_typeof(c.b#>'{sitting,sources}') = 'array'
                                                      then c.b#>'{sitting,sources}' else '[]' end) w
                 where c.type = 'AudienceCounted'
                 group by 1, 2, 3
            ), way as (
                select p.which, w.source, sum(w.viewers)::bigint as viewers
                  from sitting w
                  join stage s on s.show_id = w.show_id and s.shop = :shop
                  join e o on o.type = 'ShowOpened' and o.owner = w.show_id
                  join span p on o.at >= p.began and o.at < :until
                 where :show = 0 or w.show_id = :show
                 group by 1, 2
            )
            """;
    private static final String PARTS = """
            , part as (
                select which, 'returning' as dimension, case when again then 'again' else 'first' end as id, count(*) as people
                  from life group by 1, 3
                 union all
                select which, 'rfm', case when away > interval '90 days' then 'lost'
                                          when away <= interval '30 days' and orders > 3 then 'best'
                                          when orders > 1 then 'loyal'
                                          when away <= interval '30 days' then 'fresh' else 'waning' end, count(*)
                  from life group by 1, 3
                 union all
                select which, 'price', case when minor < 5000 * pieces then 'under50' when minor < 10000 * pieces then 'under100'
                                            when minor < 30000 * pieces then 'under300' else 'over300' end, count(*)
                  from life group by 1, 3
                 union all
                select which, 'time', (array['night', 'morning', 'afternoon', 'evening'])[
                           1 + extract(hour from life.first_at at time zone 'Asia/Shanghai')::int / 6], count(*)
                  from life group by 1, 3
                 union all
                select l.which, 'interests', c.category, count(distinct l.buyer)
                  from line l
                  join lined i on i.show_id = l.show_id and i.item = l.item
                  join listed c on c.product = i.product
                 group by 1, 3
                 union all
                select which, 'sources', source, viewers from way
            ), known (dimension, ord, id, place) as (
                values ('price', 1, 'under50', 1), ('price', 1, 'under100', 2), ('price', 1, 'under300', 3),
                       ('price', 1, 'over300', 4), ('returning', 2, 'first', 1), ('returning', 2, 'again', 2),
                       ('rfm', 3, 'best', 1), ('rfm', 3, 'loyal', 2), ('rfm', 3, 'fresh', 3), ('rfm', 3, 'waning', 4),
                       ('rfm', 3, 'lost', 5), ('time', 4, 'night', 1), ('time', 4, 'morning', 2),
                       ('time', 4, 'afternoon', 3), ('time', 4, 'evening', 4)
            ), sized as (
                select k.dimension, k.ord, k.id, k.place, coalesce(p.people, 0) as people, 0 as around
                  from known k
                  left join part p on p.which = 'told' and p.dimension = k.dimension and p.id = k.id
                 union all
                select p.dimension, case when p.dimension = 'interests' then 5 else 6 end, p.id,
                       row_number() over (partition by p.dimension order by p.people desc, p.id collate "C"), p.people,
                       coalesce((select a.people from part a
                                  where a.which = 'around' and a.dimension = p.dimension and a.id = p.id), 0)
                  from part p
                 where p.which = 'told' and p.dimension in ('interests', 'sources')
            ), everyone as (
                select (select count(*) from life where which = 'told') as buyers,
                       (select count(*) from life where which = 'around') as buyers_around
            )
            """;
    /**
     * Of groups that divide people, by size: those of one to nine are hidden, then the next larger ones until two are hidden and
     * ten people in them. Interests share people: who is not in one must be many, too. Of interests and ways those who are in
     * the longer span and not in this one must be many; and then a way must still not be reckoned from the others.
     */
    private static final String HIDDEN = """
            , ranked as (
                select g.*, sum(people) over whole as total, count(*) filter (where people between 1 and 9) over whole as small,
                       count(*) filter (where people > 0) over below as fewer, coalesce(sum(people) over below, 0) as among
                  from sized g
                window whole as (partition by dimension),
                       below as (partition by dimension order by people, place rows between unbounded preceding and 1 preceding)
            ), cut as (
                select r.dimension, r.ord, r.id, r.place, r.people,
                       (:nested and r.ord > 4 and r.around - r.people between 1 and 9)
                       or case when r.dimension = 'interests'
                                    then r.people between 1 and 9 or a.buyers - r.people between 1 and 9
                               when r.total between 1 and 9 then true
                               when r.people = 0 or r.small = 0 then false
                               else r.people < 10 or r.fewer = 1 or r.among < 10 end as hidden
                  from ranked r, everyone a
            ), counted as (
                select c.*, count(*) filter (where hidden) over whole as gone,
                       coalesce(sum(people) filter (where hidden) over whole, 0) as gone_people,
                       count(*) filter (where not hidden and people > 0) over below as fewer,
                       coalesce(sum(people) filter (where not hidden) over below, 0) as among
                  from cut c
                window whole as (partition by dimension),
                       below as (partition by dimension order by people, place rows between unbounded preceding and 1 preceding)
            ), told as (
                select dimension, ord, id, place, people,
                       hidden or (:nested and dimension = 'sources' and people > 0 and gone > 0 and gone_people + among > 0
                                  and (gone + fewer = 1 or gone_people + among < 10)) as hidden
                  from counted
            )
            """;

    private static final String GROUPS = LIFE + WAYS + PARTS + HIDDEN + """
            select line
              from (select 0 as ord, 0 as place,
                           'buyers all ' || case when buyers between 1 and 9 or (:nested and buyers_around - buyers between 1 and 9)
                                                 then '-' else buyers::text end as line
                      from everyone
                     union all
                    select ord, place, dimension || ' ' || id || ' ' || case when hidden then '-' else people::text end
                      from told) l
             order by ord, place
            """;
    private static final String REPORTED = JOURNAL + """
            , came as (
                select buyer, min(paid_at) as first_at from bought where show_id = :show group by buyer
            ), life as (
                select c.buyer, c.first_at - (select max(o.paid_at) from bought o
                                               where o.buyer = c.buyer and o.shop = :shop and o.show_id <> :show
                                                 and o.paid_at < c.first_at) as away,
                       (select count(*) from bought o where o.buyer = c.buyer and o.shop = :shop
                                                       and (o.show_id = :show or o.paid_at < c.first_at)) as orders,
                       (select sum(o.paid) from bought o where o.buyer = c.buyer and o.shop = :shop
                                                          and (o.show_id = :show or o.paid_at < c.first_at)) as paid
                  from came c
            ), part as (
                select 'recency' as dimension, case when away is null then 'first' when away <= interval '30 days' then 'upTo30'
                                                    when away <= interval '90 days' then 'upTo90' else 'longer' end as id,
                       count(*) as people
                  from life group by 2
                 union all
                select 'frequency', case when orders = 1 then 'once' when orders < 4 then 'upTo3' else 'more' end, count(*)
                  from life group by 2
                 union all
                select 'money', case when paid < 10000 then 'under100' when paid < 50000 then 'under500' else 'above' end, count(*)
                  from life group by 2
            ), known (dimension, ord, id, place) as (
                values ('recency', 1, 'first', 1), ('recency', 1, 'upTo30', 2), ('recency', 1, 'upTo90', 3),
                       ('recency', 1, 'longer', 4), ('frequency', 2, 'once', 1), ('frequency', 2, 'upTo3', 2),
                       ('frequency', 2, 'more', 3), ('money', 3, 'under100', 1), ('money', 3, 'under500', 2),
                       ('money', 3, 'above', 3)
            ), sized as (
                select k.dimension, k.ord, k.id, k.place, coalesce(p.people, 0) as people, 0 as around
                  from known k
                  left join part p on p.dimension = k.dimension and p.id = k.id
            ), everyone as (
                select count(*) as buyers from life
            )
            """ + HIDDEN + """
            select dimension || ' ' || id || ' ' || case when hidden then '-' else people::text end as line
              from told
             order by ord, place
            """;
    /** What may be looked at to reach people: nothing of who said no or is gone, and nothing that they have taken back. */
    private static final String KEPT = JOURNAL + """
            , kept as (
                select o.*
                  from sound o
                  join person w on w.id = o.buyer and w.deactivated_at is null
                  left join feed_choice c on c.person_id = o.buyer
                 where o.paid_at < :until
                   and (c.off_at is null or (c.on_at > c.off_at and not (o.paid_at >= c.off_at and o.paid_at < c.on_at)))
                   and (c.forgotten_at is null or c.forgotten_at < o.paid_at)
                   and o.buyer not in (select f.person_id from finding f where f.whole and f.person_id is not null)
            )
            """;

    private static final String LEAVING = KEPT + """
            , rhythm as (
                select buyer, extract(epoch from min(paid_at)) as earliest, extract(epoch from max(paid_at)) as latest,
                       count(*) as orders
                  from kept where shop = :shop group by buyer having count(*) > 1
            )
            select buyer
              from rhythm
             where extract(epoch from cast(:until as timestamptz)) - latest
                   > greatest(2592000, 2 * (latest - earliest) / nullif(orders - 1, 0))
             order by buyer
            """;
    private static final String ALIKE = KEPT + """
            , act as (
                select distinct o.id, o.buyer, o.shop, c.category
                  from kept o
                 cross join jsonb_array_elements(o.lines) l
                  join lined i on i.show_id = o.show_id and i.item = (l->>'itemId')::bigint
                  join listed c on c.product = i.product
                 where cast(:until as timestamptz) - o.paid_at <= interval '180 days'
            ), taste as (
                select buyer, category, count(*) as n from act group by buyer, category
            ), own as (
                select distinct buyer from act where shop = :shop
            ), centre as (
                select category, sum(n) as n from taste where buyer in (select buyer from own) group by category
            ), likeness as (
                select t.buyer, sum(t.n * coalesce(c.n, 0))::float8
                                / sqrt(sum(t.n * t.n)::float8 * (select sum(n * n) from centre)::float8) as near
                  from taste t
                  left join centre c on c.category = t.category
                 group by t.buyer
            )
            select k.buyer
              from likeness k
             where k.near > (select percentile_cont(0.5) within group (order by o.near)
                               from likeness o where o.buyer in (select buyer from own)) - 1e-9
               and (select count(*) from own) >= 10
               and k.buyer not in (select buyer from sound where shop = :shop and paid_at < :until)
             order by k.buyer
            """;

    private final JdbcClient jdbc;

    AudienceRecount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The groups of a show's buyers up to its closing, each a line of dimension, group and people; a line without people is hidden. */
    List<String> ofShow(long shop, long show, Instant closed) {
        return groups(shop, show, Instant.EPOCH, Instant.EPOCH, closed, false);
    }

    /**
     * The groups of a shop's buyers.
     *
     * @param larger the next longer span in days, from which no few people may be reckoned; the same where there is none
     */
    List<String> ofShop(long shop, int days, int larger, Instant midnight) {
        return groups(
                shop,
                0,
                midnight.minus(Duration.ofDays(days)),
                midnight.minus(Duration.ofDays(larger)),
                midnight,
                larger > days);
    }

    private List<String> groups(long shop, long show, Instant from, Instant around, Instant until, boolean nested) {
        return lines(jdbc.sql(GROUPS)
                .param("shop", shop)
                .param("show", show)
                .param("from", from.atOffset(UTC))
                .param("around", around.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("nested", nested));
    }

    /** The groups of buyers that a show's report tells. */
    List<String> reported(long shop, long show) {
        return lines(jdbc.sql(REPORTED).param("shop", shop).param("show", show).param("nested", false));
    }

    /** Who is in a segment, by id. */
    List<Long> people(long shop, Segments.Kind kind, Instant until) {
        String sql = switch (kind) {
            case LEAVING -> LEAVING;
            case ALIKE -> ALIKE;
        };
        return jdbc.sql(sql)
                .param("shop", shop)
                .param("until", until.atOffset(UTC))
                .query((row, _) -> row.getLong("buyer"))
                .list();
    }

    private static List<String> lines(StatementSpec sql) {
        return sql.query((row, _) -> row.getString("line")).list();
    }
}
