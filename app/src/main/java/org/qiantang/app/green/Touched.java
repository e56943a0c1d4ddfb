package org.qiantang.app.green;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads whose score has to be counted anew because of what officers did, and takes away what has been seen to. */
final class Touched {
    private static final String WAITING = """
            select t.position, coalesce(t.merchant_id, s.merchant_id) as merchant_id, t.again
              from green_touched t
              left join show_row s on s.show_id = t.show_id
             where coalesce(t.merchant_id, s.merchant_id) is not null
            union all
            select r.position, f.merchant_id,
                   r.ruling = 'WITHDRAWN' or exists (select from green_traffic_ruling e
                                                      where e.doubt_id = r.doubt_id and e.position < r.position)
              from green_traffic_ruling r
              join doubt_finding f on f.finding_id = r.doubt_id
             where r.waiting and f.merchant_id is not null
             order by position
             limit 200
            """;
    private static final String SEEN = "delete from green_touched where position = any(:positions)";
    private static final String SEEN_TRAFFIC =
            "update green_traffic_ruling set waiting = false where position = any(:positions)";

    private final JdbcClient jdbc;

    Touched(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place in the office that said so, and whether earlier days are to be counted again. */
    record Mark(long position, long merchantId, boolean again) {}

    /** By shop. */
    Map<Long, List<Mark>> waiting() {
        return jdbc
                .sql(WAITING)
                .query((row, _) ->
                        new Mark(row.getLong("position"), row.getLong("merchant_id"), row.getBoolean("again")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Mark::merchantId));
    }

    void seen(List<Mark> marks) {
        Long[] positions = marks.stream().map(Mark::position).toArray(Long[]::new);
        jdbc.sql(SEEN).param("positions", positions).update();
        jdbc.sql(SEEN_TRAFFIC).param("positions", positions).update();
    }
}
