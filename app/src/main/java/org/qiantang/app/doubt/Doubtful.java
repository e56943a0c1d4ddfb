package org.qiantang.app.doubt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in doubt and no officer has called a false alarm, for those who must leave it out. */
public final class Doubtful {
    private static final String OF_ALL = """
            select s.buyer_id as person_id, o.order_id from doubtful_order o join doubt_order_seen s using (order_id)
            union all
            select person_id, 0 from doubtful_person
            """;

    private static final String PIECES = """
            select i.product_id, sum(l.pieces) as pieces
              from doubtful_order d
              join placed_order o using (order_id)
              join order_line l using (order_id)
              join order_item i using (item_id)
             where o.paid_at is not null
             group by i.product_id
            """;
    /** Goods are searched far more often than anything comes into doubt. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private volatile Pieces known = new Pieces(Instant.EPOCH, Map.of());

    private record Pieces(Instant at, Map<Long, Long> byProduct) {}

    Doubtful(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Pieces paid for in doubtful orders, by product; some seconds old. */
    public Map<Long, Long> pieces() {
        Pieces now = known;
        Instant at = clock.instant();
        if (at.isBefore(now.at()) || Duration.between(now.at(), at).compareTo(FRESH) > 0) {
            var pieces = new HashMap<Long, Long>();
            jdbc.sql(PIECES).query(row -> {
                pieces.put(row.getLong("product_id"), row.getLong("pieces"));
            });
            now = new Pieces(at, Map.copyOf(pieces));
            known = now;
        }
        return now.byProduct();
    }

    /**
     * What of one account is in doubt.
     *
     * @param whole whether all that it does is
     */
    public record Part(boolean whole, Set<Long> orders) {
        public Part {
            orders = Set.copyOf(orders);
        }
    }

    /** By account. */
    public Map<Long, Part> all() {
        var orders = new HashMap<Long, Set<Long>>();
        var whole = new TreeSet<Long>();
        jdbc.sql(OF_ALL).query(row -> {
            long person = row.getLong("person_id");
            Set<Long> known = orders.computeIfAbsent(person, _ -> new TreeSet<>());
            long order = row.getLong("order_id");
            if (order == 0) {
                whole.add(person);
            } else {
                known.add(order);
            }
        });
        var parts = new HashMap<Long, Part>();
        orders.forEach((person, known) -> parts.put(person, new Part(whole.contains(person), known)));
        return parts;
    }
}
