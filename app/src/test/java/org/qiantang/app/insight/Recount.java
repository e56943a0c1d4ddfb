package org.qiantang.app.insight;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A show's figures counted from the journal alone, in SQL that shares nothing with the program. */
final class Recount {
    private static final String JOURNAL = """
            with e as (
                select shard, position, type, at, convert_from(body, 'UTF8')::jsonb as b from event
            ), placed as (
                select distinct on (b->>'orderId') (b->>'orderId')::bigint as id, (b->>'buyerId')::bigint as buyer, at,
                       (b#>>'{total,minor}')::bigint as minor, b->'lines' as lines,
                       exists (select from person where id = (b->>'buyerId')::bigint and simulated) as crowd
                  from e where type = 'PiecesHeld' and shard = 1
                 order by b->>'orderId', position
            ), orders as (
                select * from placed where :crowd or not crowd
            ), paid as (
                select distinct on (o.id) o.*, e.at as paid_at, (e.b#>>'{amount,minor}')::bigint as paid
                  from orders o join e on e.type = 'OrderPaid' and (e.b->>'orderId')::bigint = o.id
                 order by o.id, e.position
            ), refunds as (
                select distinct on (e.b->>'refundId') p.id, e.at, (e.b#>>'{amount,minor}')::bigint as minor
                  from e join paid p on p.id = (e.b->>'orderId')::bigint
                 where e.type = 'RefundOrdered' and e.shard = 0
                 order by e.b->>'refundId', e.position
            ), goods as (
                select p.id, p.buyer, (l->>'itemId')::bigint as item, (l->>'pieces')::int as pieces,
                       (l->>'pieces')::int * (l#>>'{price,minor}')::bigint as minor
                  from paid p, jsonb_array_elements(p.lines) l
            ), counted as (
                select position, at, b#>>'{sitting,sittingId}' as sitting, b#>'{sitting,reach}' as reach,
                       case when jsonb_typeof(b#>'{sitting,simulated}') = 'object' then b#>'{sitting,simulated}' end as part,
                       b#>'{sitting,items}' as items
                  from e where type = 'AudienceCounted'
            ), spoken as (
                select (l->>'personId')::bigint as person, at from e, jsonb_array_elements(b->'lines') l
                 where type = 'TalkHeard'
                   and (:crowd or not exists (select from person where id = (l->>'personId')::bigint and simulated))
            ), opened as (
                select at from e where type = 'ShowOpened'
            ), closed as (
                select at from e where type = 'ShowClosed'
            ), there as (
                select at, (b->>'viewers')::int - case when :crowd then 0 else coalesce((b->>'simulated')::int, 0) end as people,
                       lead(at) over (order by position) as until
                  from e where type = 'PresenceCounted'
            )
            """;
    private static final String FIGURES = JOURNAL + """
            , reached as (
                select field, coalesce(sum(most), 0) as n from (
                    select field, sitting, max((reach->>field)::bigint) as most
                      from counted, unnest(:fields::text[]) field group by field, sitting
                    union all
                    select field, sitting, -max((part->>field)::bigint)
                      from counted, unnest(:fields::text[]) field where not :crowd and part is not null
                     group by field, sitting) s
                 group by field
            ), n as (
                select (select coalesce(sum(paid), 0) from paid)::float8 as gmv,
                       (select count(*) from paid)::float8 as orders_paid,
                       (select count(distinct buyer) from paid)::float8 as buyers,
                       (select count(*) from orders)::float8 as orders_placed,
                       (select coalesce(sum(minor), 0) from orders)::float8 as placed,
                       (select count(distinct buyer) from orders)::float8 as orderers,
                       (select coalesce(sum(pieces), 0) from goods)::float8 as pieces,
                       (select coalesce(sum(minor), 0) from goods)::float8 as goods,
                       (select coalesce(sum(minor), 0) from refunds)::float8 as refunded,
                       (select count(distinct id) from refunds)::float8 as refund_orders,
                       coalesce((select n from reached where field = 'exposures'), 0)::float8 as exposures,
                       coalesce((select n from reached where field = 'entries'), 0)::float8 as entries,
                       coalesce((select n from reached where field = 'exits'), 0)::float8 as exits,
                       coalesce((select n from reached where field = 'viewers'), 0)::float8 as viewers,
                       coalesce((select n from reached where field = 'watchSeconds'), 0)::float8 as watched,
                       coalesce((select n from reached where field = 'productViewers'), 0)::float8 as product_viewers,
                       coalesce((select n from reached where field = 'clickers'), 0)::float8 as clickers,
                       0::float8 as online,
                       coalesce((select max(people) from there, opened, closed
                                  where there.at between opened.at and closed.at), 0)::float8 as peak,
                       coalesce((select sum(people * extract(epoch from least(coalesce(until, closed.at), closed.at)
                                                                        - greatest(there.at, opened.at)))
                                   from there, opened, closed
                                  where greatest(there.at, opened.at) < least(coalesce(until, closed.at), closed.at)), 0)::float8
                           as present,
                       (select extract(epoch from closed.at - opened.at) from opened, closed)::float8 as seconds,
                       (select count(*) from spoken)::float8 as lines,
                       (select count(distinct person) from spoken)::float8 as speakers,
                       (coalesce((select max((b->>'total')::bigint) from e where type = 'LikesCounted'), 0)
                           - case when :crowd then 0
                                  else coalesce((select max((b->>'simulated')::bigint) from e where type = 'LikesCounted'), 0) end
                       )::float8 as likes
            )
            select gmv, orders_paid, buyers, orders_placed, placed, orderers,
                   (orders_placed - orders_paid) / nullif(orders_placed, 0) as unpaid_rate, pieces, refunded, refund_orders,
                   refund_orders / nullif(orders_paid, 0) as refund_rate, gmv - refunded as net, gmv / nullif(buyers, 0) as aov,
                   goods / nullif(pieces, 0) as item_price, gmv * 1000 / nullif(entries, 0) as gpm,
                   gmv / nullif(viewers, 0) as uv_value, exposures, entries, exits, viewers, online, peak,
                   present / nullif(seconds, 0) as average_online, watched / nullif(viewers, 0) as stay,
                   entries / nullif(exposures, 0) as enter_rate, product_viewers, clickers,
                   product_viewers / nullif(viewers, 0) as seen_rate, clickers / nullif(product_viewers, 0) as click_rate,
                   orderers / nullif(clickers, 0) as order_rate, buyers / nullif(orderers, 0) as pay_rate,
                   buyers / nullif(viewers, 0) as conversion, lines, speakers, speakers / nullif(viewers, 0) as talk_rate, likes
              from n
            """;
    private static final String ITEMS = JOURNAL + """
            , shown as (
                select sitting, (i->>'itemId')::bigint as item, max((i->>'exposures')::bigint) as exposures,
                       max((i->>'clicks')::bigint) as clicks, max((i->>'simulatedExposures')::bigint) as part_exposures,
                       max((i->>'simulatedClicks')::bigint) as part_clicks
                  from counted, jsonb_array_elements(items) i group by 1, 2
            ), pin as (
                select type, (b->>'itemId')::bigint as item, at, lead(at) over (order by at, position) as until
                  from e where type in ('ItemPinned', 'ItemUnpinned', 'ShowClosed')
            ), figure as (
                select i.item,
                       coalesce((select sum(exposures - case when :crowd then 0 else part_exposures end)
                                   from shown s where s.item = i.item), 0) as seen,
                       coalesce((select sum(clicks - case when :crowd then 0 else part_clicks end)
                                   from shown s where s.item = i.item), 0) as clicks,
                       coalesce((select sum(pieces) from goods g where g.item = i.item), 0) as pieces,
                       coalesce((select sum(minor) from goods g where g.item = i.item), 0) as minor,
                       (select count(distinct buyer) from goods g where g.item = i.item) as buyers,
                       (select count(distinct id) from goods g where g.item = i.item) as orders,
                       coalesce((select floor(sum(extract(epoch from until - at)))
                                   from pin p where p.type = 'ItemPinned' and p.item = i.item), 0)::bigint as explained
                  from (select (b->>'itemId')::bigint as item from e where type = 'ItemLinedUp') i
            )
            select concat_ws(' ', item, seen, clicks, pieces, minor, buyers, orders, explained,
                             coalesce(round(clicks::numeric / nullif(seen, 0), 3)::text, '-'),
                             coalesce(round(minor::numeric * 1000 / nullif(seen, 0), 3)::text, '-')) as line
              from figure
             order by item
            """;
    private static final String MINUTES = JOURNAL + """
            , fresh as (
                select at, field, greatest(0, n - coalesce(max(n) over (partition by sitting, field order by position
                                                       rows between unbounded preceding and 1 preceding), 0)) as n
                  from (select position, at, sitting, field, (reach->>field)::bigint as n
                          from counted, unnest(array['exposures', 'entries', 'exits']) field) s
            ), fresh_part as (
                select at, field, greatest(0, n - coalesce(max(n) over (partition by sitting, field order by position
                                                       rows between unbounded preceding and 1 preceding), 0)) as n
                  from (select position, at, sitting, field, (part->>field)::bigint as n
                          from counted, unnest(array['exposures', 'entries', 'exits']) field where part is not null) s
            ), liked as (
                select at, greatest(0, n - coalesce(max(n) over (order by position rows between unbounded preceding and 1 preceding), 0))
                           - case when :crowd then 0 else
                             greatest(0, p - coalesce(max(p) over (order by position rows between unbounded preceding and 1 preceding), 0)) end as n
                  from (select position, at, (b->>'total')::bigint as n, coalesce((b->>'simulated')::bigint, 0) as p
                          from e where type = 'LikesCounted') s
            ), moved as (
                select paid_at as at, 'paid' as what, 1 as n from paid
                union all select paid_at, 'gmv', paid from paid
                union all select at, 'placed', 1 from orders
                union all select at, 'refunded', minor from refunds
                union all select at, field, n from fresh
                union all select at, field, -n from fresh_part where not :crowd
                union all select at, 'likes', n from liked
                union all select at, 'lines', 1 from spoken
            ), minute as (
                select generate_series(date_trunc('minute', opened.at), closed.at - interval '1 microsecond', '1 minute') as at
                  from opened, closed
            )
            select concat_ws(' ', to_char(m.at at time zone 'UTC', 'HH24:MI'),
                       coalesce((select sum(n) from moved where what = 'gmv' and moved.at >= m.at and moved.at < m.at + interval '1 minute'), 0),
                       coalesce((select sum(n) from moved where what = 'paid' and moved.at >= m.at and moved.at < m.at + interval '1 minute'), 0),
                       coalesce((select sum(n) from moved where what = 'placed' and moved.at >= m.at and moved.at < m.at + interval '1 minute'), 0),
                       coalesce((select people from there where there.at < m.at + interval '1 minute' order by there.at desc limit 1), 0),
                       coalesce((select sum(n) from moved where what = 'entries' and moved.at >= m.at and moved.at < m.at + interval '1 minute'), 0),
                       coalesce((select sum(n) from moved where what = 'exits' and moved.at >= m.at and moved.at < m.at + interval '1 minute'), 0),
                       coalesce((select sum(n) from moved where what = 'exposures' and moved.at >= m.at and moved.at < m.at + interval '1 minute'), 0),
                       coalesce((select sum(n) from moved where what = 'likes' and moved.at >= m.at and moved.at < m.at + interval '1 minute'), 0),
                       coalesce((select sum(n) from moved where what = 'lines' and moved.at >= m.at and moved.at < m.at + interval '1 minute'), 0)) as line
              from minute m
             order by m.at
            """;
    private static final String LATER = JOURNAL + """
            select to_char(r.at at time zone 'UTC', 'MM-DD HH24:MI') || ' ' || sum(r.minor) as line
              from refunds r, closed c
             where r.at >= c.at
             group by to_char(r.at at time zone 'UTC', 'MM-DD HH24:MI')
             order by 1
            """;
    private static final String SOURCES = JOURNAL + """
            , way as (
                select b#>>'{sitting,sittingId}' as sitting, w->>'source' as source, field, max((w->>field)::bigint) as n
                  from e, jsonb_array_elements(case when jsonb_typeof(b#>'{sitting,sources}') = 'array'
                                                    then b#>'{sitting,sources}' else '[]' end) w,
                       unnest(array['entries', 'viewers', 'watchSeconds', 'productViewers', 'clickers', 'orderers', 'buyers',
                                    'paidMinor']) field
                 where type = 'AudienceCounted'
                 group by 1, 2, 3
            ), summed as (
                select source, coalesce(sum(n) filter (where field = 'entries'), 0) as entries,
                       coalesce(sum(n) filter (where field = 'viewers'), 0) as viewers,
                       coalesce(sum(n) filter (where field = 'watchSeconds'), 0) as watched,
                       coalesce(sum(n) filter (where field = 'productViewers'), 0) as product_viewers,
                       coalesce(sum(n) filter (where field = 'clickers'), 0) as clickers,
                       coalesce(sum(n) filter (where field = 'orderers'), 0) as orderers,
                       coalesce(sum(n) filter (where field = 'buyers'), 0) as buyers,
                       coalesce(sum(n) filter (where field = 'paidMinor'), 0) as minor
                  from way
                 where :crowd or not :crowd
                 group by source
            )
            select concat_ws(' ', source, entries, viewers, product_viewers, clickers, orderers, buyers, minor,
                             coalesce(round(watched / nullif(viewers, 0), 3)::text, '-'),
                             coalesce(round(buyers / nullif(viewers, 0), 3)::text, '-')) as line
              from summed
             where entries > 0 or viewers > 0 or orderers > 0
             order by source
            """;
    private static final String[] FIELDS = {
        "exposures", "entries", "exits", "viewers", "watchSeconds", "productViewers", "clickers"
    };

    private final JdbcClient jdbc;

    Recount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, @Nullable Object> figures(boolean crowd) {
        return jdbc.sql(FIGURES)
                .param("crowd", crowd)
                .param("fields", FIELDS)
                .query()
                .singleRow();
    }

    List<String> items(boolean crowd) {
        return jdbc.sql(ITEMS)
                .param("crowd", crowd)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Each way with its entries, viewers, product viewers, clickers, orderers, buyers, money, stay and conversion. */
    List<String> sources() {
        return jdbc.sql(SOURCES)
                .param("crowd", false)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Each minute after the show in which something was refunded, with its sum. */
    List<String> later(boolean crowd) {
        return jdbc.sql(LATER)
                .param("crowd", crowd)
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<String> minutes(boolean crowd) {
        return jdbc.sql(MINUTES)
                .param("crowd", crowd)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
