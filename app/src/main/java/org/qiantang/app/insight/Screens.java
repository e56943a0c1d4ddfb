package org.qiantang.app.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Sitting;
import org.qiantang.event.Sitting.Reach;
import org.springframework.transaction.support.TransactionOperations;

/** Counts a show for its big screen and its report. */
final class Screens {
    private static final int MOST_MINUTES = 1_440;

    private final InsightRows rows;
    private final SourceRows sources;
    private final HotWords words;
    private final MetricBook book;
    private final Now now;
    private final InstantSource clock;
    private final TransactionOperations moment;

    /** What is known of a show at this moment and not written down yet. */
    interface Now {
        /** The sitting under way; null where the show is not at hand. */
        @Nullable
        Sitting sitting(long showId);

        long viewers(long showId);

        long crowd(long showId);
    }

    /**
     * Counts from these rows.
     *
     * @param moment reads all rows of a screen as they are in one moment, so that its parts agree, and by one connection, for which it waits once
     */
    Screens(
            InsightRows rows,
            SourceRows sources,
            HotWords words,
            MetricBook book,
            Now now,
            InstantSource clock,
            TransactionOperations moment) {
        this.rows = rows;
        this.sources = sources;
        this.words = words;
        this.book = book;
        this.now = now;
        this.clock = clock;
        this.moment = moment;
    }

    Screen of(InsightRows.Show show, boolean crowd) {
        // Counted outside of the moment: that takes long, and would hold a connection meanwhile.
        List<HotWords.Word> talkedOf = words.of(show.id(), crowd);
        return Objects.requireNonNull(moment.execute(_ -> read(show, crowd, talkedOf)));
    }

    private Screen read(InsightRows.Show show, boolean crowd, List<HotWords.Word> talkedOf) {
        Instant at = clock.instant();
        List<InsightRows.Mark> marks = rows.marks(show.id());
        List<InsightRows.Presence> presence = rows.presence(show.id());
        Screen.Doubtful doubts = rows.doubts(show.id());
        @Nullable Sitting sitting = sitting(show);
        return new Screen(
                show.id(),
                show.title(),
                show.state(),
                show.openedAt(),
                show.closedAt(),
                at,
                book.version(),
                crowd,
                figures(show, presence, doubts, sitting, at),
                items(show, marks, crowd, at),
                minutes(show, presence, crowd, at),
                marks,
                talkedOf,
                doubts,
                sources.of(show.id(), sitting));
    }

    /** All figures, of everybody, of people alone, and without what is in doubt. */
    Map<String, Screen.Figure> figures(InsightRows.Show show, Instant at) {
        return figures(show, rows.presence(show.id()), rows.doubts(show.id()), sitting(show), at);
    }

    private @Nullable Sitting sitting(InsightRows.Show show) {
        return show.isOnAir() ? now.sitting(show.id()) : null;
    }

    private Map<String, Screen.Figure> figures(
            InsightRows.Show show,
            List<InsightRows.Presence> presence,
            Screen.Doubtful doubts,
            @Nullable Sitting sitting,
            Instant at) {
        InsightRows.Reached reach = rows.reach(show.id(), sitting);
        Who.Each<Counts.Trade> trade = rows.trade(show.id());
        Who.Each<Counts.Talk> talk = rows.talk(show, doubts.likes());
        Who.Each<Map<String, @Nullable Double>> of = Who.Each.of(
                who -> Figures.of(counts(show, presence, who.crowd(), at, reach.of(who), trade.of(who), talk.of(who))));
        var figures = new HashMap<String, Screen.Figure>();
        of.all()
                .forEach((id, value) -> figures.put(
                        id,
                        new Screen.Figure(value, of.people().get(id), of.sound().get(id))));
        return figures;
    }

