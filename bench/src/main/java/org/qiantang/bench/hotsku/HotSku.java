package org.qiantang.bench.hotsku;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Jvm;
import org.qiantang.bench.Measurement;
import org.qiantang.bench.Option;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;

/** {@code bench hot-sku}: what one SKU's buyers get, side by side, when what is answered must be on disk. */
public final class HotSku implements Measurement {
    private static final String SATURATED = "as fast as it goes, pieces enough";
    private static final String OPEN = "at a fixed rate, pieces enough";
    private static final String DISK = "the disk alone: blocks of 8 KiB, each forced before the next";

    private static final Figure ORDERS = new Figure("durable orders", "/s", 0);
    private static final Figure ANSWERS = new Figure("answers", "/s", 0);
    private static final Figure CPU = new Figure("server CPU per order", "µs", 1);
    private static final Figure CPU_DATABASE = new Figure("of it the database's", "µs", 1);
    private static final Figure CPU_ANSWER = new Figure("server CPU per answer", "µs", 1);
    private static final Figure LOAD_BUSY = new Figure("load busy", "% of a core", 0);
    private static final Figure RATE = new Figure("asked rate of orders", "/s", 0);
    private static final Figure OVERSOLD = new Figure("oversold", "", 0);
    private static final Figure FAILED = new Figure("failed", "", 0);
    private static final Figure MEMORY = new Figure("memory of the server, as it is", "MiB", 0);
    private static final Figure BEHIND = new Figure("tables of orders and shows caught up after", "s", 2);
    private static final Figure ALL_BEHIND = new Figure("all tables and couriers caught up after", "s", 2);
    private static final Figure UNREAD = new Figure("events the slowest had not read when given up", "", 0);
    private static final Figure FOLLOWED = new Figure("orders followed by tables of orders and shows", "/s", 0);
    private static final Figure ALL_FOLLOWED = new Figure("orders followed by all", "/s", 0);
    private static final Figure FORCED = new Figure("forced", "/s", 0);
    private static final Figure GRANTED = new Figure("orders", "", 0);

    private static final Duration LONGEST = Duration.ofHours(3);
    private static final String SOCKETS = "Qiantang, viewers' sockets";
    private static final String HTTP = "Qiantang, HTTP";

    private static final Set<String> SMOKED = Set.of(
            "PostgreSQL row by row", "MariaDB row by row", "Redis script", "Qiantang engine, address beside", HTTP);

    /** The first of the SKUs that are sold in trials of how many connections are best. */
    private static final int FIRST_TRIAL = Load.Phase.values().length;

    private static final int PLENTY = 100_000_000;
    private static final int DUPLICATES = 30;
    private static final int OUR_RATE = 26_000;
    /** The load shares its core with its compiler, whose long works would be counted as the server's delay. */
    private static final List<String> QUICKLY_COMPILED = List.of("-XX:TieredStopAtLevel=1");
    /** Seconds that the whole program is warmed, as much as its 2,000 viewers may buy of one SKU, in place of the others' time. */
    private static final int WHOLE_WARM = 45;

    private static final int VIEWERS = 2_000;
    private static final int PEOPLE = 100_000;
    private static final double MICRO = 1_000;
    private static final double NANOS = 1e9;

    /** How hard one call works. */
    private record Size(
            int pieces, int buyers, double seconds, double warm, double warmAtRate, List<Integer> connections) {
        static Size of(boolean smoke) {
            // What a batch runs once is compiled for good after some 15,000 batches, and at the rate there are 500 to
            // 1,000 a second.
            return smoke
                    ? new Size(200, 2_000, 1, 0.5, 0.25, List.of(8))
                    : new Size(10_000, 100_000, 8, 12, 30, List.of(2, 4, 8, 16, 32));
        }

        /** The whole program answers some hundred requests a second, not some ten thousand: its sale would take a quarter of an hour. */
        Size ofWhole() {
            return new Size(pieces / 5, buyers / 5, seconds, warm, warmAtRate, connections);
        }

        String sale() {
            return String.format(Locale.ROOT, "the sale: %,d pieces, %,d buyers", pieces, buyers);
        }
    }

