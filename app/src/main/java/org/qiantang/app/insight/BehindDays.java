package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.qiantang.app.web.Bookmark;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The events of the journal behind a shop's sums of some days, the newest first: how the orders of these days were paid, and what has
 * gone back of them since. They are the shop's own orders, in whosever room they were placed.
 */
final class BehindDays {
    private static final String EVENTS = """
            with sold as (
                select p.order_id, o.paid_position
                  from placed_order p
                  join insight_order o using (order_id)
                 where p.merchant_id = :shop and p.paid_at >= :from and p.paid_at < :until
            )
            select e.shard, e.position, e.type, e.version, e.at, e.body
              from sold s
              join event e on e.shard = 1 and e.position = s.paid_position
             where e.type = any(:types) and (e.at, e.position * 2 + e.shard) < (:before, :place)
            union all
            select e.shard, e.position, e.type, e.version, e.at, e.body
              from sold s
              join insight_refund r using (order_id)
              join event e on e.shard = 0 and e.position = r.position
             where e.type = any(:types) and (e.at, e.position * 2 + e.shard) < (:before, :place)
             order by at desc, position desc, shard desc
             limit :most
            """;

    private final JdbcClient jdbc;
    private final EventCodec codec;

    BehindDays(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /** Events behind a metric of a shop, of the orders that were paid from the one moment on and before the other. */
    List<Behind.Placed> of(long shop, Metric metric, Instant from, Instant until, Bookmark after, int most) {
        return jdbc.sql(EVENTS)
                .param("shop", shop)
                .param("types", metric.events().toArray(String[]::new))
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("before", after.moment().atOffset(UTC))
                .param("place", after.id())
                .param("most", most)
                .query((row, _) -> Behind.placed(row, codec, false))
                .list();
    }
}
