package org.qiantang.bench.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Measurement;
import org.qiantang.bench.Option;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;
import org.qiantang.engine.fanout.Bounds;

/** What a delivery of a line of 100 bytes costs the server, and how late it comes, in rooms of many sizes. */
public final class FanOut implements Measurement {
    private static final int LINE_BYTES = 100;
    private static final int MOST_UNMERGED = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A server of this kind runs for weeks: what it compiles in its first seconds is no part of what a line costs. */
    private static final int FIRST_WARMING_SECONDS = 30;

    /** With ten lines a second most of what is done once for a line would be measured before it is compiled at all. */
    private static final int WARMING_LINES = 40;

    private static final int WARMING_SECONDS = 3;
    /** So much CPU in a second is a server that does nothing. */
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

    private static final double MILLI = 1e6;
    private static final double MICRO = 1e3;
    private static final double KIB = 1_024;

    private static final Figure CPU = new Figure("CPU per delivery", "µs", 2);
    private static final Figure BUSY = new Figure("core busy", "%", 0);
    private static final Figure OFFERED = new Figure("deliveries a second", "", 0);
    private static final Figure LOAD_IDLE = new Figure("load idle", "%", 0);
    private static final Figure LEFT_OUT = new Figure("left out by the cap", "%", 1);
    private static final Figure PER_VIEWER = new Figure("memory per idle viewer, as it is", "KiB", 1);
    private static final Figure PER_VIEWER_COLLECTED =
            new Figure("memory per idle viewer, after a collection", "KiB", 1);
    private static final Figure JOIN_CPU_FIRST = new Figure("CPU per join, the first time", "µs", 0);
    private static final Figure JOIN_CPU = new Figure("CPU per join, when as many have come and gone", "µs", 0);
    private static final Figure JOIN_TIME = new Figure("all in after", "s", 2);

    private static final List<Side> SIDES =
            List.of(Ours.MERGED, Ours.UNMERGED, new Nchan(), new SocketIo(), new Stomp());

    /** Rooms that are looked at one after the other, the viewers of the former staying for the next. */
    private record Load(int rooms, int viewers, int linesPerSecond) {
        long deliveriesPerSecond() {
            return (long) rooms * viewers * linesPerSecond;
        }

        int sockets() {
            return rooms * viewers;
        }

        /** The same room with more lines, as far as a side that does not merge can tell them; many rooms have enough as it is. */
        Load warming() {
            int lines = Math.min(WARMING_LINES, MOST_UNMERGED / viewers);
            return rooms == 1 ? new Load(rooms, viewers, Math.max(linesPerSecond, lines)) : this;
        }

        String inWords() {
            String where = rooms == 1 ? "one room of %,d viewers" : rooms + " rooms of %,d viewers";
            return String.format(
                    Locale.ROOT, where + ", %d lines/s" + (rooms == 1 ? "" : " each"), viewers, linesPerSecond);
        }
    }

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public String title() {
        return "Fan-out: lines of 100 bytes to many viewers";
    }

    @Override
    public Set<Option> heeds() {
        return Set.of(Option.ROUNDS, Option.ONLY, Option.SIDE);
    }

    @Override
    public void measure(Plan plan, Report report) throws Exception {
        for (int round = 1; round <= plan.rounds(); round++) {
            // Backwards every other round, so that none always comes after the same one.
            for (Side side : round % 2 == 1 ? SIDES : SIDES.reversed()) {
                if (!plan.wantsSide(side.name())) {
                    continue;
                }
                report.step("round " + round + ": " + side.name());
                try {
                    room(plan, report, side, loads(plan, 1));
                    // In a smoke one start of each peer shows that it can be measured.
                    if (!plan.smoke() || side.equals(Ours.MERGED)) {
                        room(plan, report, side, loads(plan, 100));
                        storm(plan, report, side);
                    }
                } catch (IllegalStateException tooMuch) {
                    // The short form proves that each side can be measured.
                    if (side instanceof Ours || plan.smoke()) {
                        throw tooMuch;
                    }
                    report.note(side.name() + " did not get through: " + tooMuch.getMessage());
                }
            }
        }
        report.note(
                "CPU is the server's, user and system, counted by the kernel in steps of 10 ms; deliveries are those that"
                        + " came; delays are looked at on 2 % of the viewers, from when a line was meant to be sent.");
        report.note("All viewers are guests on one thread of one other process. Our lines pass gateway and stage and no"
                + " journal, as the peers' do; the cap of 20 lines a frame is the product's own. Each server is"
                + " warmed by its first load, with 40 lines/s at least where it has one room, for "
                + (plan.smoke() ? 1 : FIRST_WARMING_SECONDS) + " s.");
    }

