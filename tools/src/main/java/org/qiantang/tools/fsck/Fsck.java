package org.qiantang.tools.fsck;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.GovernEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.qiantang.tools.Snapshot;
import tools.jackson.databind.json.JsonMapper;

/** Counts everything anew from the journal, at one moment of the database, and says where anything disagrees. */
public final class Fsck {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 200;

    // Whoever else is connected is the program, or another tool; a tool moves no follower and costs only the patience.
    private static final String OTHERS = """
            select count(*)
              from pg_stat_activity
             where datname = current_database()
               and backend_type = 'client backend'
               and pid <> pg_backend_pid()
            """;

    private Fsck() {}

    /** True if all agrees. */
    public static boolean run(String url, boolean json, PrintStream out) throws SQLException, InterruptedException {
        return run(url, Optional.empty(), json, out);
    }

    /**
     * True if all agrees.
     *
     * @param recordings the folder of recordings, whose files are then held against their hashes
     */
    public static boolean run(String url, Optional<Path> recordings, boolean json, PrintStream out)
            throws SQLException, InterruptedException {
        waitForFollowers(url);
        try (Snapshot snapshot = Snapshot.of(url)) {
            if (!snapshot.has("event") || !snapshot.has("shard") || !snapshot.has("follower")) {
                throw new SQLException("no journal in it (expected: a database in which the program has run)");
            }
            Findings findings = count(snapshot, recordings);
            if (json) {
                sayJson(findings, out);
            } else {
                say(findings, out);
            }
            return findings.agree();
        }
    }

    static Findings count(Snapshot snapshot) throws SQLException {
        return count(snapshot, Optional.empty());
    }

    static Findings count(Snapshot snapshot, Optional<Path> recordings) throws SQLException {
        var findings = new Findings();
        Followed followed = Followed.in(snapshot);
        var floor = new FloorCount(findings);
        var office = new OfficeCount(findings);
        var orders = new OrderFacts(followed);
        var selection = new SelectionCount(findings.offers);
        var insight = new InsightCount(followed);
        var films = new FilmCount(findings.films);
        var filmLists = new FilmListsCount(followed);
        // What the rows of shows must say is the floor as it was where their follower stands.
        long showsUpTo = followed.upTo(ShowRowsCheck.FOLLOWER, Streams.FLOOR);
        boolean caughtUp = showsUpTo >= followed.head(Streams.FLOOR);
        FloorCount followedFloor = caughtUp ? floor : new FloorCount(new Findings());

        new Story(snapshot, findings).tell((place, event) -> {
            told(place, event, floor, office);
            orders.happened(place, event);
            selection.happened(place, event);
            insight.happened(place, event);
            films.happened(place, event);
            filmLists.happened(place, event);
            if (!caughtUp && place.position() <= showsUpTo && event instanceof ShowEvent show) {
                followedFloor.happened(place, show);
            }
        });

        new Desks(floor, office, followed, findings).compare();
        new ShopRowsCheck(snapshot, office, findings.shopRows).run();
        followed.judge(findings.followers);
        new ShowRowsCheck(snapshot, followedFloor, findings.showRows).run();
        new OrderRowsCheck(snapshot, orders, findings.orderRows).run();
        new SelectionRowsCheck(snapshot, selection, followed, findings.offers).run();
        new InsightRowsCheck(snapshot, insight, findings.figures).run();
        new FilmRowsCheck(snapshot, films, filmLists, findings.films).run();
        new MoneyCheck(snapshot, floor, office, followed, findings).run();
        new WordsCheck(snapshot, findings.words)
                .run(floor.shows.values().stream().mapToLong(show -> show.lines).sum());
        recordings.ifPresent(folder -> new RecordingsCheck(folder, findings.recordings).run(floor.shows));
        return findings;
    }

    private static void told(Recorded place, Event event, FloorCount floor, OfficeCount office) {
        switch (event) {
            case ShowEvent show -> floor.happened(place, show);
            case ShopEvent shop -> office.happened(place, shop);
            case PaymentEvent payment -> office.happened(place, payment);
            case GovernEvent _, HelpdeskEvent _ -> {}
        }
    }

    /** Followers of a running program get a moment to catch up; those of a stopped one stay where they are. */
    private static void waitForFollowers(String url) throws SQLException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (isRunningAndBehind(url) && System.nanoTime() < giveUp) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static boolean isRunningAndBehind(String url) throws SQLException {
        try (Snapshot snapshot = Snapshot.of(url)) {
            var others = new long[1];
            snapshot.each(OTHERS, row -> others[0] = row.getLong(1));
            return others[0] > 0
                    && snapshot.has("follower")
                    && Followed.in(snapshot).isBehind();
        }
    }

    private static void say(Findings findings, PrintStream out) {
        for (Check check : findings.all()) {
            out.printf("%s %-10s %,9d  %s%n", check.agrees() ? "✓" : "✗", check.name(), check.looks(), check.claim());
            check.notes().forEach(note -> out.println("             · " + note));
            check.examples().forEach(example -> out.println("             ✗ " + example));
            long more = check.faults() - check.examples().size();
            if (more > 0) {
                out.println("             ✗ and " + more + " more");
            }
        }
        long faults = findings.all().stream().mapToLong(Check::faults).sum();
        out.println(findings.agree() ? "✓ all agree" : "✗ disagreements: " + faults);
    }

    private static void sayJson(Findings findings, PrintStream out) {
        List<Map<String, Object>> checks =
                findings.all().stream().map(Fsck::fields).toList();
        var whole = new LinkedHashMap<String, Object>();
        whole.put("agree", findings.agree());
        whole.put("checks", checks);
        out.println(new JsonMapper().writeValueAsString(whole));
    }

    private static Map<String, Object> fields(Check check) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", check.name());
        fields.put("claim", check.claim());
        fields.put("agrees", check.agrees());
        fields.put("looks", check.looks());
        fields.put("faults", check.faults());
        fields.put("examples", check.examples());
        fields.put("notes", check.notes());
        return fields;
    }
}
