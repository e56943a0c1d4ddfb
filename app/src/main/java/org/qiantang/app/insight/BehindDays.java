package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
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
    private static final String REFUND = "RefundOrdered";

    /** A table may round a moment that the journal cuts off. */
    private static final Duration ROUNDED = Duration.ofSeconds(1);

    /**
     * Both tables hold when an order was paid. The shop stands in the one, and the other is the one that has an index by that moment:
     * asked of both, the days bound what is read, and not the shop's age.
     */
    private static final String EVENTS = """
            select e.shard, e.position, e.type, e.version, e.at, e.body
              from placed_order p
              join insight_order o using (order_id)
              {events}
             where p.merchant_id = :shop and p.paid_at >= :from and p.paid_at < :until
               and o.paid_at >= :from and o.paid_at < :until and {reach}
               and e.type = any(:types) and (e.at, e.position * 2 + e.shard) < (:before, :place)
             order by e.at desc, e.position desc
             limit :most
            """;

    /** The journal tells of no payment before it was made, so that a page needs none that was made after its beginning. */
    private static final String PAYMENTS = EVENTS.replace(
                    "{events}", "join event e on e.shard = 1 and e.position = o.paid_position")
            .replace("{reach}", "o.paid_at < :reach");

    private static final String REFUNDS = EVENTS.replace("{events}", """
            join insight_refund r using (order_id)
              join event e on e.shard = 0 and e.position = r.position""").replace("{reach}", "true");

    private final JdbcClient jdbc;
    private final EventCodec codec;

    BehindDays(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /** Events behind a metric of a shop's week, of the orders that were paid from the one moment on and before the other. */
    List<Behind.Placed> of(long shop, Metric metric, Instant from, Instant until, Bookmark after, int most) {
        return jdbc.sql(metric.events().contains(REFUND) ? REFUNDS : PAYMENTS)
                .param("shop", shop)
                .param("types", metric.events().toArray(String[]::new))
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("before", after.moment().atOffset(UTC))
                .param("reach", after.moment().plus(ROUNDED).atOffset(UTC))
                .param("place", after.id())
                .param("most", most)
                .query((row, _) -> Behind.placed(row, codec, false))
                .list();
    }
}
