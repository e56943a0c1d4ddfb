package org.qiantang.app.radar;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Sitting;
import org.qiantang.event.Sitting.Reach;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table "radar": what was shown, opened, entered and liked by the hour. Counts only grow: one that is behind adds nothing. */
final class RadarTable extends EventTable {
    static final String NAME = "radar";

    /** Stands for the show itself where an item is named. */
    static final long WHOLE_SHOW = 0;

    private static final String BEFORE = """
            select exposures, clicks, entries
              from radar_sitting
             where show_id = :show and sitting_id = :sitting and item_id = :item and crowd = :crowd
            """;
    private static final String SITTING = """
            insert into radar_sitting (show_id, sitting_id, item_id, crowd, exposures, clicks, entries)
            values (:show, :sitting, :item, :crowd, :exposures, :clicks, :entries)
                on conflict (show_id, sitting_id, item_id, crowd) do update
               set exposures = greatest(radar_sitting.exposures, excluded.exposures),
                   clicks = greatest(radar_sitting.clicks, excluded.clicks),
                   entries = greatest(radar_sitting.entries, excluded.entries)
            """;
    private static final String HOUR = """
            insert into radar_hour (show_id, item_id, hour, crowd, exposures, clicks, entries, likes)
            values (:show, :item, :hour, :crowd, :exposures, :clicks, :entries, :likes)
                on conflict (show_id, item_id, hour, crowd) do update
               set exposures = radar_hour.exposures + excluded.exposures,
                   clicks = radar_hour.clicks + excluded.clicks,
                   entries = radar_hour.entries + excluded.entries,
                   likes = radar_hour.likes + excluded.likes
            """;
    private static final String PINNED = """
            insert into radar_show (show_id, pinned) values (:show, :item)
                on conflict (show_id) do update set pinned = excluded.pinned
            """;
    private static final String LIKED = """
            insert into radar_show (show_id, likes, crowd_likes) values (:show, :likes, :crowd)
                on conflict (show_id) do update
               set likes = greatest(radar_show.likes, excluded.likes),
                   crowd_likes = greatest(radar_show.crowd_likes, excluded.crowd_likes)
            """;

    RadarTable(EventCodec codec) {
        super(codec);
    }

    /** What one count adds to an hour. */
    private record Added(long exposures, long clicks, long entries, long likes) {
        boolean isNothing() {
            return exposures == 0 && clicks == 0 && entries == 0 && likes == 0;
        }
    }

    private record Known(@Nullable Long pinned, long likes, long crowdLikes) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    protected void fold(Recorded place, Event happened, JdbcClient rows) {
        long show = Streams.idOf(place.stream());
        if (happened instanceof ShowEvent.AudienceCounted count) {
            count(show, count, rows);
        } else if (happened instanceof ShowEvent.LikesCounted count) {
            like(show, count, rows);
        } else if (happened instanceof ShowEvent.ItemPinned pin) {
            pin(show, pin.itemId(), rows);
        } else if (happened instanceof ShowEvent.ItemUnpinned || happened instanceof ShowEvent.ShowClosed) {
            pin(show, null, rows);
        } else if (happened instanceof ShowEvent.ItemWithdrawn gone) {
            rows.sql("update radar_show set pinned = null where show_id = :show and pinned = :item")
                    .param("show", show)
                    .param("item", gone.itemId())
                    .update();
        }
    }

    private static void pin(long show, @Nullable Long item, JdbcClient rows) {
        rows.sql(PINNED).param("show", show).param("item", item, Types.BIGINT).update();
    }

