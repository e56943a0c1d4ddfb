package org.qiantang.engine.recommend.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final List<String> PROTOCOLS = List.of("P1", "P2", "P3", "P4", "P5", "SERVE", "OTHER");
    private static final List<String> ENDINGS = List.of(".tsv", ".csv", ".txt", ".dat", ".inter");
    private static final int MOST_DENSE = 4_000;

    /**
     * What is asked of a run.
     *
     * @param protocols which of them; empty: all
     * @param json where the figures go too
     */
    public record Request(Path data, List<String> protocols, @Nullable Path json, long seed) {
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
        Path data = request.data();
        long seed = request.seed();
        Path ncf = data.resolve("ml1m-ncf");
        Path loo = data.resolve("ml1m-loo");
        Path folds = data.resolve("ml1m-5fold");
        Path rsc15 = data.resolve("rsc15-100k");
        Path diginetica = data.resolve("diginetica");
        var movies = new MovieSets(report, seed);
        if (wanted(request, "P1") && Files.isDirectory(ncf) && Files.isDirectory(loo)) {
            movies.ncf(ncf, loo);
        }
        if (wanted(request, "P2") && Files.isDirectory(folds)) {
            movies.folds(folds);
        }
        if (wanted(request, "P3") && Files.isDirectory(loo)) {
            movies.lastOut(loo);
        }
        if (wanted(request, "P4") && Files.isDirectory(data.resolve("amazon-beauty-sasrec"))) {
            other(data.resolve("amazon-beauty-sasrec/beauty.txt"), "P4 Beauty", report, seed);
        }
        if (wanted(request, "P5") && Files.isDirectory(rsc15)) {
            new SessionBench(report, seed).rsc15(rsc15);
        }
        if (wanted(request, "P5") && Files.isDirectory(diginetica)) {
            new SessionBench(report, seed)
                    .lastItems(
                            "P5 Diginetica",
                            diginetica.resolve("train_shuffled.tsv"),
                            diginetica.resolve("test_shuffled.tsv"));
        }
        if (wanted(request, "OTHER")) {
            for (Path file : files(data)) {
                other(file, file.getFileName().toString(), report, seed);
            }
        }
    }

    private static boolean wanted(Request request, String protocol) {
        return request.protocols().isEmpty() || request.protocols().contains(protocol);
    }

    private static void other(Path file, String name, Report report, long seed) throws IOException {
        EventLog log = EventFile.read(file, new EventLog.Vocabulary());
        report.say(String.format(
                Locale.ROOT,
                "%s: %d %s, %d items",
                name,
                log.sequences().length,
                log.sessions() ? "sessions" : "people",
                log.items().size()));
        if (log.sessions()) {
            new SessionBench(report, seed).alone(name, log);
        } else {
            new MovieSets(report, seed).any(name, log, MOST_DENSE);
        }
    }

    /** The files that lie in the folder itself, or the one that was named. */
    private static List<Path> files(Path data) throws IOException {
        if (Files.isRegularFile(data)) {
            return List.of(data);
        }
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(data)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .forEach(found::add);
        }
        return found;
    }
}
