package org.qiantang.app.register;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what the guard found lately in somebody's shows, by rule, doubts left out: what to take a course for. */
final class FindingRows {
    static final int DAYS = 30;

    private static final String LATELY = """
            select f ->> 'rule' as rule, count(*) as found
              from host_line l
              join show_row s on s.show_id = l.show_id
              cross join lateral jsonb_array_elements(l.findings) f
             where l.at > :since
               and l.verdict <> 'clear'
               and f ->> 'doubtPercent' is null
               and (s.host_id = :person
                    or s.show_id in (select show_id from show_post where person_id = :person)
                    or s.merchant_id = (select merchant_id from person where id = :person))
             group by f ->> 'rule'
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    FindingRows(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<String, Integer> lately(long personId) {
        var found = new HashMap<String, Integer>();
        jdbc.sql(LATELY)
                .param("person", personId)
                .param("since", clock.instant().minus(Duration.ofDays(DAYS)).atOffset(UTC))
                .query((row, _) -> found.put(row.getString("rule"), row.getInt("found")))
                .list();
        return found;
    }
}