    private static void count(long show, ShowEvent.AudienceCounted count, JdbcClient rows) {
        Sitting sitting = count.sitting();
        Long pinned = known(show, rows).pinned();
        reach(show, sitting, false, sitting.reach(), pinned, count.at(), rows);
        Reach crowd = sitting.simulated();
        if (crowd != null) {
            reach(show, sitting, true, crowd, pinned, count.at(), rows);
        }
        for (Sitting.ItemReach item : sitting.items()) {
            var all = new Added(item.exposures(), item.clicks(), 0, 0);
            add(show, item.itemId(), count.at(), false, more(show, sitting, item.itemId(), false, all, rows), rows);
            var ofCrowd = new Added(item.simulatedExposures(), item.simulatedClicks(), 0, 0);
            add(show, item.itemId(), count.at(), true, more(show, sitting, item.itemId(), true, ofCrowd, rows), rows);
        }
    }

    private static void reach(
            long show,
            Sitting sitting,
            boolean crowd,
            Reach reach,
            @Nullable Long pinned,
            Instant at,
            JdbcClient rows) {
        var all = new Added(reach.exposures(), 0, reach.entries(), 0);
        Added more = more(show, sitting, WHOLE_SHOW, crowd, all, rows);
        add(show, WHOLE_SHOW, at, crowd, more, rows);
        if (pinned != null) {
            add(show, pinned, at, crowd, new Added(0, 0, more.entries(), 0), rows);
        }
    }

    private static void like(long show, ShowEvent.LikesCounted count, JdbcClient rows) {
        Known before = known(show, rows);
        Long told = count.simulated();
        long crowd = told == null ? 0 : told;
        rows.sql(LIKED)
                .param("show", show)
                .param("likes", count.total())
                .param("crowd", crowd)
                .update();
        long more = Math.max(0, count.total() - before.likes());
        add(show, WHOLE_SHOW, count.at(), false, new Added(0, 0, 0, more), rows);
        long ofCrowd = Math.max(0, crowd - before.crowdLikes());
        add(show, WHOLE_SHOW, count.at(), true, new Added(0, 0, 0, ofCrowd), rows);
    }

    private static Known known(long show, JdbcClient rows) {
        return rows.sql("select pinned, likes, crowd_likes from radar_show where show_id = :show")
                .param("show", show)
                .query((row, _) -> new Known(
                        row.getObject("pinned", Long.class), row.getLong("likes"), row.getLong("crowd_likes")))
                .optional()
                .orElse(new Known(null, 0, 0));
    }

    /** What a sitting's count has more than the last one, which it then stands for. */
    private static Added more(long show, Sitting sitting, long item, boolean crowd, Added now, JdbcClient rows) {
        Added had = rows.sql(BEFORE)
                .param("show", show)
                .param("sitting", sitting.sittingId())
                .param("item", item)
                .param("crowd", crowd)
                .query((row, _) ->
                        new Added(row.getLong("exposures"), row.getLong("clicks"), row.getLong("entries"), 0))
                .optional()
                .orElse(new Added(0, 0, 0, 0));
        var more = new Added(
                Math.max(0, now.exposures() - had.exposures()),
                Math.max(0, now.clicks() - had.clicks()),
                Math.max(0, now.entries() - had.entries()),
                0);
        if (!more.isNothing()) {
            rows.sql(SITTING)
                    .param("show", show)
                    .param("sitting", sitting.sittingId())
                    .param("item", item)
                    .param("crowd", crowd)
                    .param("exposures", now.exposures())
                    .param("clicks", now.clicks())
                    .param("entries", now.entries())
                    .update();
        }
        return more;
    }

    private static void add(long show, long item, Instant at, boolean crowd, Added added, JdbcClient rows) {
        if (added.isNothing()) {
            return;
        }
        rows.sql(HOUR)
                .param("show", show)
                .param("item", item)
                .param("hour", at.truncatedTo(ChronoUnit.HOURS).atOffset(UTC))
                .param("crowd", crowd)
                .param("exposures", added.exposures())
                .param("clicks", added.clicks())
                .param("entries", added.entries())
                .param("likes", added.likes())
                .update();
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : List.of("radar_hour", "radar_sitting", "radar_show")) {
            rows.sql("delete from " + table).update();
        }
    }
}