    private Counts counts(
            InsightRows.Show show,
            List<InsightRows.Presence> presence,
            boolean crowd,
            Instant at,
            Reach reach,
            Counts.Trade trade,
            Counts.Talk talk) {
        long online = 0;
        if (show.isOnAir()) {
            online = now.viewers(show.id()) - (crowd ? 0 : now.crowd(show.id()));
        }
        Instant from = show.openedAt();
        Instant until = show.closedAt() == null ? at : show.closedAt();
        double seconds =
                from == null ? 0 : Math.max(0, Duration.between(from, until).toMillis() / 1_000.0);
        long peak = presence.stream()
                .filter(one ->
                        from != null && !one.at().isBefore(from) && !one.at().isAfter(until))
                .mapToLong(one -> crowd ? one.viewers() : one.people())
                .max()
                .orElse(0);
        return new Counts(
                reach, trade, talk, online, peak, from == null ? 0 : present(presence, crowd, from, until), seconds);
    }

    /** Each number of people × the seconds until the next one, within the show. */
    static double present(List<InsightRows.Presence> presence, boolean crowd, Instant from, Instant until) {
        double sum = 0;
        for (int i = 0; i < presence.size(); i++) {
            InsightRows.Presence one = presence.get(i);
            Instant begins = one.at().isBefore(from) ? from : one.at();
            Instant ends = i + 1 < presence.size() && presence.get(i + 1).at().isBefore(until)
                    ? presence.get(i + 1).at()
                    : until;
            if (begins.isBefore(ends)) {
                sum += (crowd ? one.viewers() : one.people())
                        * (Duration.between(begins, ends).toMillis() / 1_000.0);
            }
        }
        return sum;
    }

    private List<Screen.Item> items(InsightRows.Show show, List<InsightRows.Mark> marks, boolean crowd, Instant at) {
        Pins pins = Pins.of(marks, show.closedAt() == null ? at : show.closedAt());
        return rows.items(show.id(), crowd).stream()
                .map(item -> new Screen.Item(
                        item.itemId(),
                        item.productId(),
                        item.title(),
                        item.picture(),
                        show.isOnAir() && Long.valueOf(item.itemId()).equals(pins.last()),
                        item.exposures(),
                        item.clicks(),
                        Figures.ratio(item.clicks(), item.exposures()),
                        item.pieces(),
                        item.minor(),
                        item.buyers(),
                        item.orders(),
                        Figures.ratio(item.minor() * 1_000, item.exposures()),
                        pins.seconds(item.itemId())))
                .toList();
    }

    /** Every minute from the opening on, those in which nothing happened too; and later ones in which money moved. */
    private List<Screen.Minute> minutes(
            InsightRows.Show show, List<InsightRows.Presence> presence, boolean crowd, Instant at) {
        Instant opened = show.openedAt();
        if (opened == null) {
            return List.of();
        }
        var known = new TreeMap<Instant, InsightRows.Minute>();
        rows.minutes(show.id(), crowd).forEach(minute -> known.put(minute.at(), minute));
        var online = new TreeMap<Instant, Long>();
        presence.forEach(one -> online.put(one.at(), crowd ? one.viewers() : (long) one.people()));
        Instant until = show.closedAt() == null ? at : show.closedAt();
        List<Screen.Minute> minutes = new ArrayList<>();
        for (Instant minute = opened.truncatedTo(ChronoUnit.MINUTES);
                minute.isBefore(until) && minutes.size() < MOST_MINUTES;
                minute = minute.plus(1, ChronoUnit.MINUTES)) {
            Map.Entry<Instant, Long> there = online.lowerEntry(minute.plus(1, ChronoUnit.MINUTES));
            minutes.add(minute(minute, known.remove(minute), there == null ? 0 : there.getValue()));
        }
        known.tailMap(until).values().stream()
                .filter(minute -> minute.paid() > 0 || minute.refundedMinor() > 0)
                .forEach(minute -> minutes.add(minute(minute.at(), minute, 0)));
        return minutes;
    }

    private static Screen.Minute minute(Instant at, InsightRows.@Nullable Minute known, long online) {
        InsightRows.Minute one = known == null ? new InsightRows.Minute(at, 0, 0, 0, 0, 0, 0, 0, 0, 0) : known;
        return new Screen.Minute(
                at,
                one.paidMinor(),
                one.paid(),
                one.placed(),
                one.refundedMinor(),
                online,
                one.entries(),
                one.exits(),
                one.exposures(),
                one.likes(),
                one.lines());
    }
}
