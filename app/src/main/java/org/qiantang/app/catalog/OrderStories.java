package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code order_story}: each paid order's own events, in their order. */
final class OrderStories {
    private static final String NOTE = """
            insert into order_story (order_id, number, type, version, body)
            select :order, coalesce(max(number), 0) + 1, :type, :version, :body
              from order_story
             where order_id = :order
            """;

    private static final String TELL = """
            select type, version, body
              from order_story
             where order_id = :order
             order by number
            """;

    private static final String DUE = """
            insert into order_due (order_id, merchant_id, due_at) values (:order, :merchant, :at)
            on conflict (order_id) do update set due_at = excluded.due_at
            """;

    private static final String DUE_BY = """
            select merchant_id, order_id
              from order_due
             where due_at <= :now
             order by due_at
             limit :most
            """;

    private static final EventCodec CODEC = new EventCodec();

    private final JdbcClient jdbc;

    OrderStories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(ShopEvent.AboutOrder event) {
        jdbc.sql(NOTE)
                .param("order", event.orderId())
                .param("type", CODEC.typeOf(event))
                .param("version", EventCodec.VERSION)
                .param("body", CODEC.bytes(event))
                .update();
    }

    List<ShopEvent.AboutOrder> tell(long orderId) {
        return jdbc.sql(TELL)
                .param("order", orderId)
                .query((row, _) -> (ShopEvent.AboutOrder)
                        CODEC.read(row.getString("type"), row.getInt("version"), row.getBytes("body")))
                .list();
    }

    void due(long merchantId, long orderId, @Nullable Instant at) {
        if (at == null) {
            jdbc.sql("delete from order_due where order_id = :order")
                    .param("order", orderId)
                    .update();
        } else {
            jdbc.sql(DUE)
                    .param("order", orderId)
                    .param("merchant", merchantId)
                    .param("at", at.atOffset(UTC))
                    .update();
        }
    }

    List<OrderCounter.Due> dueBy(Instant now, int most) {
        return jdbc.sql(DUE_BY)
                .param("now", now.atOffset(UTC))
                .param("most", most)
                .query((row, _) -> new OrderCounter.Due(row.getLong("merchant_id"), row.getLong("order_id")))
                .list();
    }
}