    private interface Start {
        Served serve(Path folder, int[] pieces) throws Exception;
    }

    /** @param words how the load asks it */
    private record Side(String name, Start start, List<String> words) {
        boolean isWhole() {
            return name.equals(SOCKETS) || name.equals(HTTP);
        }
    }

    private final Map<String, Integer> bestConnections = new HashMap<>();
    /** By side and setting, who of all that follows the journal came to its end last, round by round. */
    private final Map<String, List<String>> slowest = new LinkedHashMap<>();

    @Override
    public String name() {
        return "hot-sku";
    }

    @Override
    public String title() {
        return "Hot SKU: one SKU that everybody wants, durable before it is answered";
    }

    @Override
    public Set<Option> heeds() {
        return Set.of(Option.ROUNDS, Option.SIDE);
    }

    @Override
    public void measure(Plan plan, Report report) throws Exception {
        Size size = Size.of(plan.smoke());
        List<Side> sides = sides(plan).stream()
                .filter(side -> plan.wantsSide(side.name()))
                // Of the two ways into the whole program one is enough to see that it can still be asked.
                .filter(side -> !plan.smoke() || SMOKED.contains(side.name()))
                .toList();
        for (int round = 1; round <= plan.rounds(); round++) {
            DiskAlone.Told disk = DiskAlone.measure(plan.work(), size.seconds());
            report.add(DISK, "the disk", FORCED, disk.perSecond());
            report.add(DISK, "the disk", Figure.P50, disk.p50());
            report.add(DISK, "the disk", Figure.P99, disk.p99());
            report.add(DISK, "the disk", Figure.P999, disk.p999());
            // In turn, and backwards every other round, so that none always comes after the same one.
            List<Side> turn = round % 2 == 1 ? sides : sides.reversed();
            for (Side side : turn) {
                report.step("round " + round + ": " + side.name());
                Path folder = Files.createDirectories(
                        plan.work().resolve(round + "-" + side.name().replaceAll("[^A-Za-z]+", "-")));
                measure(side, folder, size, report);
            }
        }
        slowest.forEach(
                (where, last) -> report.note(where + ": of all that follows the journal the last to come to its end"
                        + " was, round by round: " + String.join("; ", last) + "."));
        notes(size, report);
    }

    private static List<Side> sides(Plan plan) {
        int viewers = plan.smoke() ? 400 : VIEWERS;
        int people = plan.smoke() ? 2_000 : PEOPLE;
        String gentle = "rate=" + OUR_RATE;
        String warm = "warm=" + (plan.smoke() ? 1 : WHOLE_WARM);
        String warmAtRate = "warmAtRate=" + (plan.smoke() ? 0.5 : WHOLE_WARM / 2.0);
        return List.of(
                new Side("PostgreSQL row by row", Served::postgresql, List.of("share=0.8")),
                new Side("MariaDB row by row", Served::mariadb, List.of("share=0.8")),
                new Side("Redis script", Served::redis, List.of("share=0.8", "connections=50", "window=1")),
                new Side("Redis script, 16 a pipe", Served::redis, List.of("share=0.8", "connections=50", "window=16")),
                new Side("Redis script, one pipe", Served::redis, List.of("share=0.8", "connections=1", "window=4096")),
                new Side(
                        "Qiantang engine, 50 callers",
                        (folder, pieces) -> Served.engine(folder, false, pieces),
                        List.of("share=0.8", "connections=50", "window=1")),
                new Side(
                        "Qiantang engine",
                        (folder, pieces) -> Served.engine(folder, false, pieces),
                        List.of(gentle, "connections=1", "window=4096")),
                new Side(
                        "Qiantang engine, address beside",
                        (folder, pieces) -> Served.engine(folder, true, pieces),
                        List.of(gentle, "connections=1", "window=4096")),
                new Side(
                        SOCKETS,
                        (folder, pieces) -> Program.serve("socket", plan.app(), folder, viewers, pieces),
                        List.of("share=0.8", "connections=1", warm, warmAtRate)),
                new Side(
                        HTTP,
                        (folder, pieces) -> Program.serve("http", plan.app(), folder, people, pieces),
                        List.of("share=0.8", "connections=32", warm, warmAtRate)));
    }

