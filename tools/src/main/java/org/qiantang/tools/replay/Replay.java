package org.qiantang.tools.replay;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.qiantang.tools.Snapshot;

/** Retells one show from its first event to its last, at the pace that is asked for. */
public final class Replay {
    /** What a demo's crowd said and did is marked wherever it is told. */
    private static final String NICKNAMES =
            "select id, nickname || case when simulated then '（模拟）' else '' end from person";

    private static final String PLANNED = """
            select shard, version, body
              from event
             where type = 'ShowPlanned'
             order by at, shard, position
            """;

    private final Snapshot snapshot;
    private final EventCodec codec = new EventCodec();
    private final Pace pace;
    private final PrintStream out;

    private Replay(Snapshot snapshot, Pace pace, PrintStream out) {
        this.snapshot = snapshot;
        this.pace = pace;
        this.out = out;
    }

    private record Named(int shard, long showId, String title, Instant planned) {}

    /** False where there is no such show. */
    public static boolean run(String url, OptionalLong show, Pace pace, PrintStream out, PrintStream err)
            throws SQLException, InterruptedException {
        try (Snapshot snapshot = Snapshot.of(url)) {
            var replay = new Replay(snapshot, pace, out);
            List<Named> shows = replay.shows();
            Optional<Named> chosen = shows.stream()
                    .filter(one -> show.isEmpty() || one.showId() == show.getAsLong())
                    .reduce((_, later) -> later);
            if (chosen.isEmpty()) {
                err.println(
                        show.isEmpty()
                                ? "no show has been planned yet"
                                : "show: " + show.getAsLong() + " (expected: one of "
                                        + shows.stream().map(Named::showId).toList() + ")");
                return false;
            }
            if (show.isEmpty() && shows.size() > 1) {
                shows.forEach(one -> out.println(
                        one.showId() + "  " + one.planned().atZone(ZoneId.systemDefault()) + "  " + one.title()));
                out.println();
            }
            replay.retell(chosen.get());
            return true;
        }
    }

    private List<Named> shows() throws SQLException {
        var shows = new ArrayList<Named>();
        if (snapshot.has("event")) {
            snapshot.each(PLANNED, row -> {
                if (codec.read("ShowPlanned", row.getInt(2), row.getBytes(3)) instanceof ShowEvent.ShowPlanned plan) {
                    shows.add(new Named(row.getInt(1), plan.showId(), plan.title(), plan.at()));
                }
            });
        }
        return shows;
    }

    private void retell(Named show) throws SQLException, InterruptedException {
        var retelling = new Retelling(Ink.ofTerminal(), ZoneId.systemDefault(), nicknames());
        var places = new ArrayList<Recorded>();
        snapshot.events(show.shard(), Streams.show(show.showId()), places::add);
        Instant before = null;
        for (Recorded place : places) {
            Event event = codec.read(place.type(), place.version(), place.body());
            if (!(event instanceof ShowEvent happened)) {
                throw new IllegalStateException("type: " + place.type() + " (expected: a show's event)");
            }
            List<String> told = retelling.tell(happened, words(place, happened));
            if (!told.isEmpty()) {
                pause(before, happened.at());
                before = happened.at();
                told.forEach(out::println);
                out.flush();
            }
        }
        retelling.totals().forEach(out::println);
    }

    private void pause(@Nullable Instant before, Instant now) throws InterruptedException {
        if (before != null) {
            Thread.sleep(pace.pauseFor(Duration.between(before, now)));
        }
    }

    private List<String> words(Recorded place, ShowEvent event) throws SQLException {
        if (!(event instanceof ShowEvent.TalkHeard talk)) {
            return List.of();
        }
        var words = new String[talk.lines().size()];
        Arrays.fill(words, "");
        for (Snapshot.Beside beside : snapshot.beside(place.shard(), place.position())) {
            if (beside.slot() < words.length) {
                words[beside.slot()] = new String(beside.body(), StandardCharsets.UTF_8);
            }
        }
        return List.of(words);
    }

    private Map<Long, String> nicknames() throws SQLException {
        var names = new HashMap<Long, String>();
        if (snapshot.has("person")) {
            snapshot.each(NICKNAMES, row -> names.put(row.getLong(1), row.getString(2)));
        }
        return names;
    }
}
