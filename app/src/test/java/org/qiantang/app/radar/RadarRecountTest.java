package org.qiantang.app.radar;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.qiantang.app.insight.PlayedInsight;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

class RadarRecountTest {
    /**
     * The hours from the journal alone: of each sitting what a count has more than the most before it, and as an item's
     * entries those that came while it was pinned.
     */
    private static final String RECOUNT = """
            with e as (
                select position, type, date_trunc('hour', at at time zone 'UTC') as hour, convert_from(body, 'UTF8')::jsonb as b
                  from event where shard = 1
            ), pins as (
                select position, case when type = 'ItemPinned' then (b->>'itemId')::bigint end as item
                  from e where type in ('ItemPinned', 'ItemUnpinned', 'ShowClosed')
            ), parts as (
                select position, hour, b#>>'{sitting,sittingId}' as sitting, false as crowd, b#>'{sitting,reach}' as reach
                  from e where type = 'AudienceCounted'
                 union all
                select position, hour, b#>>'{sitting,sittingId}', true, b#>'{sitting,simulated}'
                  from e where type = 'AudienceCounted' and jsonb_typeof(b#>'{sitting,simulated}') = 'object'
            ), told as (
                select position, hour, sitting, crowd, 0::bigint as item, what, (reach->>what)::bigint as n
                  from parts, unnest(array['exposures', 'entries']) what
                 union all
                select position, hour, b#>>'{sitting,sittingId}', what like 'simulated%', (i->>'itemId')::bigint,
                       case when what ilike '%exposures' then 'exposures' else 'clicks' end, (i->>what)::bigint
                  from e, jsonb_array_elements(b#>'{sitting,items}') i,
                       unnest(array['exposures', 'clicks', 'simulatedExposures', 'simulatedClicks']) what
                 where type = 'AudienceCounted'
                 union all
                select position, hour, '', what = 'simulated', 0, 'likes', coalesce((b->>what)::bigint, 0)
                  from e, unnest(array['total', 'simulated']) what where type = 'LikesCounted'
            ), more as (
                select told.*, greatest(0, n - coalesce(max(n) over (
                           partition by sitting, crowd, item, what order by position
                           rows between unbounded preceding and 1 preceding), 0)) as more
                  from told
            ), hours as (
                select item, hour, crowd, what, more from more
                 union all
                select p.item, m.hour, m.crowd, 'entries', m.more
                  from more m,
                       lateral (select item from pins where pins.position < m.position order by pins.position desc limit 1) p
                 where m.item = 0 and m.what = 'entries' and p.item is not null
            )
            select item || ' ' || to_char(hour, 'HH24') || case when crowd then ' crowd ' else ' all ' end || what || ' ' || sum(more)
              from hours group by item, hour, crowd, what having sum(more) > 0 order by 1
            """;

    private static final String FOLDED = """
            select item_id || ' ' || to_char(hour at time zone 'UTC', 'HH24') || case when crowd then ' crowd ' else ' all ' end
                   || what || ' ' || sum(n)
              from radar_hour, unnest(array['exposures', 'clicks', 'entries', 'likes'], array[exposures, clicks, entries, likes])
                               as counts(what, n)
             group by item_id, hour, crowd, what having sum(n) > 0 order by 1
            """;

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private final RadarTable table = new RadarTable(new EventCodec());

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ForEachSeed(count = 20)
    void every_hour_is_what_a_recount_of_the_journal_by_sql_comes_to_whatever_came_late_or_twice(long seed)
            throws SQLException {
        List<Recorded> floor = new PlayedInsight(seed).floor();
        jdbc.sql("delete from event").update();
        PlayedInsight.write(jdbc, floor);
        var random = new SplittableRandom(seed);

        try (Connection connection = database.pool().getConnection()) {
            table.clear(connection);
            for (int from = 0; from < floor.size(); ) {
                int to = Math.min(floor.size(), from + random.nextInt(1, 30));
                table.fold(floor.subList(from, to), connection);
                from = to;
            }
        }

        List<String> recount = lines(RECOUNT);
        assertThat(recount).anyMatch(line -> line.contains(" crowd entries "));
        assertThat(lines(FOLDED)).isEqualTo(recount);
    }

    private static List<String> lines(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
