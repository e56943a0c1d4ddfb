package org.qiantang.app.radar;

import java.util.function.UnaryOperator;

/**
 * Statements over what was seen. In each, {@code s} is a show, {@code i} an item, and what is looked for is found by the
 * {@link Kind}'s own key; nothing that a person typed becomes part of a statement.
 */
final class SeenSql {
    /** The asker's shows: of the shop, or those that the agency's hosts stood in since they joined it. */
    static final String OWN_SHOWS = """
            with own_show as materialized (
                select show_id from insight_show where merchant_id = :shop
                union
                select e.show_id
                  from agency_member a
                  join show_host e on e.person_id = a.person_id
                  join insight_show w on w.show_id = e.show_id
                 where a.agency_id = :agency and w.opened_at >= a.joined_at
            )
            """;
    /** Sold and looked at, line by line and hour by hour, from the days before on. */
    private static final String FACTS = OWN_SHOWS + """
            , sale as (
                select {group} as id, o.order_id, o.show_id, o.crowd, o.paid_at, o.paid_at >= :from as now, l.pieces,
                       l.pieces * l.minor as minor, s.show_id in (select show_id from own_show) as mine
                  from insight_order o
                  join insight_show s on s.show_id = o.show_id
                  join insight_line l on l.order_id = o.order_id
                  join insight_item i on i.show_id = o.show_id and i.item_id = l.item_id
                  {join}
                 where o.paid_at >= :before and o.paid_at < :until and (:crowd or not o.crowd)
                   and {stage}
                   and (cast(:id as bigint) is null or {key} = :id)
                   and (not :own or s.show_id in (select show_id from own_show))
                   and not exists (select from doubtful_order d where d.order_id = o.order_id)
            ), look as (
                select {group} as id, r.show_id, r.crowd, r.hour, r.hour >= :from as now,
                       case when not r.crowd then 1 when :crowd then 0 else -1 end as sign,
                       r.exposures, r.clicks, r.entries, {likes} as likes,
                       s.show_id in (select show_id from own_show) as mine
                  from radar_hour r
                  join insight_show s on s.show_id = r.show_id
                  {item}
                  {join}
                 where r.hour >= :before and r.hour < :until and {whole}
                   and (cast(:id as bigint) is null or {key} = :id)
                   and (not :own or s.show_id in (select show_id from own_show))
            )
            """;
    /**
     * The same of the span alone, up to where a page begins: what is listed behind a figure needs none of the days before, and
     * none of what earlier pages told.
     */
    private static final String FACTS_OF_PAGE =
            FACTS.replace(":before", ":from").replace(":until", ":ends");

    /** Likes in doubt count in neither part of an hour; they are taken off the hour of all. */
    private static final String LIKES = """
            greatest(0, r.likes - case when r.crowd then 0 else coalesce((
                select sum(d.likes) from doubtful_likes d
                 where d.show_id = r.show_id and d.minute >= r.hour and d.minute < r.hour + interval '1 hour'), 0) end)""";

