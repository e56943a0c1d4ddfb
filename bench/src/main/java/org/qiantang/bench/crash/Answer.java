package org.qiantang.bench.crash;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.bench.hammer.Reply;
import tools.jackson.databind.JsonNode;

/** What a buyer was told of a wish. */
public sealed interface Answer {
    Set<Integer> ASK_AGAIN = Set.of(0, 429, 500, 502, 503, 504);

    /**
     * It is done: this may never be untrue again.
     *
     * @param checkoutId null where it was no checkout
     * @param totalMinor of all orders together
     * @param place where the only order is written, as shard:position; null where that was not said
     */
    record Granted(
            @Nullable Long checkoutId,
            List<Long> orders,
            long totalMinor,
            @Nullable String place) implements Answer {
        public Granted {
            orders = List.copyOf(orders);
        }

        /** Whether both tell of the same orders; where they stand may have been told of another place later. */
        boolean sameAs(Granted other) {
            return orders.equals(other.orders) && totalMinor == other.totalMinor;
        }
    }

    record Refused(String code) implements Answer {}

    /** Nothing came, or only that it should be asked again: it may have been done or not. */
    record None(String why) implements Answer {}

    static Answer of(Reply reply) {
        if (ASK_AGAIN.contains(reply.status())) {
            return new None(reply.status() + " " + reply.text());
        }
        if (reply.status() != 201) {
            return new Refused(reply.status() + " " + reply.code());
        }
        JsonNode body = reply.body();
        long total = Reply.number(body.path("total").path("minor"));
        String at = body.path("at").asString("");
        if (body.has("orders")) {
            List<Long> orders = body.path("orders")
                    .valueStream()
                    .map(one -> Reply.number(one.path("orderId")))
                    .toList();
            return new Granted(Reply.number(body.path("checkoutId")), orders, total, null);
        }
        return new Granted(null, List.of(Reply.number(body.path("orderId"))), total, at.isEmpty() ? null : at);
    }
}
