package org.qiantang.bench.tutorial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.database.EmbeddedDatabase;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Jvm;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;
import org.qiantang.bench.crash.Promise;
import org.qiantang.bench.crash.Signals;

/** The tutorials' flash sale under the same faults, and what it loses; its losses are figures, not failures. */
public final class Tutorial {
    private static final int PIECES = 20_000;
    private static final int CROWD = 32;
    private static final int WARM = 500;
    /** Between two buyers of one line; all together then ask about a thousand times a second at most. */
    private static final int REST_MILLIS = 30;

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration DRAINED = Duration.ofMinutes(5);
    /** So often in a row nothing more must have come: one pause of the consumer is not its end. */
    private static final int QUIET_LOOKS = 3;

    private static final String SETTING = "The tutorial pattern, by fault";
    private static final Figure TRIALS = new Figure("trials", "", 0);
    private static final Figure MISSED = new Figure("did not come about", "trials", 0);
    private static final Figure ACKNOWLEDGED = new Figure("acknowledged", "orders", 0);
    private static final Figure UNANSWERED = new Figure("unanswered", "requests", 0);
    private static final Figure NO_ORDER = new Figure("pieces gone without an order", "pieces", 0);
    private static final Figure OVERSOLD = new Figure("promised beyond stock", "pieces", 0);
    private static final Figure DOUBLED = new Figure("doubled", "", 0);
    private static final Figure TURNED_AWAY = new Figure("unanswered buyers with nothing, told they bought", "", 0);

