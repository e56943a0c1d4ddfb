package org.qiantang.app.green;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads whose score has to be counted anew because of what officers did, and takes away what has been seen to. */
final class Touched {
    private static final String WAITING = """
            select t.position, coalesce(t.merchant_id, s.merchant_id) as merchant_id, t.again
              from green_touched t
              left join show_row s on s.show_id = t.show_id
             where coalesce(t.merchant_id, s.merchant_id) is not null
             order by t.position
             limit 200
            """;
    private static final String SEEN = "delete from green_touched where position = any(:positions)";

    private final JdbcClient jdbc;

    Touched(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Shops, each with whether earlier days are to be counted again; and the places in the office that said so. */
    record Waiting(Map<Long, Boolean> shops, List<Long> positions) {
        Waiting {
            positions = List.copyOf(positions);
        }
    }

    private record Row(long position, long merchantId, boolean again) {}

    Waiting waiting() {
        List<Row> rows = jdbc.sql(WAITING)
                .query((row, _) ->
                        new Row(row.getLong("position"), row.getLong("merchant_id"), row.getBoolean("again")))
                .list();
        Map<Long, Boolean> shops = new LinkedHashMap<>();
        rows.forEach(row -> shops.merge(row.merchantId(), row.again(), Boolean::logicalOr));
        return new Waiting(shops, rows.stream().map(Row::position).toList());
    }

    void seen(List<Long> positions) {
        jdbc.sql(SEEN).param("positions", positions.toArray(Long[]::new)).update();
    }
}