    private static List<Load> loads(Plan plan, int rooms) {
        if (plan.smoke()) {
            return rooms == 1 ? List.of(new Load(1, 100, 40)) : List.of(new Load(10, 10, 10));
        }
        if (rooms > 1) {
            return List.of(new Load(rooms, 100, 10));
        }
        return List.of(
                new Load(1, 1_000, 10),
                new Load(1, 1_000, 40),
                new Load(1, 1_000, 200),
                new Load(1, 5_000, 10),
                new Load(1, 5_000, 40),
                new Load(1, 5_000, 200),
                new Load(1, 10_000, 10),
                new Load(1, 10_000, 40),
                new Load(1, 10_000, 200));
    }

    private static void room(Plan plan, Report report, Side side, List<Load> all) throws Exception {
        List<Load> loads = all.stream()
                .filter(load -> plan.wants(load.inWords()))
                .filter(load -> side.equals(Ours.MERGED) || load.deliveriesPerSecond() <= MOST_UNMERGED)
                .toList();
        if (loads.isEmpty()) {
            return;
        }
        int rooms = loads.getFirst().rooms();
        Path folder = Files.createTempDirectory(plan.work(), "fanout-");
        try (Side.Running server = side.start(plan, rooms, folder);
                var viewers = new Viewers(server.port(), number -> server.greeting(number % rooms))) {
            for (Load load : loads) {
                if (load.sockets() > viewers.admitted()) {
                    viewers.come(load.sockets() - viewers.admitted(), PATIENCE);
                    // Those who stay are old by now on a server that has run for more than seconds.
                    server.collect();
                    TimeUnit.MILLISECONDS.sleep(1_000);
                }
                if (warm(plan, server, viewers, load, load.equals(loads.getFirst()))) {
                    hear(plan, report, side, server, viewers, load);
                } else {
                    String words = side.name() + ", " + load.inWords()
                            + ": not measured, the warming had not come to all within " + PATIENCE.toSeconds() + " s";
                    report.note(words);
                    if (plan.smoke()) {
                        report.untrue(words);
                    }
                }
            }
        }
    }