    private static final String SEEN = FACTS + """
            , trade as (
                select id, bool_and(mine) as mine, bool_or(crowd) as crowd,
                       coalesce(sum(pieces) filter (where now), 0) as pieces,
                       coalesce(sum(minor) filter (where now), 0) as minor,
                       count(distinct order_id) filter (where now) as orders,
                       count(distinct order_id) filter (where now and not mine) as others,
                       coalesce(sum(pieces) filter (where not now), 0) as pieces_before,
                       coalesce(sum(minor) filter (where not now), 0) as minor_before,
                       count(distinct order_id) filter (where not now) as orders_before
                  from sale group by id
            ), attention as (
                select id, bool_and(mine) as mine, bool_or(crowd and :crowd) as crowd,
                       coalesce(sum(sign * entries) filter (where now), 0) as views,
                       coalesce(sum(sign * likes) filter (where now), 0) as likes,
                       coalesce(sum(sign * exposures) filter (where now), 0) as exposures,
                       coalesce(sum(sign * clicks) filter (where now), 0) as clicks,
                       coalesce(sum(sign * entries) filter (where not now), 0) as views_before,
                       coalesce(sum(sign * likes) filter (where not now), 0) as likes_before,
                       coalesce(sum(sign * exposures) filter (where not now), 0) as exposures_before,
                       coalesce(sum(sign * clicks) filter (where not now), 0) as clicks_before
                  from look group by id
            ), named as (
                {names}
            )
            select n.id, n.title, n.shop_id, coalesce(m.name, '') as shop_name, n.picture, n.category, n.opened_at,
                   case when n.opened_at is null then cast('{}' as text[])
                        else array(select w.nickname from show_host e join person w on w.id = e.person_id
                                    where e.show_id = n.id order by w.id) end as hosts,
                   case when t.id is null and a.id is null
                        then coalesce(n.shop_id = :shop, false)
                             or (n.opened_at is not null and n.id in (select show_id from own_show))
                        else coalesce(t.mine, true) and coalesce(a.mine, true) end as mine,
                   coalesce(t.crowd, false) or coalesce(a.crowd, false) as simulated,
                   t.pieces, t.minor, t.orders, t.others, t.pieces_before, t.minor_before, t.orders_before,
                   a.views, a.likes, a.exposures, a.clicks, a.views_before, a.likes_before, a.exposures_before, a.clicks_before
              from named n
              left join trade t on t.id = n.id
              left join attention a on a.id = n.id
              left join merchant m on m.id = n.shop_id
             where {only}
               and (:q = '' or position(lower(:q) in lower(n.title || ' ' || coalesce(m.name, ''))) > 0)
               and (:category = '' or {category})
               and (not exists (select from shop_standing w where w.merchant_id = n.shop_id and w.standing <> 'OPEN')
                    or n.shop_id = :shop)
             order by coalesce(t.pieces, 0) + coalesce(a.views, 0) desc, n.id desc
             limit :most
            """;
    private static final String ANY_OR_NAMED = """
            case when cast(:id as bigint) is null
                 then coalesce(t.pieces, 0) + coalesce(a.views, 0) + coalesce(a.exposures, 0) > 0
                 else n.id = :id end""";
    private static final String DAYS = FACTS + """
            , day as (
                select generate_series(cast(:firstDay as date), cast(:lastDay as date), interval '1 day')::date as day
            ), sold as (
                select (paid_at at time zone 'Asia/Shanghai')::date as day, sum(pieces) as pieces, sum(minor) as minor,
                       count(distinct order_id) as orders
                  from sale group by 1
            ), looked as (
                select (hour at time zone 'Asia/Shanghai')::date as day, sum(sign * entries) as views, sum(sign * likes) as likes,
                       sum(sign * exposures) as exposures, sum(sign * clicks) as clicks
                  from look group by 1
            )
            select day.day, coalesce(views, 0) as views, coalesce(likes, 0) as likes, coalesce(pieces, 0) as pieces,
                   coalesce(exposures, 0) as exposures, coalesce(clicks, 0) as clicks, coalesce(orders, 0) as orders,
                   coalesce(minor, 0) as minor
              from day left join sold using (day) left join looked using (day)
             order by day.day
            """;
    private static final String HOURS = FACTS + """
            select extract(isodow from paid_at at time zone 'Asia/Shanghai')::int as weekday,
                   extract(hour from paid_at at time zone 'Asia/Shanghai')::int as hour,
                   count(distinct order_id) as orders, count(distinct order_id) filter (where not mine) as others
              from sale
             where now
             group by 1, 2
             order by 1, 2
            """;

    /** One's own paid orders, each with its lines of the thing together. */
    private static final String ORDERS = FACTS_OF_PAGE + """
            , bought as (
                select order_id, paid_at, sum(pieces) as pieces, sum(minor) as minor
                  from sale
                 where mine
                 group by order_id, paid_at
            )
            select b.order_id, b.paid_at, o.paid_position, b.pieces, b.minor
              from bought b
              join insight_order o on o.order_id = b.order_id
             where (b.paid_at, o.paid_position) < (:at, :place)
             order by b.paid_at desc, o.paid_position desc
             limit :most
            """;
    /** Hours of one's own shows in which something was paid, all orders of an hour together. */
    private static final String PAID_HOURS = FACTS_OF_PAGE + """
            , paid as (
                select show_id, date_trunc('hour', paid_at, 'Asia/Shanghai') as hour, {sum} as n
                  from sale
                 where mine
                 group by 1, 2
            )
            select show_id, hour, n
              from paid
             where (hour, show_id) < (:at, :place)
             order by hour desc, show_id desc
             limit :most
            """;
    /** Hours of one's own shows in which something was counted. */
    private static final String COUNTS = FACTS_OF_PAGE + """
            , counted as (
                select show_id, hour, sum(sign * {column}) as n
                  from look
                 where mine
                 group by show_id, hour
            )
            select show_id, hour, n
              from counted
             where n <> 0 and (hour, show_id) < (:at, :place)
             order by hour desc, show_id desc
             limit :most
            """;

    /** Goods that viewers have been shown, on a shelf or in a show; what a shop only prepares is nobody else's to see. */
    static final String PUBLIC = """
            (p.on_shelf or exists (select from insight_item i join insight_show s on s.show_id = i.show_id
                                    where i.product_id = p.id and (s.kind = 'SHELF' or s.opened_at is not null)))""";

    /** Who has hosted before viewers; of nobody else is a name told. */
    private static final String HOST_NAMES = """
            select p.id, p.nickname as title, cast(null as bigint) as shop_id, cast(null as text) as picture, '' as category,
                   cast(null as timestamptz) as opened_at
              from person p
             where exists (select from show_host h join insight_show s on s.show_id = h.show_id
                            where h.person_id = p.id and s.kind = 'STAGE' and s.opened_at is not null)""";