    private void measure(Side side, Path folder, Size all, Report report) throws Exception {
        Size size = side.isWhole() ? all.ofWhole() : all;
        int[] pieces = new int[FIRST_TRIAL + size.connections().size()];
        Arrays.fill(pieces, PLENTY);
        pieces[Load.Phase.SALE.sku()] = size.pieces();
        try (Served served = side.start().serve(folder, pieces)) {
            List<String> words = new ArrayList<>(served.words());
            words.addAll(side.words());
            words.addAll(List.of(
                    "seconds=" + size.seconds(),
                    "warm=" + size.warm(),
                    "warmAtRate=" + size.warmAtRate(),
                    "duplicates=" + DUPLICATES,
                    "buyers=" + size.buyers()));
            if (side.words().stream().noneMatch(word -> word.startsWith("connections="))) {
                words.add("connections=" + connections(side, words, folder, size, report));
            }
            for (Map<String, String> told : load(folder, words, "phases=WARM,WARM_AT_RATE,SATURATED,OPEN,SALE")) {
                tell(side.name(), told, size, report);
            }
        }
    }

    /** The number of connections with which a side sells most, tried once. */
    private int connections(Side side, List<String> words, Path folder, Size size, Report report) throws Exception {
        Integer known = bestConnections.get(side.name());
        if (known != null) {
            return known;
        }
        double best = 0;
        int found = size.connections().getFirst();
        List<String> tried = new ArrayList<>();
        for (int connections : size.connections()) {
            List<String> trial = new ArrayList<>(words);
            trial.add("connections=" + connections);
            trial.add("sku=" + (FIRST_TRIAL + size.connections().indexOf(connections)));
            Map<String, String> told = load(folder, trial, "phases=WARM").getFirst();
            double orders = number(told, "granted") / number(told, "seconds");
            report.step(side.name() + " with " + connections + " connections: " + Math.round(orders) + " orders/s");
            tried.add(connections + " (" + Math.round(orders) + "/s)");
            if (orders > best) {
                best = orders;
                found = connections;
            }
        }
        bestConnections.put(side.name(), found);
        report.note(side.name() + " sold most with " + found + " connections; tried were " + String.join(", ", tried)
                + ".");
        return found;
    }

