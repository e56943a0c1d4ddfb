package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.qiantang.event.Sitting.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what closed shows of all shops came to, in one statement: people alone, without doubtful orders. */
final class MarketRows {
    private static final String SHOWS = """
            with one as materialized (
                select show_id, merchant_id
                  from insight_show
                 where kind = 'STAGE' and state = 'closed' and closed_at >= :from and closed_at < :until
                 order by closed_at desc, show_id desc
                 limit :most
            ), sold as (
                select o.order_id, o.show_id, o.buyer_id, o.placed_minor, o.paid_at, o.paid_minor
                  from one join insight_order o using (show_id)
                 where not o.crowd and not exists (select from doubtful_order d where d.order_id = o.order_id)
            ), trade as (
                select show_id, count(*) as placed, sum(placed_minor) as placed_minor, count(distinct buyer_id) as orderers,
                       count(paid_at) as paid, sum(paid_minor) as paid_minor,
                       count(distinct buyer_id) filter (where paid_at is not null) as buyers
                  from sold group by show_id
            ), back as (
                select s.show_id, sum(r.minor) as refunded, count(distinct r.order_id) as refund_orders
                  from sold s join insight_refund r using (order_id)
                 where s.paid_at is not null
                 group by s.show_id
            ), reach as (
                select show_id, sum(sign * exposures) as exposures, sum(sign * entries) as entries, sum(sign * exits) as exits,
                       sum(sign * viewers) as viewers, sum(sign * watch_seconds) as watch_seconds,
                       sum(sign * product_viewers) as product_viewers, sum(sign * clickers) as clickers
                  from one
                  join (select *, case when crowd then -1 else 1 end as sign from insight_sitting) sitting using (show_id)
                 group by show_id
            )
            select one.merchant_id, r.exposures, r.entries, r.exits, r.viewers, r.watch_seconds, r.product_viewers, r.clickers,
                   coalesce(t.placed, 0) as placed, coalesce(t.placed_minor, 0) as placed_minor,
                   coalesce(t.orderers, 0) as orderers, coalesce(t.paid, 0) as paid,
                   coalesce(t.paid_minor, 0) as paid_minor, coalesce(t.buyers, 0) as buyers,
                   coalesce(b.refunded, 0) as refunded, coalesce(b.refund_orders, 0) as refund_orders
              from one
              join reach r using (show_id)
              left join trade t using (show_id)
              left join back b using (show_id)
             where r.viewers > 0
            """;

    private final JdbcClient jdbc;

    MarketRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A show by whose it is; pieces, talk and presence are not read and are 0. */
    record OfShow(long merchantId, Counts counts) {}

    /** Shows that were closed in a span and that somebody watched; of more than {@code most} the last ones. */
    List<OfShow> shows(Instant from, Instant until, int most) {
        return jdbc.sql(SHOWS)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("most", most)
                .query((row, _) -> new OfShow(
                        row.getLong("merchant_id"),
                        new Counts(
                                new Reach(
                                        row.getLong("exposures"),
                                        row.getLong("entries"),
                                        row.getLong("exits"),
                                        row.getLong("viewers"),
                                        row.getLong("watch_seconds"),
                                        row.getLong("product_viewers"),
                                        row.getLong("clickers")),
                                new Counts.Trade(
                                        row.getLong("placed"),
                                        row.getLong("placed_minor"),
                                        row.getLong("orderers"),
                                        row.getLong("paid"),
                                        row.getLong("paid_minor"),
                                        row.getLong("buyers"),
                                        0,
                                        0,
                                        row.getLong("refunded"),
                                        row.getLong("refund_orders")),
                                new Counts.Talk(0, 0, 0),
                                0,
                                0,
                                0,
                                0)))
                .list();
    }
}