    private static void hear(Plan plan, Report report, Side side, Side.Running server, Viewers viewers, Load load)
            throws Exception {
        TimeUnit.MILLISECONDS.sleep(300);
        viewers.delays();
        viewers.countAnew();
        long heardBefore = viewers.heard();
        long idleBefore = viewers.idleNanos();
        long leftOutBefore = server.leftOut();
        long cpuBefore = server.cpuNanos();
        int seconds = plan.smoke() ? 2 : 6;
        long begun = System.nanoTime();
        long offered = speak(server, load, seconds) * load.viewers();
        long until = System.nanoTime() + PATIENCE.toNanos();
        long left = offered;
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            long leftOut = server.leftOut() - leftOutBefore;
            left = offered - (viewers.heard() - heardBefore) - leftOut;
        } while (left > 0 && System.nanoTime() < until);
        // The last line has its time, too, or few lines would seem to come faster than they were said.
        long took = Math.max(System.nanoTime() - begun, TimeUnit.SECONDS.toNanos(seconds));
        long cpu = server.cpuNanos() - cpuBefore;
        long heard = viewers.heard() - heardBefore;
        Histogram delays = viewers.delays();
        Viewers.Share share = viewers.share();
        String setting = load.inWords();
        report.add(setting, side.name(), OFFERED, 1e9 * heard / took);
        report.add(setting, side.name(), CPU, cpu / (MICRO * heard));
        report.add(setting, side.name(), BUSY, 100.0 * cpu / took);
        report.add(setting, side.name(), Figure.P50, delays.getValueAtPercentile(50) / MILLI);
        report.add(setting, side.name(), Figure.P99, delays.getValueAtPercentile(99) / MILLI);
        report.add(setting, side.name(), Figure.P999, delays.getValueAtPercentile(99.9) / MILLI);
        report.add(setting, side.name(), LEFT_OUT, 100.0 * (offered - left - heard) / offered);
        report.add(setting, side.name(), Figure.LOST, (double) left);
        report.add(setting, side.name(), LOAD_IDLE, 100.0 * (viewers.idleNanos() - idleBefore) / took);
        // Rooms, and blocks of a big one, may differ by the lines that were left out in each; else all hear the same.
        boolean differ = load.viewers() > Bounds.USUAL.viewersPerBlock() && server.leftOut() > leftOutBefore;
        boolean even = share.least() == share.most() || load.rooms() > 1 || differ;
        if (side instanceof Ours && (left != 0 || viewers.closed() > 0 || !even)) {
            report.untrue(side.name() + ", " + setting + ": " + left + " deliveries lost, " + viewers.closed()
                    + " viewers sent away, viewers heard from " + share.least() + " to " + share.most() + " lines");
        }
    }

    private static boolean warm(Plan plan, Side.Running server, Viewers viewers, Load load, boolean isFirst)
            throws Exception {
        boolean compiled =
                !isFirst || warmUp(server, viewers, load.warming(), plan.smoke() ? 1 : FIRST_WARMING_SECONDS);
        return compiled && warmUp(server, viewers, load, plan.smoke() ? 1 : WARMING_SECONDS);
    }

    /** Whether all of it came: what is still owed would be counted among the measured lines. */
    private static boolean warmUp(Side.Running server, Viewers viewers, Load load, int seconds) throws Exception {
        long heardBefore = viewers.heard();
        long leftOutBefore = server.leftOut();
        long offered = speak(server, load, seconds) * load.viewers();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (viewers.heard() - heardBefore + server.leftOut() - leftOutBefore < offered) {
            if (System.nanoTime() > until) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return true;
    }

    /** Says lines at an even pace, each carrying the time at which it was due; tells how many to one room. */
    private static long speak(Side.Running server, Load load, int seconds) throws IOException {
        long lines = (long) load.linesPerSecond() * seconds;
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);
        long gap = TimeUnit.SECONDS.toNanos(1) / load.linesPerSecond();
        for (long line = 0; line < lines; line++) {
            for (int room = 0; room < load.rooms(); room++) {
                long due = start + line * gap + gap * room / load.rooms();
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
                server.say(room, Marker.line(due, LINE_BYTES));
            }
        }
        return lines * load.rooms();
    }

    /** Everybody comes within ten seconds, twice; and what each costs the first time who only sits there. */
    private static void storm(Plan plan, Report report, Side side) throws Exception {
        int count = plan.smoke() ? 200 : 10_000;
        String setting = String.format(Locale.ROOT, "join storm: %,d viewers in %d s", count, plan.smoke() ? 1 : 10);
        if (!plan.wants(setting)) {
            return;
        }
        Path folder = Files.createTempDirectory(plan.work(), "storm-");
        try (Side.Running server = side.start(plan, 1, folder)) {
            try (var viewers = new Viewers(server.port(), _ -> server.greeting(0))) {
                settle(plan, server, viewers);
                long memory = server.memoryBytes();
                report.add(
                        setting,
                        side.name(),
                        JOIN_CPU_FIRST,
                        storm(plan, server, viewers, count).cpuMicros());
                TimeUnit.MILLISECONDS.sleep(1_500);
                report.add(setting, side.name(), PER_VIEWER, (server.memoryBytes() - memory) / KIB / count);
                // Of the others nobody can ask for a collection: there is only what is.
                if (server instanceof Side.Told) {
                    server.collect();
                    report.add(
                            setting, side.name(), PER_VIEWER_COLLECTED, (server.memoryBytes() - memory) / KIB / count);
                }
            }
            untilIdle(server);
            try (var viewers = new Viewers(server.port(), _ -> server.greeting(0))) {
                settle(plan, server, viewers);
                Joined joined = storm(plan, server, viewers, count);
                report.add(setting, side.name(), JOIN_CPU, joined.cpuMicros());
                report.add(setting, side.name(), JOIN_TIME, joined.seconds());
            }
        }
    }

    /** They are all gone, and that has been dealt with: what it costs is no part of the next join. */
    private static void untilIdle(Side.Running server) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        long cpu = server.cpuNanos();
        long spent = Long.MAX_VALUE;
        while (spent > IDLE_NANOS && System.nanoTime() < until) {
            TimeUnit.SECONDS.sleep(1);
            long now = server.cpuNanos();
            spent = now - cpu;
            cpu = now;
        }
    }

    private record Joined(double cpuMicros, double seconds) {}

    /** The first to come bring classes and compiled code with them, which are nobody's own memory. */
    private static void settle(Plan plan, Side.Running server, Viewers viewers) throws Exception {
        int first = plan.smoke() ? 20 : 500;
        viewers.come(first, PATIENCE);
        speak(server, new Load(1, first, 40), plan.smoke() ? 1 : WARMING_SECONDS);
        server.collect();
    }

    private static Joined storm(Plan plan, Side.Running server, Viewers viewers, int count) throws Exception {
        long cpu = server.cpuNanos();
        long begun = System.nanoTime();
        viewers.comeEvenly(count, Duration.ofSeconds(plan.smoke() ? 1 : 10), PATIENCE);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Joined((server.cpuNanos() - cpu) / MICRO / count, seconds);
    }
}
