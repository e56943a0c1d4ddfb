package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Sitting;
import org.qiantang.event.Sitting.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of what the audience did. Counts in the journal only grow: one that is behind, or comes twice, adds nothing. */
final class AudienceFold {
    private static final String BEFORE = """
            select exposures, entries, exits, viewers, watch_seconds, product_viewers, clickers
              from insight_sitting
             where show_id = :show and sitting_id = :sitting and crowd = :crowd
            """;
    private static final String SITTING = """
            insert into insight_sitting (show_id, sitting_id, crowd, exposures, entries, exits, viewers, watch_seconds,
                                         product_viewers, clickers)
            values (:show, :sitting, :crowd, :exposures, :entries, :exits, :viewers, :watched, :productViewers, :clickers)
                on conflict (show_id, sitting_id, crowd) do update
               set exposures = greatest(insight_sitting.exposures, excluded.exposures),
                   entries = greatest(insight_sitting.entries, excluded.entries),
                   exits = greatest(insight_sitting.exits, excluded.exits),
                   viewers = greatest(insight_sitting.viewers, excluded.viewers),
                   watch_seconds = greatest(insight_sitting.watch_seconds, excluded.watch_seconds),
                   product_viewers = greatest(insight_sitting.product_viewers, excluded.product_viewers),
                   clickers = greatest(insight_sitting.clickers, excluded.clickers)
            """;
    private static final String ITEM = """
            insert into insight_item_sitting (show_id, sitting_id, item_id, exposures, clicks, crowd_exposures, crowd_clicks)
            values (:show, :sitting, :item, :exposures, :clicks, :crowdExposures, :crowdClicks)
                on conflict (show_id, sitting_id, item_id) do update
               set exposures = greatest(insight_item_sitting.exposures, excluded.exposures),
                   clicks = greatest(insight_item_sitting.clicks, excluded.clicks),
                   crowd_exposures = greatest(insight_item_sitting.crowd_exposures, excluded.crowd_exposures),
                   crowd_clicks = greatest(insight_item_sitting.crowd_clicks, excluded.crowd_clicks)
            """;
    private static final String SOURCE = """
            insert into insight_source_sitting (show_id, sitting_id, source, entries, viewers, watch_seconds, product_viewers,
                                                clickers, orderers, buyers, paid_minor)
            values (:show, :sitting, :source, :entries, :viewers, :watched, :productViewers, :clickers, :orderers, :buyers, :minor)
                on conflict (show_id, sitting_id, source) do update
               set entries = greatest(insight_source_sitting.entries, excluded.entries),
                   viewers = greatest(insight_source_sitting.viewers, excluded.viewers),
                   watch_seconds = greatest(insight_source_sitting.watch_seconds, excluded.watch_seconds),
                   product_viewers = greatest(insight_source_sitting.product_viewers, excluded.product_viewers),
                   clickers = greatest(insight_source_sitting.clickers, excluded.clickers),
                   orderers = greatest(insight_source_sitting.orderers, excluded.orderers),
                   buyers = greatest(insight_source_sitting.buyers, excluded.buyers),
                   paid_minor = greatest(insight_source_sitting.paid_minor, excluded.paid_minor)
            """;
    private static final String MINUTE = """
            insert into insight_minute (show_id, minute, crowd, exposures, entries, exits, likes, lines)
            values (:show, :minute, :crowd, :exposures, :entries, :exits, :likes, :lines)
                on conflict (show_id, minute, crowd) do update
               set exposures = insight_minute.exposures + excluded.exposures,
                   entries = insight_minute.entries + excluded.entries,
                   exits = insight_minute.exits + excluded.exits,
                   likes = insight_minute.likes + excluded.likes,
                   lines = insight_minute.lines + excluded.lines
            """;
    private static final String LIKES = """
            update insight_show
               set likes = greatest(likes, :likes), crowd_likes = greatest(crowd_likes, :crowd)
             where show_id = :show
            """;
    private static final String SPEAKER = """
            insert into insight_speaker (show_id, person_id, crowd, lines)
            values (:show, :person, exists (select from person where id = :person and simulated), :lines)
                on conflict (show_id, person_id) do update set lines = insight_speaker.lines + excluded.lines
            returning crowd
            """;

    private record Added(long exposures, long entries, long exits, long likes, long lines) {}

