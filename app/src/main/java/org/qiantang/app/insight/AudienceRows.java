package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.app.insight.Profile.Group;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts buyers by group, as they are and not yet as they may be told. */
final class AudienceRows {
    /** Orders older than this say nothing of people any more. */
    private static final Duration REMEMBERED = Duration.ofDays(730);

    static final List<String> RETURNING = List.of("first", "again");
    static final List<String> RFM = List.of("best", "loyal", "fresh", "waning", "lost");
    static final List<String> PRICE = List.of("under50", "under100", "under300", "over300");
    static final List<String> TIME = List.of("night", "morning", "afternoon", "evening");

    private static final String BUYERS = """
            with sold as (
                select o.order_id, o.buyer_id, o.show_id, o.paid_at, o.paid_minor
                  from insight_order o
                  join insight_show s using (show_id)
                 where s.merchant_id = :merchant and o.paid_at >= :since and o.paid_at < :until and not o.crowd
                   and not exists (select from doubtful_order d where d.order_id = o.order_id)
            ), scope as (
                select * from sold where paid_at >= :from and (:show = 0 or show_id = :show)
            ), goods as (
                select c.buyer_id, sum(l.pieces * l.minor) / greatest(sum(l.pieces), 1) as each_minor
                  from scope c
                  join insight_line l using (order_id)
                 group by c.buyer_id
            ), buyer as (
                select buyer_id, min(paid_at) as first_at from scope group by buyer_id
            ), life as (
                select b.buyer_id, b.first_at, coalesce(g.each_minor, 0) as each_minor, count(*) as orders, max(s.paid_at) as last_at,
                       bool_or(s.paid_at < b.first_at) as again
                  from buyer b
                  join sold s using (buyer_id)
                  left join goods g using (buyer_id)
                 group by b.buyer_id, b.first_at, g.each_minor
            )
            select 'buyers' as dimension, 'buyers' as part, count(*) as people from life
            union all
            select 'returning', case when again then 'again' else 'first' end, count(*) from life group by 2
            union all
            select 'rfm', case when last_at < :until - interval '90 days' then 'lost'
                               when orders >= 4 and last_at >= :until - interval '30 days' then 'best'
                               when orders >= 2 then 'loyal'
                               when last_at >= :until - interval '30 days' then 'fresh'
                               else 'waning' end, count(*) from life group by 2
            union all
            select 'price', case when each_minor < 5000 then 'under50' when each_minor < 10000 then 'under100'
                                 when each_minor < 30000 then 'under300' else 'over300' end, count(*) from life group by 2
            union all
            select 'time', case when hour < 6 then 'night' when hour < 12 then 'morning' when hour < 18 then 'afternoon'
                                else 'evening' end, count(*)
              from (select extract(hour from first_at at time zone 'Asia/Shanghai') as hour from life) h group by 2
            union all
            select 'interests', p.legal_category, count(distinct c.buyer_id)
              from scope c
              join insight_line l using (order_id)
              join insight_item i on i.show_id = c.show_id and i.item_id = l.item_id
              join product p on p.id = i.product_id
             group by 2
            """;
    private static final String SOURCES = """
            select w.source, sum(w.viewers) as people
              from insight_source_sitting w
              join insight_show s using (show_id)
             where s.merchant_id = :merchant and s.opened_at >= :from and s.opened_at < :until and (:show = 0 or s.show_id = :show)
             group by w.source
            """;

    private final JdbcClient jdbc;

    AudienceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which purchases are looked at.
     *
     * @param show 0 for all shows of the shop
     */
    record Scope(long merchant, long show, Instant from, Instant until) {}

    /** People by dimension and group; a group in which nobody is may be absent. */
    Map<String, Map<String, Integer>> count(Scope scope) {
        Map<String, Map<String, Integer>> counted = new HashMap<>();
        jdbc.sql(BUYERS)
                .param("merchant", scope.merchant())
                .param("show", scope.show())
                .param("since", scope.until().minus(REMEMBERED).atOffset(UTC))
                .param("from", scope.from().atOffset(UTC))
                .param("until", scope.until().atOffset(UTC))
                .query(row -> {
                    counted.computeIfAbsent(row.getString("dimension"), _ -> new HashMap<>())
                            .put(row.getString("part"), row.getInt("people"));
                });
        Map<String, Integer> sources = new HashMap<>();
        jdbc.sql(SOURCES)
                .param("merchant", scope.merchant())
                .param("show", scope.show())
                .param("from", scope.from().atOffset(UTC))
                .param("until", scope.until().atOffset(UTC))
                .query(row -> {
                    sources.put(row.getString("source"), row.getInt("people"));
                });
        counted.put("sources", sources);
        return counted;
    }

    static List<Group> groups(Map<String, Map<String, Integer>> counted, String dimension, List<String> ids) {
        Map<String, Integer> people = counted.getOrDefault(dimension, Map.of());
        return ids.stream().map(id -> new Group(id, people.getOrDefault(id, 0))).toList();
    }

    /** The groups there are, the largest first. */
    static List<Group> found(Map<String, Map<String, Integer>> counted, String dimension) {
        return counted.getOrDefault(dimension, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(one -> new Group(one.getKey(), one.getValue()))
                .toList();
    }
}
