package org.qiantang.app.order;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which products people have paid for. A demo's simulated buyers are left out. */
public final class PaidGoods {
    private static final String PAID = """
            select o.order_id, o.buyer_id, o.paid_at, array_agg(distinct i.product_id) as products
              from placed_order o
              join order_line l on l.order_id = o.order_id
              join order_item i on i.item_id = l.item_id
              left join person p on p.id = o.buyer_id
             where o.paid_at is not null and o.buyer_id is not null and not coalesce(p.simulated, false)
            """;
    private static final String AFTER = PAID + """
               and o.order_id > :after and o.paid_at > :since
             group by o.order_id order by o.order_id limit :limit
            """;
    private static final String OF_BUYER = PAID + """
               and o.buyer_id = :buyer and o.paid_at > :since
             group by o.order_id order by o.order_id
            """;
    private static final String ONE = PAID + " and o.order_id = :order group by o.order_id";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final HandOver.Folded folded;

    PaidGoods(JdbcClient jdbc, HandOver.Folded folded) {
        this.jdbc = jdbc;
        this.folded = folded;
    }

    /** An order that was paid, with its products, each once. */
    public record Paid(long orderId, long buyerId, List<Long> products, Instant at) {
        public Paid {
            products = List.copyOf(products);
        }
    }

    /** Those paid since a moment, in the order of their ids, after one. */
    public List<Paid> after(long orderId, Instant since, int limit) {
        return read(jdbc.sql(AFTER)
                .param("after", orderId)
                .param("since", since.atOffset(UTC))
                .param("limit", limit));
    }

    /** What one person has paid for since a moment. */
    public List<Paid> ofBuyer(long buyerId, Instant since) {
        return read(jdbc.sql(OF_BUYER).param("buyer", buyerId).param("since", since.atOffset(UTC)));
    }

    /**
     * The one paid at a place of the journal, once the rows show it; none where a simulated buyer paid it.
     *
     * @throws IllegalStateException if the rows are behind for seconds
     */
    public List<Paid> of(long orderId, int shard, long position) throws InterruptedException {
        if (!folded.await(shard, position, PATIENCE)) {
            throw new IllegalStateException("orders are behind: position=" + position);
        }
        return read(jdbc.sql(ONE).param("order", orderId));
    }

    private static List<Paid> read(JdbcClient.StatementSpec asked) {
        return asked.query((row, _) -> new Paid(
                        row.getLong("order_id"),
                        row.getLong("buyer_id"),
                        Arrays.asList((Long[]) row.getArray("products").getArray()),
                        row.getObject("paid_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