    void count(long show, ShowEvent.AudienceCounted count, JdbcClient rows) {
        Sitting sitting = count.sitting();
        reach(show, sitting.sittingId(), false, sitting.reach(), count.at(), rows);
        Reach crowd = sitting.simulated();
        if (crowd != null) {
            reach(show, sitting.sittingId(), true, crowd, count.at(), rows);
        }
        for (Sitting.ItemReach item : sitting.items()) {
            rows.sql(ITEM)
                    .param("show", show)
                    .param("sitting", sitting.sittingId())
                    .param("item", item.itemId())
                    .param("exposures", item.exposures())
                    .param("clicks", item.clicks())
                    .param("crowdExposures", item.simulatedExposures())
                    .param("crowdClicks", item.simulatedClicks())
                    .update();
        }
        List<Sitting.SourceReach> sources = sitting.sources();
        if (sources != null) {
            sources.forEach(source -> source(show, sitting.sittingId(), source, rows));
        }
    }

    private static void source(long show, long sitting, Sitting.SourceReach source, JdbcClient rows) {
        rows.sql(SOURCE)
                .param("show", show)
                .param("sitting", sitting)
                .param("source", source.source().name())
                .param("entries", source.entries())
                .param("viewers", source.viewers())
                .param("watched", source.watchSeconds())
                .param("productViewers", source.productViewers())
                .param("clickers", source.clickers())
                .param("orderers", source.orderers())
                .param("buyers", source.buyers())
                .param("minor", source.paidMinor())
                .update();
    }

    void like(long show, ShowEvent.LikesCounted count, JdbcClient rows) {
        Long told = count.simulated();
        long crowd = told == null ? 0 : told;
        Optional<long[]> before = rows.sql("select likes, crowd_likes from insight_show where show_id = :show")
                .param("show", show)
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .optional();
        rows.sql(LIKES)
                .param("likes", count.total())
                .param("crowd", crowd)
                .param("show", show)
                .update();
        long had = before.map(one -> one[0]).orElse(0L);
        long crowdHad = before.map(one -> one[1]).orElse(0L);
        minute(show, count.at(), false, new Added(0, 0, 0, Math.max(0, count.total() - had), 0), rows);
        minute(show, count.at(), true, new Added(0, 0, 0, Math.max(0, crowd - crowdHad), 0), rows);
    }

    void talk(long show, ShowEvent.TalkHeard talk, JdbcClient rows) {
        Map<Long, Long> lines = new HashMap<>();
        talk.lines().forEach(line -> lines.merge(line.personId(), 1L, Long::sum));
        long ofCrowd = 0;
        for (Map.Entry<Long, Long> one : lines.entrySet()) {
            boolean crowd = rows.sql(SPEAKER)
                    .param("show", show)
                    .param("person", one.getKey())
                    .param("lines", one.getValue())
                    .query(Boolean.class)
                    .single();
            ofCrowd += crowd ? one.getValue() : 0;
        }
        minute(show, talk.at(), false, new Added(0, 0, 0, 0, talk.lines().size()), rows);
        minute(show, talk.at(), true, new Added(0, 0, 0, 0, ofCrowd), rows);
    }

    private static void reach(long show, long sitting, boolean crowd, Reach reach, Instant at, JdbcClient rows) {
        @Nullable
        Reach before = rows.sql(BEFORE)
                .param("show", show)
                .param("sitting", sitting)
                .param("crowd", crowd)
                .query((row, _) -> InsightRows.reach(row))
                .optional()
                .orElse(null);
        rows.sql(SITTING)
                .param("show", show)
                .param("sitting", sitting)
                .param("crowd", crowd)
                .param("exposures", reach.exposures())
                .param("entries", reach.entries())
                .param("exits", reach.exits())
                .param("viewers", reach.viewers())
                .param("watched", reach.watchSeconds())
                .param("productViewers", reach.productViewers())
                .param("clickers", reach.clickers())
                .update();
        Reach had = before == null ? Reach.NONE : before;
        var added = new Added(
                Math.max(0, reach.exposures() - had.exposures()),
                Math.max(0, reach.entries() - had.entries()),
                Math.max(0, reach.exits() - had.exits()),
                0,
                0);
        minute(show, at, crowd, added, rows);
    }

    private static void minute(long show, Instant at, boolean crowd, Added added, JdbcClient rows) {
        if (added.equals(new Added(0, 0, 0, 0, 0))) {
            return;
        }
        rows.sql(MINUTE)
                .param("show", show)
                .param("minute", at.truncatedTo(ChronoUnit.MINUTES).atOffset(UTC))
                .param("crowd", crowd)
                .param("exposures", added.exposures())
                .param("entries", added.entries())
                .param("exits", added.exits())
                .param("likes", added.likes())
                .param("lines", added.lines())
                .update();
    }
}
