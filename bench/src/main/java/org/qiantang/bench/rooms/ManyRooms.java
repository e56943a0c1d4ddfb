package org.qiantang.bench.rooms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Measurement;
import org.qiantang.bench.Option;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;
import org.qiantang.bench.Teller;

/** {@code bench rooms}: what a room costs that is open and quiet, and how soon a room stands again. */
public final class ManyRooms implements Measurement {
    private static final String OPEN = "open rooms";
    private static final String ASKED = "a few hot, the others quiet";
    private static final String LONG = "a long show's room";
    private static final int HOT = 5;

    /** A line of the process that measured, and where it belongs. */
    private record Told(String name, String setting, Figure figure) {}

    private static final List<Told> ALL = List.of(
            new Told("heapPerRoom", OPEN, new Figure("heap per room", "KiB", 1)),
            new Told("memoryPerRoom", OPEN, new Figure("memory per room", "KiB", 1)),
            new Told("threadsBefore", OPEN, new Figure("threads before", "", 0)),
            new Told("threadsAfter", OPEN, new Figure("threads with all open", "", 0)),
            new Told("opened", OPEN, new Figure("opened", "/s", 0)),
            new Told("loadP50", OPEN, new Figure("loaded when asked, p50", "ms", 1)),
            new Told("loadP99", OPEN, new Figure("loaded when asked, p99", "ms", 1)),
            new Told("loadP999", OPEN, new Figure("loaded when asked, p99.9", "ms", 1)),
            new Told("loadAll", OPEN, new Figure("all loaded", "s", 1)),
            new Told("hotP50", ASKED, new Figure("hot rooms, p50", "ms", 1)),
            new Told("hotP99", ASKED, new Figure("hot rooms, p99", "ms", 1)),
            new Told("hotP999", ASKED, new Figure("hot rooms, p99.9", "ms", 1)),
            new Told("quietP50", ASKED, new Figure("quiet rooms, p50", "ms", 1)),
            new Told("quietP99", ASKED, new Figure("quiet rooms, p99", "ms", 1)),
            new Told("quietP999", ASKED, new Figure("quiet rooms, p99.9", "ms", 1)),
            new Told("cpuShare", ASKED, new Figure("of a core, without the database", "%", 0)),
            new Told("linesPerEvent", ASKED, new Figure("viewers' lines in one event", "", 2)),
            new Told("trades", LONG, new Figure("events of trade", "", 0)),
            new Told("talks", LONG, new Figure("events of talk", "", 0)),
            new Told("rebuiltFirst", LONG, new Figure("rebuilt", "s", 2)),
            new Told("rebuiltSecond", LONG, new Figure("rebuilt a second time", "s", 2)),
            new Told("rebuiltThird", LONG, new Figure("rebuilt a third time", "s", 2)));

    @Override
    public String name() {
        return "rooms";
    }

    @Override
    public String title() {
        return "Many quiet rooms on one node, and a long show's room that stands again";
    }

    @Override
    public Set<Option> heeds() {
        return Set.of(Option.ROUNDS);
    }

    @Override
    public void measure(Plan plan, Report report) throws Exception {
        int rooms = plan.smoke() ? 300 : 10_000;
        int seconds = plan.smoke() ? 2 : 20;
        int trade = plan.smoke() ? 2_000 : 100_000;
        for (int round = 1; round <= plan.rounds(); round++) {
            report.step("round " + round);
            Path folder = Files.createDirectories(plan.work().resolve("rooms-" + round));
            Map<String, Double> told = told(folder, rooms, seconds, trade);
            String side = "Qiantang, " + rooms + " rooms";
            for (Told one : ALL) {
                Double value = told.get(one.name());
                if (value == null) {
                    throw new IOException(one.name() + ": not told (expected: a figure)");
                }
                report.add(one.setting(), side, one.figure(), value);
            }
            if (told.getOrDefault("broken", 1.0) != 0) {
                report.untrue(told.get("broken") + " requests were refused or failed (expected: none)");
            }
            if (told.getOrDefault("awake", 0.0) != rooms) {
                report.untrue(told.get("awake") + " rooms in memory (expected: the " + rooms + " that were asked)");
            }
            double grown = told.getOrDefault("threadsAfter", 0.0) - told.getOrDefault("threadsBefore", 0.0);
            if (grown > rooms / 10.0) {
                report.untrue(grown + " more threads with " + rooms + " rooms open (expected: no thread for a room)");
            }
        }
        report.note(rooms + " shows are open, each with 6 items of 2 SKUs; " + HOT + " of them hot: 1,000 claims/s over"
                + " them and 40 lines/s in each, beside 200 claims/s over all the others. Asked from within the process; it and its"
                + " database run on the servers' core.");
        report.note(
                "The long show: " + trade + " events of trade and 40 lines/s of talk, as many lines in an event as the"
                        + " hot rooms wrote in this run, over 12 hours (1 hour in the short form); the journal is vacuumed, as PostgreSQL"
                        + " does by itself meanwhile; the room is rebuilt from it by the first request after a restart.");
    }

    private static Map<String, Double> told(Path folder, int rooms, int seconds, int trade)
            throws IOException, InterruptedException {
        List<String> words =
                Stream.of(rooms, HOT, seconds, trade).map(String::valueOf).collect(Collectors.toList());
        words.addFirst(folder.toString());
        return Teller.run("rooms", Cores.ofServers(), folder, RoomsHost.class, words, "broken");
    }
}
