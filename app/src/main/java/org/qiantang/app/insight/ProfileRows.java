package org.qiantang.app.insight;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the buyers of a show by what they bought in the shop's shows before and with it. */
final class ProfileRows {
    private static final List<String> SINCE = List.of("first", "upTo30", "upTo90", "longer");
    private static final List<String> ORDERS = List.of("once", "upTo3", "more");
    private static final List<String> SPENT = List.of("under100", "under500", "above");

    private static final String BUYERS = """
            with buyer as (
                select buyer_id, min(paid_at) as first_here from insight_order
                 where show_id = :show and paid_at is not null and not crowd
                 group by buyer_id
            ), life as (
                select b.buyer_id, count(*) as orders, sum(o.paid_minor) as minor,
                       max(o.paid_at) filter (where o.show_id <> :show and o.paid_at < b.first_here) as before, b.first_here
                  from buyer b
                  join insight_order o on o.buyer_id = b.buyer_id and o.paid_at is not null
                  join insight_show s on s.show_id = o.show_id and s.merchant_id = :merchant
                 where o.show_id = :show or o.paid_at < b.first_here
                 group by b.buyer_id, b.first_here
            )
            select count(*) filter (where before is null),
                   count(*) filter (where before >= first_here - interval '30 days'),
                   count(*) filter (where before < first_here - interval '30 days' and before >= first_here - interval '90 days'),
                   count(*) filter (where before < first_here - interval '90 days'),
                   count(*) filter (where orders = 1), count(*) filter (where orders between 2 and 3),
                   count(*) filter (where orders > 3),
                   count(*) filter (where minor < 10000), count(*) filter (where minor >= 10000 and minor < 50000),
                   count(*) filter (where minor >= 50000)
              from life
            """;

    private final JdbcClient jdbc;

    ProfileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Profile of(InsightRows.Show show) {
        int[] counted = jdbc.sql(BUYERS)
                .param("show", show.id())
                .param("merchant", show.merchantId())
                .query((row, _) -> {
                    var all = new int[SINCE.size() + ORDERS.size() + SPENT.size()];
                    for (int column = 0; column < all.length; column++) {
                        all[column] = row.getInt(column + 1);
                    }
                    return all;
                })
                .single();
        return new Profile(List.of(
                Hiding.parts("recency", groups(SINCE, counted, 0)),
                Hiding.parts("frequency", groups(ORDERS, counted, SINCE.size())),
                Hiding.parts("money", groups(SPENT, counted, SINCE.size() + ORDERS.size()))));
    }

    private static List<Profile.Group> groups(List<String> ids, int[] counted, int from) {
        return IntStream.range(0, ids.size())
                .mapToObj(at -> new Profile.Group(ids.get(at), counted[from + at]))
                .toList();
    }
}
