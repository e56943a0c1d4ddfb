package org.qiantang.bench.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.qiantang.app.Qiantang;
import org.qiantang.app.database.EmbeddedDatabase;
import org.qiantang.bench.Merchant;
import org.qiantang.bench.Ports;
import org.qiantang.engine.journal.Follower;
import org.qiantang.engine.journal.FollowerState;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.engine.journal.Table;
import org.qiantang.event.Streams;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The whole program with its database, into whose journal an evening's events are written at a fixed rate, as its rooms
 * would: one process, which tells in lines how soon they stand in the figures.
 */
public final class FiguresHost {
    private static final int SEED = 8;
    private static final double MILLI = 1e6;
    private static final long LONGEST = 600_000_000_000L;
    private static final long TICK_NANOS = 10_000_000;
    /** As the studio's page of a show's figures does. */
    private static final long READ_EVERY_MILLIS = 1_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CATCH_UP = Duration.ofMinutes(10);
    private static final int PIECES = 100_000;
    /** Which part of the time goes before that is not measured. */
    private static final int LEAD_IN = 4;

    private static final int WARMING_SHARE = 10;
    static final int WARMING_SECONDS = 20;

    private final ShardWriter floor;
    private final Journal journal;
    private final Followers followers;
    private final Merchant merchant;
    private final List<Evening.Stall> stalls;
    private final Evening evening;
    private final int rate;
    private final int seconds;

    private final Histogram toRows = new ConcurrentHistogram(LONGEST, 3);
    private final Histogram toScreen = new ConcurrentHistogram(LONGEST, 3);
    private final Histogram reading = new ConcurrentHistogram(LONGEST, 3);
    private final BlockingQueue<Durable> durables = new LinkedBlockingQueue<>();
    private final List<Long> ordersOfFirst = new ArrayList<>();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong underWay = new AtomicLong();
    /** What could not be measured to its end; none of it may pass for a good figure. */
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    private final AtomicInteger shown = new AtomicInteger();
    private volatile long measuredFrom = Long.MAX_VALUE;
    private volatile boolean over;

    /** Events up to this place are on disk since then. */
    private record Durable(long position, int events, long nanos, int ofFirst) {}

    private FiguresHost(ConfigurableApplicationContext program, List<Merchant> merchants, Wish wish)
            throws IOException, InterruptedException {
        this.floor = program.getBean(ShardWriter.class);
        this.journal = program.getBean(Journal.class);
        this.followers = program.getBean(Followers.class);
        this.merchant = merchants.getFirst();
        this.rate = wish.rate();
        this.seconds = wish.seconds();
        this.stalls = stalls(merchants);
        this.evening = new Evening(wish.mix(), stalls, SEED);
    }

    private record Wish(int shows, int rate, int seconds, Evening.Mix mix) {}

    /** Words: the data folder, how many shows, events a second, seconds, and what happens. */
    public static void main(String[] words) throws Exception {
        Path data = Path.of(words[0]);
        EmbeddedDatabase database = EmbeddedDatabase.start(data);
        int status = 0;
        try {
            var wish = new Wish(
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    Evening.Mix.valueOf(words[4]));
            int port = Ports.free();
            try (ConfigurableApplicationContext program = program(data, database, port)) {
                var merchants = new ArrayList<Merchant>();
                for (int number = 1; number <= wish.shows(); number++) {
                    merchants.add(Merchant.of(port, number)); // a shop has one room, and a room one show at a time
                }
                var host = new FiguresHost(program, merchants, wish);
                host.measure(program.getBean(JdbcClient.class), tables(program));
            }
        } catch (Throwable trouble) {
            trouble.printStackTrace();
            status = 1;
        } finally {
            database.close();
        }
        System.exit(status);
    }

    private static ConfigurableApplicationContext program(Path data, EmbeddedDatabase database, int port)
            throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.datasource.url", database.url());
        settings.put("server.port", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("qiantang.bind", "127.0.0.1");
        settings.put("qiantang.port", port);
        settings.put("qiantang.socket-port", Ports.free());
        settings.put("qiantang.rtmp-port", Ports.free());
        settings.put("qiantang.data", data.toString());
        settings.put("qiantang.demo", false);
        settings.put("qiantang.viewers", 0);
        settings.put("qiantang.shops.approval", false);
        return new SpringApplication(Qiantang.class)
                .run(settings.entrySet().stream()
                        .map(one -> "--" + one.getKey() + "=" + one.getValue())
                        .toArray(String[]::new));
    }

