package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Sitting;
import org.qiantang.event.Sitting.ItemReach;
import org.qiantang.event.Sitting.Reach;
import org.qiantang.event.Sitting.SourceReach;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the audience did in a step of events, and what it bought ({@link TradeStep}): read ahead once, counted on in memory and written once. Counts in the journal only grow: one that is behind, or comes
 * twice, adds nothing.
 */
final class AudienceStep implements StepTable.Unwritten {
    private static final String BEFORE = """
            select show_id, sitting_id, crowd, exposures, entries, exits, viewers, watch_seconds, product_viewers, clickers
              from insight_sitting
             where show_id = any(:shows) and sitting_id = any(:sittings)
            """;
    private static final String LIKED =
            "select show_id, likes, crowd_likes from insight_show where show_id = any(:shows)";
    // Accounts of a demo's crowd are marked at their birth and for ever, so a replay comes to the same rows.
    private static final String SIMULATED = "select id from person where id = any(:people) and simulated";

    private static final String SITTING = """
            insert into insight_sitting (show_id, sitting_id, crowd, exposures, entries, exits, viewers, watch_seconds,
                                         product_viewers, clickers)
            values (:show, :sitting, :crowd, :exposures, :entries, :exits, :viewers, :watched, :productViewers, :clickers)
                on conflict (show_id, sitting_id, crowd) do update
               set exposures = excluded.exposures, entries = excluded.entries, exits = excluded.exits,
                   viewers = excluded.viewers, watch_seconds = excluded.watch_seconds,
                   product_viewers = excluded.product_viewers, clickers = excluded.clickers
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
    private static final String LIKES =
            "update insight_show set likes = :likes, crowd_likes = :crowd where show_id = :show";
    private static final String SPEAKER = """
            insert into insight_speaker (show_id, person_id, crowd, lines)
            values (:show, :person, :crowd, :lines)
                on conflict (show_id, person_id) do update set lines = insight_speaker.lines + excluded.lines
            """;

    /** Those whose rows are gathered, in the order in which they are written. */
    static final List<String> STATEMENTS = List.of(SITTING, ITEM, SOURCE, LIKES, SPEAKER, MINUTE);

    private final Gathered later;
    private final JdbcClient rows;
    private final TradeStep trade = new TradeStep();
    private final Map<Seat, Reach> before;
    private final Map<Long, Liked> likedBefore;
    private final Set<Long> simulated;

    private final Map<Seat, Reach> reached = new LinkedHashMap<>();
    private final Map<Shown, ItemReach> items = new LinkedHashMap<>();
    private final Map<Came, SourceReach> sources = new LinkedHashMap<>();
    private final Map<Long, Liked> liked = new LinkedHashMap<>();
    private final Map<Speaker, Long> lines = new LinkedHashMap<>();
    private final Map<Minute, Added> minutes = new LinkedHashMap<>();

    /** A sitting of a show: of everybody in it, or of a demo's crowd alone. */
    private record Seat(long show, long sitting, boolean crowd) {}

    private record Shown(long show, long sitting, long item) {}

    private record Came(long show, long sitting, Sitting.Source source) {}

    private record Speaker(long show, long person) {}

    private record Minute(long show, Instant at, boolean crowd) {}

    private record Liked(long all, long crowd) {
        static final Liked NONE = new Liked(0, 0);

        Liked orMore(long others, long othersCrowd) {
            return new Liked(Math.max(all, others), Math.max(crowd, othersCrowd));
        }
    }

    private record Added(long exposures, long entries, long exits, long likes, long lines) {
        static final Added NOTHING = new Added(0, 0, 0, 0, 0);

        Added and(Added other) {
            return new Added(
                    exposures + other.exposures,
                    entries + other.entries,
                    exits + other.exits,
                    likes + other.likes,
                    lines + other.lines);
        }
    }

    private AudienceStep(
            Gathered later,
            JdbcClient rows,
            Map<Seat, Reach> before,
            Map<Long, Liked> likedBefore,
            Set<Long> simulated) {
        this.later = later;
        this.rows = rows;
        this.before = before;
        this.likedBefore = likedBefore;
        this.simulated = simulated;
    }

    /** Reads what the step's events are counted on to. */
    static AudienceStep begin(List<StepTable.Told> events, JdbcClient rows, Gathered later) {
        var counted = new HashSet<Long>();
        var sittings = new HashSet<Long>();
        var liked = new HashSet<Long>();
        var people = new HashSet<Long>();
        for (StepTable.Told one : events) {
            if (one.event() instanceof ShowEvent.AudienceCounted count) {
                counted.add(Streams.idOf(one.place().stream()));
                sittings.add(count.sitting().sittingId());
            } else if (one.event() instanceof ShowEvent.LikesCounted) {
                liked.add(Streams.idOf(one.place().stream()));
            } else if (one.event() instanceof ShowEvent.TalkHeard talk) {
                talk.lines().forEach(line -> people.add(line.personId()));
            }
        }
        return new AudienceStep(
                later, rows, reached(counted, sittings, rows), liked(liked, rows), simulated(people, rows));
    }

    private static Map<Seat, Reach> reached(Collection<Long> shows, Collection<Long> sittings, JdbcClient rows) {
        var reached = new HashMap<Seat, Reach>();
        if (!shows.isEmpty()) {
            rows.sql(BEFORE)
                    .param("shows", Gathered.array(shows))
                    .param("sittings", Gathered.array(sittings))
                    .query((row, _) -> Map.entry(
                            new Seat(row.getLong("show_id"), row.getLong("sitting_id"), row.getBoolean("crowd")),
                            InsightRows.reach(row)))
                    .list()
                    .forEach(one -> reached.put(one.getKey(), one.getValue()));
        }
        return reached;
    }

    private static Map<Long, Liked> liked(Collection<Long> shows, JdbcClient rows) {
        var liked = new HashMap<Long, Liked>();
        if (!shows.isEmpty()) {
            rows.sql(LIKED)
                    .param("shows", Gathered.array(shows))
                    .query((row, _) -> Map.entry(row.getLong(1), new Liked(row.getLong(2), row.getLong(3))))
                    .list()
                    .forEach(one -> liked.put(one.getKey(), one.getValue()));
        }
        return liked;
    }

    private static Set<Long> simulated(Collection<Long> people, JdbcClient rows) {
        var simulated = new HashSet<Long>();
        if (!people.isEmpty()) {
            rows.sql(SIMULATED)
                    .param("people", Gathered.array(people))
                    .query((row, _) -> row.getLong(1))
                    .list()
                    .forEach(simulated::add);
        }
        return simulated;
    }

    /** What the step's orders and payments are. */
    TradeStep trade() {
        return trade;
    }

    /** Keeps a row for one of the table's other statements. */
    void add(String statement, MapSqlParameterSource row) {
        later.add(statement, row);
    }

    void count(long show, ShowEvent.AudienceCounted count) {
        Sitting sitting = count.sitting();
        reach(new Seat(show, sitting.sittingId(), false), sitting.reach(), count.at());
        Reach crowd = sitting.simulated();
        if (crowd != null) {
            reach(new Seat(show, sitting.sittingId(), true), crowd, count.at());
        }
        for (ItemReach item : sitting.items()) {
            items.merge(new Shown(show, sitting.sittingId(), item.itemId()), item, AudienceStep::further);
        }
        List<SourceReach> ways = sitting.sources();
        if (ways != null) {
            ways.forEach(way ->
                    sources.merge(new Came(show, sitting.sittingId(), way.source()), way, AudienceStep::further));
        }
    }

    private void reach(Seat seat, Reach now, Instant at) {
        Reach known = reached.get(seat);
        Reach had = known == null ? before.getOrDefault(seat, Reach.NONE) : known;
        Reach reach = further(had, now);
        reached.put(seat, reach);
        minute(
                new Minute(seat.show(), at.truncatedTo(ChronoUnit.MINUTES), seat.crowd()),
                new Added(
                        reach.exposures() - had.exposures(),
                        reach.entries() - had.entries(),
                        reach.exits() - had.exits(),
                        0,
                        0));
    }

    void like(long show, ShowEvent.LikesCounted count) {
        Long told = count.simulated();
        Liked known = liked.get(show);
        Liked had = known == null ? likedBefore.getOrDefault(show, Liked.NONE) : known;
        Liked now = had.orMore(count.total(), told == null ? 0 : told);
        liked.put(show, now);
        Instant at = count.at().truncatedTo(ChronoUnit.MINUTES);
        minute(new Minute(show, at, false), new Added(0, 0, 0, now.all() - had.all(), 0));
        minute(new Minute(show, at, true), new Added(0, 0, 0, now.crowd() - had.crowd(), 0));
    }

    void talk(long show, ShowEvent.TalkHeard talk) {
        long ofCrowd = 0;
        for (ShowEvent.TalkLine line : talk.lines()) {
            lines.merge(new Speaker(show, line.personId()), 1L, Long::sum);
            ofCrowd += simulated.contains(line.personId()) ? 1 : 0;
        }
        Instant at = talk.at().truncatedTo(ChronoUnit.MINUTES);
        minute(new Minute(show, at, false), new Added(0, 0, 0, 0, talk.lines().size()));
        minute(new Minute(show, at, true), new Added(0, 0, 0, 0, ofCrowd));
    }

    private void minute(Minute minute, Added more) {
        if (!more.equals(Added.NOTHING)) {
            minutes.merge(minute, more, Added::and);
        }
    }

    private static Reach further(Reach one, Reach other) {
        return new Reach(
                Math.max(one.exposures(), other.exposures()),
                Math.max(one.entries(), other.entries()),
                Math.max(one.exits(), other.exits()),
                Math.max(one.viewers(), other.viewers()),
                Math.max(one.watchSeconds(), other.watchSeconds()),
                Math.max(one.productViewers(), other.productViewers()),
                Math.max(one.clickers(), other.clickers()));
    }

    private static ItemReach further(ItemReach one, ItemReach other) {
        return new ItemReach(
                one.itemId(),
                Math.max(one.exposures(), other.exposures()),
                Math.max(one.clicks(), other.clicks()),
                Math.max(one.simulatedExposures(), other.simulatedExposures()),
                Math.max(one.simulatedClicks(), other.simulatedClicks()));
    }

    private static SourceReach further(SourceReach one, SourceReach other) {
        return new SourceReach(
                one.source(),
                Math.max(one.entries(), other.entries()),
                Math.max(one.viewers(), other.viewers()),
                Math.max(one.watchSeconds(), other.watchSeconds()),
                Math.max(one.productViewers(), other.productViewers()),
                Math.max(one.clickers(), other.clickers()),
                Math.max(one.orderers(), other.orderers()),
                Math.max(one.buyers(), other.buyers()),
                Math.max(one.paidMinor(), other.paidMinor()));
    }

    @Override
    public void write() {
        trade.write(rows);
        reached.forEach((seat, reach) -> later.add(SITTING, row(seat, reach)));
        items.forEach((shown, reach) -> later.add(ITEM, row(shown, reach)));
        sources.forEach((came, reach) -> later.add(SOURCE, row(came, reach)));
        liked.forEach((show, likes) -> later.add(
                LIKES,
                new MapSqlParameterSource("show", show)
                        .addValue("likes", likes.all())
                        .addValue("crowd", likes.crowd())));
        lines.forEach((speaker, said) -> later.add(
                SPEAKER,
                new MapSqlParameterSource("show", speaker.show())
                        .addValue("person", speaker.person())
                        .addValue("crowd", simulated.contains(speaker.person()))
                        .addValue("lines", said)));
        minutes.forEach((minute, added) -> later.add(MINUTE, row(minute, added)));
        later.write();
    }

    private static MapSqlParameterSource row(Seat seat, Reach reach) {
        return new MapSqlParameterSource("show", seat.show())
                .addValue("sitting", seat.sitting())
                .addValue("crowd", seat.crowd())
                .addValue("exposures", reach.exposures())
                .addValue("entries", reach.entries())
                .addValue("exits", reach.exits())
                .addValue("viewers", reach.viewers())
                .addValue("watched", reach.watchSeconds())
                .addValue("productViewers", reach.productViewers())
                .addValue("clickers", reach.clickers());
    }

    private static MapSqlParameterSource row(Shown shown, ItemReach reach) {
        return new MapSqlParameterSource("show", shown.show())
                .addValue("sitting", shown.sitting())
                .addValue("item", shown.item())
                .addValue("exposures", reach.exposures())
                .addValue("clicks", reach.clicks())
                .addValue("crowdExposures", reach.simulatedExposures())
                .addValue("crowdClicks", reach.simulatedClicks());
    }

    private static MapSqlParameterSource row(Came came, SourceReach reach) {
        return new MapSqlParameterSource("show", came.show())
                .addValue("sitting", came.sitting())
                .addValue("source", came.source().name())
                .addValue("entries", reach.entries())
                .addValue("viewers", reach.viewers())
                .addValue("watched", reach.watchSeconds())
                .addValue("productViewers", reach.productViewers())
                .addValue("clickers", reach.clickers())
                .addValue("orderers", reach.orderers())
                .addValue("buyers", reach.buyers())
                .addValue("minor", reach.paidMinor());
    }

    private static MapSqlParameterSource row(Minute minute, Added added) {
        return new MapSqlParameterSource("show", minute.show())
                .addValue("minute", minute.at().atOffset(UTC))
                .addValue("crowd", minute.crowd())
                .addValue("exposures", added.exposures())
                .addValue("entries", added.entries())
                .addValue("exits", added.exits())
                .addValue("likes", added.likes())
                .addValue("lines", added.lines());
    }
}
