package org.qiantang.bench.start;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Measurement;
import org.qiantang.bench.Option;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Ports;
import org.qiantang.bench.Proc;
import org.qiantang.bench.Report;

/** How long from the command to the first page, database included, and how much memory is held when nobody comes. */
public final class Start implements Measurement {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Path DROP_CACHES = Path.of("/proc/sys/vm/drop_caches");
    private static final double MIB = 1 << 20;

    private static final Figure EMPTY = new Figure("first page, empty folder", "s", 2);
    private static final Figure WARM = new Figure("first page, warm", "s", 2);
    private static final Figure COLD_DISK = new Figure("first page, nothing in the page cache", "s", 2);
    private static final Figure CPU = new Figure("CPU of the program to the first page, warm", "s", 2);
    private static final Figure IDLE = new Figure("memory idle", "MiB", 0);
    private static final Figure DATABASE = new Figure("of it the database's", "MiB", 0);

    private static final List<String> ALWAYS = List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true");

    /**
     * One way to tell the JVM.
     *
     * @param aot whether the cache of the launcher is used, which is made for compact headers
     */
    private record Way(String name, boolean aot, List<String> flags) {}

    /** From the command that a person types: its search for Java and its look whether all is built are part of it. */
    private static final Way BY_LAUNCHER = new Way("./qiantang run", true, List.of());

    private static final List<Way> WAYS = List.of(
            new Way("as the launcher starts it", true, launcher()),
            BY_LAUNCHER,
            new Way("without the AOT cache", false, launcher()),
            new Way("without the AOT cache and compact headers", false, List.of("-Xmx1g")),
            new Way("with the serial collector", true, with("-XX:+UseSerialGC")),
            new Way("with G1", true, with("-XX:+UseG1GC")),
            new Way("with the parallel collector", true, with("-XX:+UseParallelGC")),
            new Way("with 512 MiB of heap", true, List.of("-Xmx512m", "-XX:+UseCompactObjectHeaders")),
            new Way("with the default heap", true, List.of("-XX:+UseCompactObjectHeaders")));

    private static List<String> launcher() {
        String flags = System.getProperty("qiantang.jvm", "-Xmx1g -XX:+UseCompactObjectHeaders");
        return List.of(flags.split(" ", -1));
    }

    private static List<String> with(String flag) {
        return List.of("-Xmx1g", "-XX:+UseCompactObjectHeaders", flag);
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "Start and size";
    }

    @Override
    public Set<Option> heeds() {
        return Set.of(Option.ROUNDS, Option.SIDE);
    }

    @Override
    public void measure(Plan plan, Report report) throws Exception {
        boolean cache = Files.exists(plan.app().resolve("qiantang.aot"));
        if (!cache) {
            String words =
                    "There is no AOT cache here (build/aot.log says why, or QIANTANG_NO_AOT is set), so the ways that use it do not.";
            report.note(words);
            if (plan.smoke()) {
                // The launcher goes on without it, so that nobody else would notice that it is made no more.
                report.untrue(words);
            }
        }
        List<Way> ways = plan.smoke() ? WAYS.subList(0, 2) : WAYS;
        for (int round = 1; round <= plan.rounds(); round++) {
            // Backwards every other round, so that none always comes after the same one.
            for (Way way : round % 2 == 1 ? ways : ways.reversed()) {
                if (plan.wantsSide(way.name())) {
                    report.step("round " + round + ": " + way.name());
                    Path data = Files.createTempDirectory(plan.work(), "start-");
                    once(plan, report, way, data, EMPTY, false);
                    once(plan, report, way, data, WARM, true);
                    if (Files.isWritable(DROP_CACHES) && !plan.smoke()) {
                        new ProcessBuilder("sync").start().waitFor();
                        Files.writeString(DROP_CACHES, "3");
                        once(plan, report, way, data, COLD_DISK, false);
                    }
                }
            }
        }
        report.note(
                "`run`, on all cores, embedded PostgreSQL included; the program is built. Memory is the proportional set size of"
                        + " the program and its database ten seconds after the first page.");
    }

    private static void once(Plan plan, Report report, Way way, Path data, Figure figure, boolean whole)
            throws IOException, InterruptedException {
        int port = Ports.free();
        List<String> command = way.equals(BY_LAUNCHER)
                ? new ArrayList<>(List.of(plan.home().resolve("qiantang").toString()))
                : java(plan, way);
        command.addAll(List.of("run", "--data", data.toString(), "--port", Integer.toString(port)));
        command.addAll(List.of(
                "--socket-port", Integer.toString(Ports.free()), "--rtmp-port", Integer.toString(Ports.free())));
        long begun = System.nanoTime();
        try (Pinned program = Pinned.start("run", Cores.all(), plan.work(), Map.of(), command);
                HttpClient http = HttpClient.newHttpClient()) {
            var page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            program.until("at the first page", PATIENCE, () -> isThere(http, page));
            report.add("embedded database", way.name(), figure, (System.nanoTime() - begun) / 1e9);
            if (whole) {
                report.add("embedded database", way.name(), CPU, program.cpuNanos() / 1e9);
                TimeUnit.SECONDS.sleep(plan.smoke() ? 1 : 10);
                long database = Proc.memoryBytes(Proc.database(data)
                        .orElseThrow(() -> new IOException("the program runs without its database")));
                report.add("embedded database", way.name(), IDLE, (program.memoryBytes() + database) / MIB);
                report.add("embedded database", way.name(), DATABASE, database / MIB);
            }
        }
    }

    private static List<String> java(Plan plan, Way way) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ALWAYS);
        command.addAll(way.flags());
        Path aot = plan.app().resolve("qiantang.aot");
        if (way.aot() && Files.exists(aot)) {
            command.addAll(List.of(
                    "-XX:AOTCache=" + aot,
                    "-Xlog:aot=off",
                    "-Xlog:aot+codecache=off",
                    "-Xlog:aot+codecache+stubs=off"));
        }
        command.addAll(List.of(
                "-Dqiantang.home=" + plan.home(),
                "-Dqiantang.speech=" + plan.app().resolve("speech-espeak.jar"),
                "-jar",
                plan.app().resolve("qiantang.jar").toString()));
        return command;
    }

    private static boolean isThere(HttpClient http, HttpRequest page) {
        try {
            return http.send(page, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