    /** A shop has one room, whose own title is the shop's alone to see. */
    private static final String ROOM_NAMES = """
            select distinct on (s.room_id) s.room_id as id, coalesce(w.name, s.title) as title, s.merchant_id as shop_id,
                   cast(null as text) as picture, '' as category, cast(null as timestamptz) as opened_at
              from insight_show s left join merchant w on w.id = s.merchant_id
             where s.kind = 'STAGE' and s.opened_at is not null
             order by s.room_id, s.show_id desc""";

    private static final String SHOW_NAMES = """
            select s.show_id as id, s.title, s.merchant_id as shop_id, cast(null as text) as picture, '' as category, s.opened_at
              from insight_show s
             where s.opened_at is not null""";
    private static final String PRODUCT_NAMES = """
            select p.id, p.title, p.merchant_id as shop_id, p.page -> 'pictures' ->> 0 as picture,
                   p.legal_category as category, cast(null as timestamptz) as opened_at
              from product p
             where p.merchant_id = :shop or (p.archived_at is null and {public})""";
    private static final String BRAND_NAMES = """
            select b.brand_id as id, min(b.name) as title, cast(null as bigint) as shop_id, cast(null as text) as picture,
                   '' as category, cast(null as timestamptz) as opened_at
              from radar_brand b
              join product p on p.id = b.product_id
             where p.merchant_id = :shop or (p.archived_at is null and {public})
             group by b.brand_id""";

    private SeenSql() {}

    /** All of a kind, or the one that is named. */
    static String seen(Kind kind) {
        return SEEN.replace("{names}", names(kind))
                .replace("{category}", category(kind))
                .replace("{only}", ANY_OR_NAMED)
                .transform(of(kind, kind.key()));
    }

    /** The shows in which the one that is named stood. */
    static String placements(Kind kind) {
        return SEEN.replace("{names}", SHOW_NAMES.replace("s.opened_at is not null", "true"))
                .replace("{category}", "false")
                .replace("{only}", "(t.id is not null or a.id is not null)")
                .transform(of(kind, "s.show_id"));
    }

    static String days(Kind kind) {
        return of(kind, kind.key()).apply(DAYS);
    }

    static String hours(Kind kind) {
        return of(kind, kind.key()).apply(HOURS);
    }

    static String orders(Kind kind) {
        return of(kind, kind.key()).apply(ORDERS);
    }

    static String paidHours(Kind kind, SeenFigure figure) {
        return of(kind, kind.key()).apply(PAID_HOURS.replace("{sum}", figure.sum()));
    }

    static String counts(Kind kind, SeenFigure figure) {
        return of(kind, kind.key()).apply(COUNTS.replace("{column}", figure.column()));
    }

    private static UnaryOperator<String> of(Kind kind, String group) {
        return text -> text.replace("{stage}", kind.isGoods() ? "true" : "s.kind = 'STAGE'")
                .replace("{whole}", kind.isGoods() ? "r.item_id > 0" : "r.item_id = 0 and s.kind = 'STAGE'")
                .replace(
                        "{item}",
                        kind.isGoods() ? "join insight_item i on i.show_id = r.show_id and i.item_id = r.item_id" : "")
                .replace("{likes}", kind.isGoods() ? "r.likes" : LIKES)
                .replace("{join}", kind.join())
                .replace("{key}", kind.key())
                .replace("{group}", group);
    }

    private static String names(Kind kind) {
        return switch (kind) {
            case HOST -> HOST_NAMES;
            case ROOM -> ROOM_NAMES;
            case SHOW -> SHOW_NAMES;
            case PRODUCT -> PRODUCT_NAMES.replace("{public}", PUBLIC);
            case BRAND -> BRAND_NAMES.replace("{public}", PUBLIC);
        };
    }

    /** Whether goods of a legal category are it, or were lined up in it. */
    private static String category(Kind kind) {
        String lined = "exists (select from insight_show s join insight_item i on i.show_id = s.show_id"
                + " join product c on c.id = i.product_id ";
        return switch (kind) {
            case HOST ->
                lined + kind.join()
                        + " where h.person_id = n.id and c.legal_category = :category and s.kind = 'STAGE')";
            case ROOM -> lined + " where s.room_id = n.id and c.legal_category = :category and s.kind = 'STAGE')";
            case SHOW -> lined + " where s.show_id = n.id and c.legal_category = :category)";
            case PRODUCT -> "n.category = :category";
            case BRAND ->
                "exists (select from radar_brand b join product c on c.id = b.product_id"
                        + " where b.brand_id = n.id and c.legal_category = :category)";
        };
    }
}