    private static List<String> tables(ConfigurableApplicationContext program) {
        return program.getBeansOfType(Follower.class).values().stream()
                .filter(Table.class::isInstance)
                .map(Follower::name)
                .toList();
    }

    private static List<Evening.Stall> stalls(List<Merchant> merchants) throws IOException, InterruptedException {
        var stalls = new ArrayList<Evening.Stall>();
        for (Merchant merchant : merchants) {
            String show = merchant.plan();
            Merchant.Offer offer = merchant.lineUp(show, 1, PIECES);
            merchant.open(show);
            stalls.add(new Evening.Stall(
                    Long.parseLong(show),
                    Long.parseLong(offer.item()),
                    Long.parseLong(offer.sku()),
                    Long.parseLong(offer.version())));
        }
        return stalls;
    }

    private void measure(JdbcClient rows, List<String> tables) throws InterruptedException {
        Thread watcher = Thread.ofPlatform().name("watcher").start(this::watch);
        Thread reader = Thread.ofPlatform().name("reader").start(this::read);
        feed();
        Map<Integer, Long> heads = heads();
        Map<String, Long> behind = new LinkedHashMap<>();
        tables.forEach(table -> behind.put(table, followers.lag(table)));
        over = true;
        watcher.join();
        reader.join();
        tell("rowsP50", toRows.getValueAtPercentile(50) / MILLI);
        tell("rowsP99", toRows.getValueAtPercentile(99) / MILLI);
        tell("rowsP999", toRows.getValueAtPercentile(99.9) / MILLI);
        tell("screenP50", toScreen.getValueAtPercentile(50) / MILLI);
        tell("screenP99", toScreen.getValueAtPercentile(99) / MILLI);
        tell("screenP999", toScreen.getValueAtPercentile(99.9) / MILLI);
        tell("readP99", reading.getValueAtPercentile(99) / MILLI);
        tell("readP999", reading.getValueAtPercentile(99.9) / MILLI);
        tell(
                "furthest",
                behind.values().stream().mapToDouble(Long::doubleValue).max().orElse(0));
        behind.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(5)
                .forEach(one -> System.out.println("behind " + one.getKey() + "=" + one.getValue()));
        tell("caughtUp", caughtUp(tables, heads));
        tell("refused", refused.doubleValue());
        if (toRows.getTotalCount() == 0 || toScreen.getTotalCount() == 0) {
            broken.add("nothing was timed");
        }
        broken.forEach(System.err::println);
        tell("untrue", untrue(rows) + broken.size());
    }

    private static void tell(String name, double value) {
        System.out.println(String.format(Locale.ROOT, "figure %s=%.4f", name, value));
    }