    private final Plan plan;
    private final Report report;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public Tutorial(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    private enum Fault {
        APP("kill -9 of the app"),
        REDIS("kill -9 of Redis"),
        ALL("kill -9 of all at once");

        final String words;

        Fault(String words) {
            this.words = words;
        }
    }

    private enum Queue {
        MEMORY("memory"),
        REDIS("a Redis list");

        final String words;

        Queue(String words) {
            this.words = words;
        }
    }

    /** A pattern under a fault, and its trials added up; of one that did not come about nothing else is counted. */
    private static final class Tally {
        int trials;
        int missed;
        int acknowledged;
        int unanswered;
        int missing;
        int noOrder;
        int oversold;
        int doubled;
        int turnedAway;
    }

    /** Tries each pattern under each fault as often as there are rounds; in short only the first. */
    public void measure() throws InterruptedException {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        int number = 0;
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Fault fault : plan.smoke() ? List.of(Fault.APP) : List.of(Fault.values())) {
                for (Queue queue : plan.smoke() ? List.of(Queue.MEMORY) : List.of(Queue.values())) {
                    String words = fault.words + ", queue in " + queue.words;
                    trial(number++, queue, fault, words, tallies.computeIfAbsent(words, _ -> new Tally()));
                }
            }
        }
        tallies.forEach(this::add);
        if (plan.smoke() && tallies.values().stream().anyMatch(tally -> tally.trials == 0)) {
            report.untrue("the tutorial pattern: a trial did not come about, so that its losses cannot be told");
        }
        report.note(
                "The tutorial pattern: stock warmed up from the database into Redis (AOF, everysec) at each start; one Lua"
                        + " script that checks, counts down and remembers the buyer; the answer after it; a consumer that moves stock and"
                        + " inserts the order, behind a queue in the app's memory or a Redis list. Its figures are sums over its trials;"
                        + " its losses are no failure of this call.");
    }

    private void trial(int number, Queue queue, Fault fault, String words, Tally tally) throws InterruptedException {
        long seed = plan.firstSeed() + number;
        try (var stand = new Stand(plan, number, queue)) {
            trial(stand, seed, fault, tally, words);
        } catch (IOException | SQLException trouble) {
            // It is a peer, and what was measured of us must not be lost with it.
            tally.missed++;
            report.step("seed " + seed + ", tutorial, " + words + ": did not come about: " + trouble.getMessage());
        }
    }

    /** Redis, the database and the app of one seed, all fresh. */
    private static final class Stand implements AutoCloseable {
        private final Path folder;
        private final Queue queue;
        private final int port;
        private final int redisPort;
        private EmbeddedDatabase database;
        private Pinned redis;
        private Pinned app;

        Stand(Plan plan, int number, Queue queue) throws IOException, SQLException, InterruptedException {
            this.queue = queue;
            this.folder = Files.createDirectories(plan.work().resolve("tutorial-" + number));
            this.port = freePort();
            this.redisPort = freePort();
            this.database = EmbeddedDatabase.start(Files.createDirectories(folder.resolve("db")));
            try (Connection connection = DriverManager.getConnection(database.url());
                    Statement statement = connection.createStatement()) {
                statement.execute("create table seckill_goods (id int primary key, stock int not null)");
                statement.execute("create table seckill_order (id bigint primary key, buyer text not null)");
                statement.execute("insert into seckill_goods values (1, " + PIECES + ")");
            }
            this.redis = startRedis();
            this.app = startApp();
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        Pinned startRedis() throws IOException, InterruptedException {
            Pinned started = Pinned.start(
                    "redis",
                    Cores.all(),
                    folder,
                    Map.of(),
                    List.of(
                            "redis-server",
                            "--port",
                            Integer.toString(redisPort),
                            "--bind",
                            "127.0.0.1",
                            "--appendonly",
                            "yes",
                            "--appendfsync",
                            "everysec",
                            "--save",
                            "",
                            "--dir",
                            folder.toString()));
            started.until("it answered", START, () -> {
                try (var ask = new Redis(redisPort)) {
                    return "PONG".equals(ask.ask("PING"));
                } catch (IOException notYet) {
                    return false;
                }
            });
            return started;
        }

        Pinned startApp() throws IOException, InterruptedException {
            return Pinned.start(
                    "app",
                    Cores.all(),
                    folder,
                    Map.of(),
                    Jvm.command(
                            "256m",
                            TutorialShop.class,
                            List.of(
                                    Integer.toString(port),
                                    Integer.toString(redisPort),
                                    database.url(),
                                    queue.name().toLowerCase(Locale.ROOT))));
        }

        void happen(Fault fault) throws IOException, SQLException, InterruptedException {
            switch (fault) {
                case APP -> app.kill();
                case REDIS -> redis.kill();
                case ALL -> {
                    app.kill();
                    redis.kill();
                    if (!Signals.killDatabase(folder.resolve("db"), true)) {
                        throw new IOException("no database runs in " + folder + " (expected: one)");
                    }
                }
            }
        }

        void recover(Fault fault) throws IOException, SQLException, InterruptedException {
            switch (fault) {
                case APP -> app = startApp();
                case REDIS -> redis = startRedis();
                case ALL -> {
                    database = EmbeddedDatabase.start(folder.resolve("db"));
                    redis = startRedis();
                    app = startApp();
                }
            }
        }

        @Override
        public void close() throws IOException {
            app.close();
            redis.close();
            database.close();
        }
    }

    private static final class Crowd {
        final Map<String, Set<String>> orders = new ConcurrentHashMap<>();
        final Set<String> silent = ConcurrentHashMap.newKeySet();
        final AtomicInteger acknowledged = new AtomicInteger();
        final AtomicInteger unanswered = new AtomicInteger();
        volatile boolean on = true;
    }

    private void trial(Stand stand, long seed, Fault fault, Tally tally, String words)
            throws IOException, SQLException, InterruptedException {
        awaitReady(stand);
        var crowd = new Crowd();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < CROWD; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> shop(stand, crowd, seed, number)));
        }
        var random = new SplittableRandom(seed);
        long end = System.nanoTime() + START.toNanos();
        while (crowd.acknowledged.get() < WARM) {
            if (System.nanoTime() > end) {
                crowd.on = false;
                throw new IOException(words + ": the sale never became hot: " + crowd.acknowledged.get()
                        + " orders were acknowledged (expected: " + WARM + ")");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1_000));
        stand.happen(fault);
        crowd.on = false;
        for (Thread one : threads) {
            one.join();
        }
        stand.recover(fault);
        awaitReady(stand);
        count(stand, crowd, tally, words, seed);
    }

    private void awaitReady(Stand stand) throws IOException, InterruptedException {
        stand.app.until("it answered", START, () -> ask(stand, "/ready").status() == 200);
    }

    private record Reply(int status, String text) {}

    private Reply ask(Stand stand, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stand.port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException trouble) {
            return new Reply(0, String.valueOf(trouble.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Reply(0, "interrupted");
        }
    }

    private void shop(Stand stand, Crowd crowd, long seed, int number) {
        var random = new SplittableRandom(seed * 1_000 + number);
        for (int step = 0; crowd.on; step++) {
            String buyer = number + "-" + step;
            int times = random.nextInt(3) == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                buy(stand, crowd, buyer);
            }
            rest();
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void buy(Stand stand, Crowd crowd, String buyer) {
        Reply reply = ask(stand, "/buy?buyer=" + buyer);
        if (reply.status() == 201) {
            crowd.orders
                    .computeIfAbsent(buyer, _ -> ConcurrentHashMap.newKeySet())
                    .add(reply.text());
            crowd.acknowledged.incrementAndGet();
        } else if (reply.status() == 0 || reply.status() == 503) {
            crowd.silent.add(buyer);
            crowd.unanswered.incrementAndGet();
        }
    }

    private void count(Stand stand, Crowd crowd, Tally tally, String words, long seed)
            throws IOException, SQLException, InterruptedException {
        // Who heard nothing asks again, as everywhere.
        Set<String> toldBought = new HashSet<>();
        for (String buyer : crowd.silent) {
            if (!crowd.orders.containsKey(buyer)) {
                Reply again = ask(stand, "/buy?buyer=" + buyer);
                if (again.status() == 201) {
                    crowd.orders
                            .computeIfAbsent(buyer, _ -> ConcurrentHashMap.newKeySet())
                            .add(again.text());
                    crowd.acknowledged.incrementAndGet();
                } else if (again.text().equals("bought already")) {
                    toldBought.add(buyer);
                }
            }
        }
        Map<String, String> written = drained(stand);
        Map<String, Set<String>> ofBuyer = new HashMap<>();
        written.forEach((order, buyer) ->
                ofBuyer.computeIfAbsent(buyer, _ -> new HashSet<>()).add(order));
        int missing = 0;
        int doubled = 0;
        for (String buyer : Stream.concat(crowd.orders.keySet().stream(), ofBuyer.keySet().stream())
                .collect(Collectors.toSet())) {
            // Each buyer wishes once here, so that all that is written for one belongs to that wish.
            var promise = new Promise(
                    buyer, 1, crowd.orders.getOrDefault(buyer, Set.of()), ofBuyer.getOrDefault(buyer, Set.of()));
            missing += promise.missing(written::get).size();
            doubled += promise.isDoubled() ? 1 : 0;
        }
        int left = left(stand);
        tally.trials++;
        tally.acknowledged += crowd.acknowledged.get();
        tally.unanswered += crowd.unanswered.get();
        tally.missing += missing;
        tally.doubled += doubled;
        tally.noOrder += Math.max(0, PIECES - left - written.size());
        tally.oversold += Math.max(0, written.size() + left - PIECES);
        tally.turnedAway += (int)
                toldBought.stream().filter(buyer -> !ofBuyer.containsKey(buyer)).count();
        report.step(String.format(
                Locale.ROOT,
                "seed %d, tutorial, %s: %d acknowledged, %d of them missing, %d doubled, %d left and %d orders of %d pieces",
                seed,
                words,
                crowd.acknowledged.get(),
                missing,
                doubled,
                left,
                written.size(),
                PIECES));
    }

    /** What Redis would still sell. */
    private static int left(Stand stand) throws IOException {
        try (var redis = new Redis(stand.redisPort)) {
            String left = redis.ask("GET", "seckill:stock:1");
            return left == null ? 0 : Integer.parseInt(left);
        }
    }

    /** All orders in the database with their buyers, once no more come. */
    private static Map<String, String> drained(Stand stand) throws SQLException, InterruptedException {
        long end = System.nanoTime() + DRAINED.toNanos();
        int before = -1;
        int quiet = 0;
        while (true) {
            Map<String, String> orders = new HashMap<>();
            try (Connection connection = DriverManager.getConnection(stand.database.url());
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select id, buyer from seckill_order")) {
                while (rows.next()) {
                    orders.put(rows.getString(1), rows.getString(2));
                }
            }
            quiet = orders.size() == before ? quiet + 1 : 0;
            if (quiet == QUIET_LOOKS || System.nanoTime() > end) {
                return orders;
            }
            before = orders.size();
            TimeUnit.MILLISECONDS.sleep(2_000);
        }
    }

    private void add(String words, Tally tally) {
        report.add(SETTING, words, TRIALS, tally.trials);
        report.add(SETTING, words, MISSED, tally.missed);
        report.add(SETTING, words, ACKNOWLEDGED, tally.acknowledged);
        report.add(SETTING, words, UNANSWERED, tally.unanswered);
        report.add(SETTING, words, Figure.LOST, tally.missing);
        report.add(SETTING, words, DOUBLED, tally.doubled);
        report.add(SETTING, words, NO_ORDER, tally.noOrder);
        report.add(SETTING, words, OVERSOLD, tally.oversold);
        report.add(SETTING, words, TURNED_AWAY, tally.turnedAway);
    }
}
