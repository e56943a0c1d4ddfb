package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Counts, from the record, what the ladder asks to weigh: earlier findings, how soon it was taken back, orders touched. */
final class LenientRows {
    private static final Duration REPEAT = Duration.ofDays(30);
    // An upheld appeal has withdrawn its findings, so that they do not count.
    private static final String BEFORE = """
            select count(*) as all_of_them, count(*) filter (where l.at >= :month) as lately
              from host_line l
              join show_row s on s.show_id = l.show_id
              join lateral (select ruling from finding_judgement j
                             where j.show_id = l.show_id and j.line_id = l.line_id
                             order by position desc limit 1) j on j.ruling = 'CONFIRMED'
             where s.merchant_id = :merchant and l.at < :at and l.verdict <> 'clear'
               and exists (select 1 from jsonb_array_elements(l.findings) f
                            where f ->> 'rule' = any (array(select jsonb_array_elements_text(:rules::jsonb))))
            """;
    private static final String TOUCHED = """
            select count(distinct o.order_id) as orders,
                   count(distinct o.order_id) filter (where p.simulated) as simulated,
                   coalesce(sum(n.pieces * n.price_minor), 0) as minor
              from placed_order o
              join order_line n on n.order_id = o.order_id
              left join person p on p.id = o.buyer_id
             where o.show_id = :show and o.paid_at is not null and o.created_at >= :from and o.created_at < :until
               and (:item::bigint is null or n.item_id = :item)
            """;

    private final JdbcClient jdbc;

    LenientRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Before(int all, int lately) {}

    record Touched(int orders, int simulated, long minor) {}

    /** Confirmed findings of these rules at a shop before a moment. */
    Before before(long merchantId, List<String> rules, Instant moment) {
        return jdbc.sql(BEFORE)
                .param("merchant", merchantId)
                .param("rules", JsonMapper.shared().writeValueAsString(rules))
                .param("at", moment.atOffset(UTC))
                .param("month", moment.minus(REPEAT).atOffset(UTC))
                .query((row, _) -> new Before(row.getInt("all_of_them"), row.getInt("lately")))
                .single();
    }

    /** Orders placed in a show in some stretch of time, and since paid; of one item, or of all where none is known. */
    Touched touched(long showId, @Nullable Long itemId, Instant from, Instant until) {
        return jdbc.sql(TOUCHED)
                .param("show", showId)
                .param("item", itemId)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query((row, _) -> new Touched(row.getInt("orders"), row.getInt("simulated"), row.getLong("minor")))
                .single();
    }
}