    /** First at a tenth of the rate, as an evening begins: what a program compiles in its first seconds would take a core from what is measured. */
    private void feed() throws InterruptedException {
        feed(rate / WARMING_SHARE, WARMING_SECONDS);
        measuredFrom = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds) / LEAD_IN;
        feed(rate, seconds);
        awaitDurable();
    }

    /** Hands events in at their time, however long earlier ones take. */
    private void feed(int rate, int seconds) throws InterruptedException {
        long begun = System.nanoTime();
        long sent = 0;
        long all = (long) rate * seconds;
        while (sent < all) {
            long now = System.nanoTime();
            int due = (int) Math.min(all - sent, (now - begun) * rate / TimeUnit.SECONDS.toNanos(1) - sent);
            if (due > 0) {
                handIn(due);
                sent += due;
            }
            TimeUnit.NANOSECONDS.sleep(Math.max(0, TICK_NANOS - (System.nanoTime() - now)));
        }
    }

    private void handIn(int due) {
        Evening.Moment moment = evening.next(due, Instant.now());
        underWay.incrementAndGet();
        var _ = floor.append(moment.entries()).whenComplete((appended, failure) -> {
            if (failure == null) {
                durables.add(new Durable(appended.last(), due, System.nanoTime(), moment.ofFirst()));
            } else {
                refused.addAndGet(due);
            }
            underWay.decrementAndGet();
        });
    }

    private void awaitDurable() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** When each event's rows were committed. */
    private void watch() {
        try {
            while (true) {
                Durable next = durables.poll(50, TimeUnit.MILLISECONDS);
                if (next == null) {
                    if (over) {
                        return;
                    }
                    continue;
                }
                synchronized (ordersOfFirst) {
                    for (int i = 0; i < next.ofFirst(); i++) {
                        ordersOfFirst.add(next.nanos());
                    }
                }
                if (!seenFolded(next.position())) {
                    broken.add("the table of figures has stopped or is behind for " + CATCH_UP);
                    return;
                }
                if (next.nanos() >= measuredFrom) {
                    toRows.recordValueWithCount(
                            Math.clamp(System.nanoTime() - next.nanos(), 0, LONGEST), next.events());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks without being waited for: a table for which somebody waits does not let events gather, and nobody would wait so. */
    private boolean seenFolded(long position) throws InterruptedException {
        long end = System.nanoTime() + CATCH_UP.toNanos();
        while (followers.states().stream()
                .noneMatch(state -> state.name().equals("insight")
                        && state.shard() == Streams.FLOOR
                        && state.position() >= position)) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return true;
    }

    /** What somebody sees who has the first show's figures open: each order from the answer on in which it stands. */
    private void read() {
        String path = "/api/studio/shows/" + stalls.getFirst().showId() + "/insight";
        long end = Long.MAX_VALUE;
        try {
            while (System.nanoTime() < end) {
                long begun = System.nanoTime();
                JsonNode screen = merchant.ok("GET", path, "");
                long now = System.nanoTime();
                if (begun >= measuredFrom) {
                    reading.recordValue(Math.min(now - begun, LONGEST));
                }
                int placed = screen.path("figures")
                        .path("orders_placed")
                        .path("value")
                        .asInt();
                note(placed, now);
                if (over && end == Long.MAX_VALUE) {
                    end = now + PATIENCE.toNanos();
                }
                if (over && shown.get() == evening.ofFirst()) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(
                        Math.max(0, READ_EVERY_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
            }
            broken.add("the screen shows " + shown + " orders of " + evening.ofFirst());
        } catch (IOException trouble) {
            broken.add("the figures could not be read: " + trouble.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(int placed, long now) {
        synchronized (ordersOfFirst) {
            // An order may be counted in the moment before its batch is known here to be on disk.
            int upTo = Math.min(placed, ordersOfFirst.size());
            for (int order = shown.get(); order < upTo; order++) {
                long since = ordersOfFirst.get(order);
                if (since >= measuredFrom) {
                    toScreen.recordValue(Math.clamp(now - since, 0, LONGEST));
                }
            }
            shown.set(Math.max(shown.get(), upTo));
        }
    }

    /** Where the journal ends now, shard by shard. */
    private Map<Integer, Long> heads() {
        return followers.states().stream()
                .map(FollowerState::shard)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), journal::head));
    }

    /** Seconds until all tables have come to there; couriers go on writing meanwhile, so that there is always something newer. */
    private double caughtUp(List<String> tables, Map<Integer, Long> heads) throws InterruptedException {
        long begun = System.nanoTime();
        while (followers.states().stream()
                .anyMatch(state ->
                        tables.contains(state.name()) && state.position() < heads.getOrDefault(state.shard(), 0L))) {
            if (System.nanoTime() - begun > CATCH_UP.toNanos()) {
                return Double.POSITIVE_INFINITY;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Sums of all shows' rows, beside what was handed in. */
    private int untrue(JdbcClient rows) {
        Evening.Sums wanted = evening.sums();
        List<Long> shows = stalls.stream().map(Evening.Stall::showId).toList();
        return differs("orders", wanted.placed, sum(rows, "select count(*) from insight_order", shows))
                + differs("payments", wanted.paid, sum(rows, "select count(paid_at) from insight_order", shows))
                + differs(
                        "lines", wanted.lines, sum(rows, "select coalesce(sum(lines), 0) from insight_speaker", shows))
                + differs("likes", wanted.likes, sum(rows, "select coalesce(sum(likes), 0) from insight_show", shows))
                + differs(
                        "entries",
                        wanted.entries,
                        sum(rows, "select coalesce(sum(entries), 0) from insight_minute", shows));
    }

    private static long sum(JdbcClient rows, String select, List<Long> shows) {
        return rows.sql(select + " where show_id in (:shows)")
                .param("shows", shows)
                .query(Long.class)
                .single();
    }

    private static int differs(String what, long wanted, long found) {
        if (wanted != found) {
            System.err.println(what + ": " + found + " (expected: " + wanted + ")");
        }
        return wanted == found ? 0 : 1;
    }
}