    private static List<Map<String, String>> load(Path folder, List<String> words, String phases)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(words);
        all.add(phases);
        try (Pinned load = Pinned.start(
                "load", Cores.ofLoad(), folder, Map.of(), Jvm.command("2g", QUICKLY_COMPILED, Load.class, all))) {
            long end = System.nanoTime() + LONGEST.toNanos();
            while (load.isAlive()) {
                if (System.nanoTime() > end) {
                    throw new IOException("the load has not ended after " + LONGEST + ":\n" + load.words());
                }
                Thread.sleep(20);
            }
            List<Map<String, String>> told = load.words()
                    .lines()
                    .filter(line -> line.contains(" granted="))
                    .map(HotSku::read)
                    .toList();
            if (told.size() != phases.split(",", -1).length) {
                throw new IOException("the load ended early:\n" + load.words());
            }
            return told;
        }
    }

    private static Map<String, String> read(String line) {
        Map<String, String> told = Arrays.stream(line.split(" ", -1))
                .filter(word -> word.contains("="))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        told.put("phase", line.substring(0, line.indexOf(' ')));
        return told;
    }

    private static double number(Map<String, String> told, String name) {
        String value = told.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + ": nothing (expected: a number)");
        }
        return Double.parseDouble(value);
    }

    private void tell(String side, Map<String, String> told, Size size, Report report) {
        Load.Phase phase = Load.Phase.valueOf(told.getOrDefault("phase", ""));
        double granted = number(told, "granted");
        double seconds = number(told, "seconds");
        double cpu = number(told, "cpuServer") + number(told, "cpuDatabase");
        switch (phase) {
            case WARM, WARM_AT_RATE -> {}
            case SATURATED -> {
                report.add(SATURATED, side, ORDERS, granted / seconds);
                report.add(SATURATED, side, ANSWERS, number(told, "answered") / seconds);
                report.add(SATURATED, side, CPU, cpu / granted / MICRO);
                report.add(SATURATED, side, CPU_DATABASE, number(told, "cpuDatabase") / granted / MICRO);
                latencies(SATURATED, side, told, report);
                if (follows(told)) {
                    report.add(SATURATED, side, FOLLOWED, granted / (seconds + number(told, "behind")));
                    report.add(SATURATED, side, ALL_FOLLOWED, granted / (seconds + number(told, "behindAll")));
                }
                report.add(SATURATED, side, LOAD_BUSY, number(told, "cpuLoad") / seconds / NANOS * 100);
            }
            case OPEN -> {
                report.add(OPEN, side, RATE, number(told, "rate") * (100 - DUPLICATES) / 100);
                report.add(OPEN, side, ORDERS, granted / seconds);
                latencies(OPEN, side, told, report);
                report.add(OPEN, side, CPU, cpu / granted / MICRO);
                report.add(OPEN, side, CPU_DATABASE, number(told, "cpuDatabase") / granted / MICRO);
                report.add(OPEN, side, LOAD_BUSY, number(told, "cpuLoad") / seconds / NANOS * 100);
            }
            case SALE -> {
                report.add(size.sale(), side, GRANTED, granted);
                report.add(size.sale(), side, ORDERS, granted / number(told, "toLastOrder"));
                report.add(size.sale(), side, ANSWERS, number(told, "answered") / seconds);
                report.add(size.sale(), side, CPU_ANSWER, cpu / number(told, "answered") / MICRO);
                report.add(size.sale(), side, OVERSOLD, Math.max(0, number(told, "orders") - size.pieces()));
            }
        }
        if (phase.isMeasured()) {
            String setting = setting(phase, size);
            report.add(setting, side, MEMORY, number(told, "memory"));
            if (follows(told)) {
                followed(setting, side, told, report);
            }
            check(side, phase, told, size, report);
        }
    }

    private static String setting(Load.Phase phase, Size size) {
        return switch (phase) {
            case WARM, WARM_AT_RATE, SATURATED -> SATURATED;
            case OPEN -> OPEN;
            case SALE -> size.sale();
        };
    }

    /** Whether the side has tables and couriers that come later than its answers. */
    private static boolean follows(Map<String, String> told) {
        return number(told, "behindAll") > 0;
    }

    private void followed(String setting, String side, Map<String, String> told, Report report) {
        report.add(setting, side, BEHIND, number(told, "behind"));
        report.add(setting, side, ALL_BEHIND, number(told, "behindAll"));
        report.add(setting, side, UNREAD, number(told, "unread"));
        slowest.computeIfAbsent(side + ", " + setting, _ -> new ArrayList<>())
                .add(told.get("last") + " after " + told.get("behindAll") + " s");
    }

    private static void latencies(String setting, String side, Map<String, String> told, Report report) {
        report.add(setting, side, Figure.P50, number(told, "p50"));
        report.add(setting, side, Figure.P99, number(told, "p99"));
        report.add(setting, side, Figure.P999, number(told, "p999"));
    }

    /** What was answered and what stands in the side's own books must be the same orders, none twice, none too many. */
    private static void check(String side, Load.Phase phase, Map<String, String> told, Size size, Report report) {
        String setting = setting(phase, size);
        double lost = number(told, "granted") - number(told, "orders");
        report.add(setting, side, Figure.LOST, Math.max(0, lost));
        report.add(setting, side, FAILED, number(told, "failed"));
        String where = side + ", " + setting + ": ";
        if (lost != 0 || !told.getOrDefault("sum", "").equals(told.get("ordersSum"))) {
            report.untrue(where + told.get("granted") + " orders were answered, " + told.get("orders") + " are kept");
        }
        if (number(told, "different") != 0) {
            report.untrue(where + told.get("different") + " wishes asked again got another answer");
        }
        if (number(told, "left") < 0) {
            report.untrue(where + told.get("left") + " pieces are left");
        }
        double failed = number(told, "failed");
        if (failed > 0 && side.startsWith("Qiantang")) {
            report.untrue(where + told.get("failed") + " requests failed");
        }
        double granted = number(told, "granted");
        if (phase == Load.Phase.SALE && (granted > size.pieces() || (failed == 0 && granted != size.pieces()))) {
            report.untrue(where + told.get("granted") + " orders of " + size.pieces() + " pieces");
        }
    }

    private static void notes(Size size, Report report) {
        report.note(size.pieces() + " pieces and " + size.buyers()
                + " buyers in the sale, a fifth of both for the whole program; in all settings " + DUPLICATES
                + " of 100 requests are a wish asked again, which must get the same answer.");
        report.note(
                "Same promise for all: PostgreSQL 18 with fsync and synchronous_commit on (the program's own binaries and"
                        + " settings), MariaDB with innodb_flush_log_at_trx_commit=1 and no second log, Redis with appendfsync"
                        + " always.");
        report.note(
                "All sides are asked over TCP on loopback by a process of its own on the other core. The engine is asked"
                        + " over a thin feed (8 bytes in, 9 back), by 50 callers who wait for each answer or through one connection with up to"
                        + " 4,096 requests under way, as Redis is; a sender with nothing due rests for a quarter of a millisecond at least, and what is due then leaves together."
                        + " The load's own code is compiled by C1 alone, for all sides: its compiler's long works would be counted as the server's delay. The engine writes"
                        + " the program's own events and no tables; its CPU is that of the Java process and its PostgreSQL together. It is collected by the"
                        + " serial collector with 32 MiB of young generation, for which the launcher does not ask, and has 1.5 GiB of heap, in which all orders up to then lie.");
        report.note("Warmed for " + size.warm() + " s as fast as it goes and " + size.warmAtRate()
                + " s at the fixed rate (the whole program 45 and 22.5): what a batch runs once is compiled for good only after some 15,000 batches,"
                + " and the compiler's work is a rush's delay on one core. At a fixed rate, delay is counted from when a request was meant to be sent, for the engine through one connection at "
                + OUR_RATE
                + " orders/s, for all others at 80 % of what they sold when saturated; the first quarter of"
                + " the time beside, in which tables grow, is run and not timed. As fast as it goes, it is counted from"
                + " sending, and says how many were under way.");
        report.note("Nothing is cut off from power: what the kernel has taken and not written is not tested here.");
        report.note(
                "The sockets and HTTP are the whole program (guard, address, freight, stage, tables, couriers, a payment"
                        + " opened for each order): " + VIEWERS
                        + " signed-in viewers on sockets of their own, who are told all that"
                        + " viewers are told, and 32 connections that carry " + PEOPLE
                        + " people's sessions. Their CPU holds what"
                        + " tables and couriers did in that time; their orders are counted in the tables. Of all rows of the journal's followers it is waited"
                        + " until they stand where the journal stood at the last answer, and then where it stands, for what"
                        + " couriers wrote; ten minutes at most.");
        report.note(
                "Orders and the sum of their ids are counted in each side's own table, stream or journal afterwards and"
                        + " held against what was answered.");
    }
}
