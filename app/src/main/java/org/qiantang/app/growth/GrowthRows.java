package org.qiantang.app.growth;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads who bought what of a shop: paid orders without doubtful ones; refunds are not taken off, as the dictionary of metrics says
 * of an audience. Who may not be reached is in none, and of the others nothing that they have taken back.
 */
final class GrowthRows {
    /** Orders older than this say nothing of people any more. */
    private static final Duration REMEMBERED = Duration.ofDays(730);

    private static final String SOLD = """
              from insight_order o
              join insight_show s using (show_id)
              join reachable_person p on p.person_id = o.buyer_id
             where s.merchant_id = :merchant and o.paid_at >= :since and o.paid_at < :until and not o.crowd
               and not exists (select from doubtful_order d where d.order_id = o.order_id)
               and (p.forgotten_at is null or o.paid_at > p.forgotten_at)
               and (p.off_at is null or o.paid_at < p.off_at or o.paid_at >= p.on_at)
            """;
    private static final String DAYS = """
            select o.buyer_id, (o.paid_at at time zone 'Asia/Shanghai')::date as day
            """ + SOLD + """
             group by 1, 2
             order by 1, 2
            """;
    private static final String BUYERS = """
            select distinct o.buyer_id
            """ + SOLD + """
               and (:product = 0 or exists (select
                                              from insight_line l
                                              join insight_item i on i.show_id = o.show_id and i.item_id = l.item_id
                                             where l.order_id = o.order_id and i.product_id = :product))
             order by 1
            """;

    private final JdbcClient jdbc;

    GrowthRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By buyer the days on which they bought in China, as days since 1970, each once and in their order. */
    Map<Long, List<Long>> days(long merchant, Instant until) {
        Map<Long, List<Long>> days = new LinkedHashMap<>();
        jdbc.sql(DAYS)
                .param("merchant", merchant)
                .param("since", until.minus(REMEMBERED).atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query(row -> {
                    days.computeIfAbsent(row.getLong("buyer_id"), _ -> new ArrayList<>())
                            .add(row.getObject("day", LocalDate.class).toEpochDay());
                });
        return days;
    }

    /** The buyers of a shop, or of one of its products where that is not 0. */
    Set<Long> buyers(long merchant, long product, Instant until) {
        return new HashSet<>(jdbc.sql(BUYERS)
                .param("merchant", merchant)
                .param("product", product)
                .param("since", until.minus(REMEMBERED).atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query((row, _) -> row.getLong("buyer_id"))
                .list());
    }

    /** What a product of the shop is called; empty where it has none of that number. */
    Optional<String> product(long merchant, long product) {
        return jdbc.sql("select title from product where id = :product and merchant_id = :merchant")
                .param("product", product)
                .param("merchant", merchant)
                .query(String.class)
                .optional();
    }

    /** Those of some people who may be reached. */
    Set<Long> reachable(Set<Long> people) {
        return new HashSet<>(jdbc.sql("select person_id from reachable_person where person_id = any(:people)")
                .param("people", people.toArray(Long[]::new))
                .query((row, _) -> row.getLong("person_id"))
                .list());
    }
}
