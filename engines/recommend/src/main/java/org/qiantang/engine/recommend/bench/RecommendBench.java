package org.qiantang.engine.recommend.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command that measures the models: {@code recommend bench --data DIR [--protocol P1,P2,...] [--json FILE]}.
 *
 * <p>Sets that it knows by their folders are run by their protocols; any other file is read as events or sessions.
 */
public final class RecommendBench {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final List<String> PROTOCOLS = List.of("P1", "P2", "P3", "P4", "P5", "SERVE", "LIVE", "OTHER");
    private static final Set<String> KNOWN =
            Set.of("ml1m-ncf", "ml1m-loo", "ml1m-5fold", "amazon-beauty-sasrec", "rsc15-100k", "diginetica");
    private static final int MOST_DENSE = 4_000;
    private static final int FEWEST_ROWS = 20;
    /** One to learn from, one to tune on, one to ask for. */
    private static final int FEWEST_EVENTS = 3;

    /**
     * What is asked of a run.
     *
     * @param protocols which of them; empty: all
     * @param json where the figures go too
     */
    public record Request(
            Path data, List<String> protocols, @Nullable Path json, long seed) {
        public Request {
            protocols = List.copyOf(protocols);
        }
    }

    private RecommendBench() {}

    /** Measures and prints; returns the exit status: 2 where nothing could be measured. */
    public static int run(Request request, PrintStream out, PrintStream err) {
        var unknown = new TreeSet<>(request.protocols());
        PROTOCOLS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            err.println("protocol: " + unknown + " (expected: some of " + PROTOCOLS + ")");
            return 2;
        }
        if (!Files.exists(request.data())) {
            err.println("data: " + request.data() + " (expected: a folder or a file with events or sessions)");
            return 2;
        }
        try {
            var report = new Report(out, err);
            measure(request, report);
            if (report.lines().isEmpty()) {
                err.println("data: " + request.data() + " (expected: a folder or a file with events or sessions)");
                return 2;
            }
            if (request.json() != null) {
                Map<String, Object> written = new LinkedHashMap<>();
                written.put("seed", request.seed());
                written.put("java", Runtime.version().toString());
                written.put("processors", Runtime.getRuntime().availableProcessors());
                written.put("lines", report.lines());
                Files.writeString(request.json(), JSON.writeValueAsString(written));
            }
            return 0;
        } catch (IOException unreadable) {
            err.println(unreadable.getMessage());
            return 2;
        }
    }

    private static void measure(Request request, Report report) throws IOException {
        movies(request, report);
        Path data = request.data();
        long seed = request.seed();
        Path rsc15 = data.resolve("rsc15-100k");
        Path diginetica = data.resolve("diginetica");
        if (wanted(request, "P4") && Files.isDirectory(data.resolve("amazon-beauty-sasrec"))) {
            EventLog beauty = EventFile.read(
                    data.resolve("amazon-beauty-sasrec/beauty.txt"), new EventLog.Vocabulary(), report::say);
            // Most of what is published with all items ranked is of the 5-core: 22,363 people and 12,101 items.
            measured(beauty.core(5), "P4 Beauty, 5-core", report, seed);
        }
        if (wanted(request, "P5") && Files.isDirectory(rsc15)) {
            new SessionBench(report, seed).rsc15(rsc15);
        }
        if (wanted(request, "P5") && Files.isDirectory(diginetica)) {
            var items = new EventLog.Vocabulary();
            EventLog train = EventFile.read(diginetica.resolve("train_shuffled.tsv"), items, report::say);
            EventLog test = EventFile.read(diginetica.resolve("test_shuffled.tsv"), items, report::say);
            new SessionBench(report, seed).pair("P5 Diginetica", train, test);
        }
        if (wanted(request, "SERVE")) {
            new ServeBench(report, seed).run();
        }
        if (wanted(request, "LIVE")) {
            new LiveBench(report, new LiveRooms(seed), seed).run();
        }
        if (wanted(request, "LIVE") || wanted(request, "OTHER")) {
            brought(request, files(data, report), report);
        }
    }

    private static void brought(Request request, List<Path> files, Report report) throws IOException {
        if (wanted(request, "LIVE")) {
            for (LiveEvening evening : LiveFile.among(files, report::say)) {
                new LiveBench(report, evening, request.seed()).run();
            }
        }
        if (wanted(request, "OTHER")) {
            for (Path file : files) {
                others(request.data(), file, report, request.seed());
            }
        }
    }

    private static void movies(Request request, Report report) throws IOException {
        Path data = request.data();
        Path ncf = data.resolve("ml1m-ncf");
        Path loo = data.resolve("ml1m-loo");
        Path folds = data.resolve("ml1m-5fold");
        var movies = new MovieSets(report, request.seed());
        if (wanted(request, "P1") && Files.isDirectory(ncf) && Files.isDirectory(loo)) {
            movies.ncf(ncf, loo);
        }
        if (wanted(request, "P2") && Files.isDirectory(folds)) {
            movies.folds(folds);
        }
        if (wanted(request, "P3") && Files.isDirectory(loo)) {
            movies.lastOut(loo);
        }
    }

    private static boolean wanted(Request request, String protocol) {
        return request.protocols().isEmpty() || request.protocols().contains(protocol);
    }

    /** A test part is asked with its training part, which lies beside it under the same name; each other file alone. */
    private static void others(Path data, Path file, Report report, long seed) throws IOException {
        String name = file.getFileName().toString();
        String shown = data.equals(file) ? name : data.relativize(file).toString();
        Path before = file.resolveSibling(name.replace("test", "train"));
        try {
            if (name.contains("test") && Files.isRegularFile(before)) {
                pair(before, file, shown, report, seed);
            } else if (!name.contains("train")
                    || !Files.isRegularFile(file.resolveSibling(name.replace("train", "test")))) {
                measured(EventFile.read(file, new EventLog.Vocabulary(), report::say), shown, report, seed);
            }
        } catch (IOException unreadable) {
            report.say(shown + " is not measured: " + unreadable.getMessage());
        }
    }

    private static void pair(Path trainFile, Path testFile, String name, Report report, long seed) throws IOException {
        var items = new EventLog.Vocabulary();
        EventLog train = EventFile.read(trainFile, items, report::say);
        EventLog test = EventFile.read(testFile, items, report::say);
        if (train.sessions()) {
            new SessionBench(report, seed).pair(name, train, test);
            return;
        }
        report.say(
                name + ": pasts of people and no sessions: joined to their training part, and the last of each asked");
        measured(train.with(test), name, report, seed);
    }

    private static void measured(EventLog log, String name, Report report, long seed) {
        int least = log.sessions() ? 2 : FEWEST_EVENTS;
        long enough = Arrays.stream(log.sequences())
                .filter(row -> row.length >= least)
                .count();
        if (enough < FEWEST_ROWS) {
            report.say(String.format(
                    Locale.ROOT,
                    "%s: %d rows of %d events or more (expected: at least %d): not measured",
                    name,
                    enough,
                    least,
                    FEWEST_ROWS));
            return;
        }
        if (log.sessions()) {
            new SessionBench(report, seed).alone(name, log);
        } else {
            new MovieSets(report, seed).any(name, log, MOST_DENSE);
        }
    }

    /** The files in the folder and the folders in it that are not known by name, or the one that was named. */
    private static List<Path> files(Path data, Report report) throws IOException {
        if (Files.isRegularFile(data)) {
            return List.of(data);
        }
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        List<Path> found;
        try (Stream<Path> files = Files.walk(data, 2)) {
            found = files.filter(Files::isRegularFile)
                    .filter(file -> KNOWN.stream().noneMatch(known -> file.startsWith(data.resolve(known))))
                    .sorted()
                    .toList();
        }
        List<Path> others = found.stream()
                .filter(file -> !TextRows.isTable(file.toString()))
                .map(data::relativize)
                .toList();
        if (!others.isEmpty()) {
            report.say("not looked at, since their names end otherwise than tables do: " + others);
        }
        return found.stream().filter(file -> TextRows.isTable(file.toString())).toList();
    }
}
