package org.qiantang.bench.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.Plan;

/** The real program, started as the launcher starts it. */
final class Program {
    private static final Duration START = Duration.ofMinutes(10);
    private static final int FIRST_PORT = 24_000;
    private static final int PORTS = 5_990;
    private static final Pattern ONE_TIME = Pattern.compile("one-time password {2}(\\S+)");

    /** Buyers' money that comes late, twice or without a word, so that a short sale meets all of it. */
    private static final List<String> MANNERS = List.of(
            "-Dqiantang.simpay.soonest=20ms",
            "-Dqiantang.simpay.latest=300ms",
            "-Dqiantang.simpay.late=0.1",
            "-Dqiantang.simpay.late-by=2s",
            "-Dqiantang.simpay.twice=0.5",
            "-Dqiantang.simpay.lost=0.1",
            "-Dqiantang.simpay.wrong-sum=0.03",
            "-Dqiantang.simpay.first-retry=500ms",
            "-Dqiantang.simpay.accept-late=true",
            "-Dqiantang.payment.first-query=2s");

    private final Pinned pinned;
    private final Doors doors;
    private final HttpClient http;

    private Program(Pinned pinned, Doors doors, HttpClient http) {
        this.pinned = pinned;
        this.doors = doors;
        this.http = http;
    }

    /** Its ports: below those from which connections go out, since a program that was killed comes back to the same ones. */
    record Doors(int web, int socket, int rtmp) {
        static Doors free(RandomGenerator random) throws IOException {
            for (int tries = 0; tries < 100; tries++) {
                int first = FIRST_PORT + random.nextInt(PORTS);
                if (isFree(first) && isFree(first + 1) && isFree(first + 2)) {
                    return new Doors(first, first + 1, first + 2);
                }
            }
            throw new IOException("ports: none free (expected: three in a row from " + FIRST_PORT + ")");
        }

        private static boolean isFree(int port) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (IOException taken) {
                return false;
            }
        }

        String base() {
            return "http://127.0.0.1:" + web;
        }
    }

    /**
     * Starts it and does not wait.
     *
     * @param database an external database's URL, if it is to use one
     */
    static Program start(
            Plan plan, Path logs, String name, Doors doors, Path data, Optional<String> database, HttpClient http)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(plan.app()));
        command.addAll(MANNERS);
        command.addAll(List.of(
                "-Dqiantang.home=" + plan.home(),
                "-Dqiantang.speech=" + plan.app().resolve("speech-espeak.jar"),
                "-jar",
                plan.app().resolve("qiantang.jar").toString(),
                "run",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(doors.web()),
                "--socket-port",
                Integer.toString(doors.socket()),
                "--rtmp-port",
                Integer.toString(doors.rtmp())));
        database.ifPresent(url -> command.addAll(List.of("--database", url)));
        return new Program(Pinned.start(name, Cores.all(), logs, Map.of(), command), doors, http);
    }

    /** The launcher tells its own flags; without it the heap alone is as it would be. */
    private static List<String> flags(Path app) {
        var flags = new ArrayList<String>();
        String told = System.getenv().getOrDefault("QIANTANG_START", "-Xmx1g");
        flags.addAll(List.of(told.strip().split("\\s+")));
        if (System.getenv().containsKey("QIANTANG_START") && Files.exists(app.resolve("qiantang.aot"))) {
            flags.addAll(
                    List.of("-XX:AOTCache=" + app.resolve("qiantang.aot"), "-Xlog:aot=off", "-Xlog:aot+codecache=off"));
        }
        return flags;
    }

    void awaitReady() throws IOException, InterruptedException {
        pinned.until("it answered", START, this::answers);
    }

    boolean isReadyWithin(Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end && pinned.isAlive()) {
            if (answers()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }

    private boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(doors.base() + "/api/shows"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Doors doors() {
        return doors;
    }

    boolean isAlive() {
        return pinned.isAlive();
    }

    /** The administrator's password for the first time, which is printed a moment after the doors are open. */
    String oneTimePassword() throws IOException, InterruptedException {
        pinned.until(
                "it told the one-time password",
                START,
                () -> ONE_TIME.matcher(saidSoFar()).find());
        Matcher found = ONE_TIME.matcher(pinned.words());
        return found.find() ? found.group(1) : "";
    }

    private String saidSoFar() {
        try {
            return pinned.words();
        } catch (IOException notYet) {
            return "";
        }
    }

    String words() throws IOException {
        return pinned.words();
    }

    void kill() throws InterruptedException {
        pinned.kill();
    }

    void close() throws IOException {
        pinned.close();
    }

    void pause() throws IOException, InterruptedException {
        Signals.send("STOP", pinned.pid());
    }

    void wake() throws IOException, InterruptedException {
        Signals.send("CONT", pinned.pid());
    }
}
