package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People whom a shop may want to reach, for tools of the house that reach them. A shop is told how many they are and never who:
 * their ids stay on this side of every interface. Who has switched personal lists off is in none, and of the others nothing
 * that they have taken back (个人信息保护法 24).
 */
public final class Segments {
    /** Fewer own buyers than this say more of themselves than of others like them. */
    private static final int LEAST_OWN = Hiding.LEAST;

    private static final Duration LOOKED_BACK = Duration.ofDays(180);

    // Nothing of who may not be reached, and nothing that was bought before one had it forgotten, or while lists were
    // off.
    private static final String LOOKED_AT = """
               and not o.crowd
               and not exists (select from doubtful_order d where d.order_id = o.order_id)
               and (p.forgotten_at is null or o.paid_at > p.forgotten_at)
               and (p.off_at is null or o.paid_at < p.off_at or o.paid_at >= p.on_at)
            """;
    // Twice one's own rhythm, and never less than a month.
    private static final String LEAVING = """
            select x.buyer_id
              from (select o.buyer_id, max(o.paid_at) as last_at, min(o.paid_at) as first_at, count(*) as orders
                      from insight_order o
                      join insight_show s using (show_id)
                      join reachable_person p on p.person_id = o.buyer_id
                     where s.merchant_id = :merchant and o.paid_at < :until
            """ + LOOKED_AT + """
                     group by o.buyer_id
                    having count(*) >= 2) x
             where x.last_at < :until - greatest(interval '30 days', (x.last_at - x.first_at) / (x.orders - 1) * 2)
             order by x.buyer_id
            """;
    // The cosine between what somebody buys, by category, and what the shop's buyers buy; alike is who is nearer than
    // half of these, or as near but for the last digits of a sum.
    private static final String ALIKE = """
            with act as (
                select o.buyer_id, g.legal_category as category, count(distinct o.order_id)::float8 as n,
                       bool_or(s.merchant_id = :merchant) as here
                  from insight_order o
                  join insight_show s using (show_id)
                  join reachable_person p on p.person_id = o.buyer_id
                  join insight_line l using (order_id)
                  join insight_item i on i.show_id = o.show_id and i.item_id = l.item_id
                  join product g on g.id = i.product_id
                 where o.paid_at >= :since and o.paid_at < :until
            """ + LOOKED_AT + """
                 group by o.buyer_id, g.legal_category
            ), own as (
                select distinct buyer_id from act where here
            ), centre as (
                select category, sum(n) as w from act join own using (buyer_id) group by category
            ), score as (
                select a.buyer_id,
                       sum(a.n * coalesce(c.w, 0)) / (sqrt(sum(a.n * a.n)) * (select sqrt(sum(w * w)) from centre)) as near
                  from act a
                  left join centre c using (category)
                 where (select count(*) from own) >= :least
                 group by a.buyer_id
            ), bar as (
                select percentile_cont(0.5) within group (order by near) as near from score join own using (buyer_id)
            )
            select x.buyer_id
              from score x
             where x.near >= (select near from bar) - 1e-9
               and not exists (select from insight_order o
                                 join insight_show s using (show_id)
                                where o.buyer_id = x.buyer_id and s.merchant_id = :merchant and o.paid_at < :until
                                  and not exists (select from doubtful_order d where d.order_id = o.order_id))
             order by x.buyer_id
            """;

    private final JdbcClient jdbc;

    Segments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why a shop may want to reach somebody. */
    public enum Kind {
        /** Bought here more than once and has been away for longer than usual. */
        LEAVING,
        /** Never bought here, and buys elsewhere what this shop's buyers buy. */
        ALIKE
    }

    /** The people of a segment as of a moment, by id; for tools of the house, and never for an answer to a shop. */
    public List<Long> people(long merchant, Kind kind, Instant until) {
        return switch (kind) {
            case LEAVING ->
                jdbc.sql(LEAVING)
                        .param("merchant", merchant)
                        .param("until", until.atOffset(UTC))
                        .query((row, _) -> row.getLong("buyer_id"))
                        .list();
            case ALIKE ->
                jdbc.sql(ALIKE)
                        .param("merchant", merchant)
                        .param("since", until.minus(LOOKED_BACK).atOffset(UTC))
                        .param("until", until.atOffset(UTC))
                        .param("least", LEAST_OWN)
                        .query((row, _) -> row.getLong("buyer_id"))
                        .list();
        };
    }
}
