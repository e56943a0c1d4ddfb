package org.qiantang.bench.rooms;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.flywaydb.core.Flyway;
import org.qiantang.app.database.EmbeddedDatabase;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.bench.Proc;
import org.qiantang.bench.hotsku.RoomHost;

/** A node with very many open rooms, its database, and those who ask: one process, which tells in lines what it found. */
public final class RoomsHost {
    private static final int SEED = 5;
    private static final double MILLI = 1e6;
    private static final long LONGEST = 60_000_000_000L;
    private static final int AT_ONCE = 2_000;
    private static final int WARM = 200;
    private static final int HOT_PER_SECOND = 1_000;
    private static final int QUIET_PER_SECOND = 200;
    private static final int TALK_PER_SECOND = 40;
    private static final int HOURS = 12;
    private static final int KIB = 1_024;

    private final HikariDataSource pool;
    private final int rooms;
    private final int hot;
    private final int seconds;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final AtomicLong broken = new AtomicLong();
    private House house;

    private RoomsHost(HikariDataSource pool, int rooms, int hot, int seconds) {
        this.pool = pool;
        this.rooms = rooms;
        this.hot = hot;
        this.seconds = seconds;
        this.house = new House(pool);
    }

    /** Words: the data folder, how many rooms, how many of them are hot, seconds of asking, events of trade of the long show. */
    public static void main(String[] words) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(words[0]));
        int trade = Integer.parseInt(words[4]);
        try (HikariDataSource pool = RoomHost.pool(database.url())) {
            Flyway.configure().dataSource(pool).load().migrate();
            var host = new RoomsHost(
                    pool, Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            host.openAll();
            host.begunAnew();
            int lines = host.asked();
            host.longShow(trade, lines);
            host.house.close();
            tell("broken", host.broken.doubleValue());
        } finally {
            database.close();
        }
        System.exit(0);
    }

    private static void tell(String name, double value) {
        System.out.println(String.format(Locale.ROOT, "figure %s=%.4f", name, value));
    }

    private void openAll() throws IOException {
        warmUp();
        long heap = heap();
        long memory = Proc.memoryBytes(ProcessHandle.current());
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long begun = System.nanoTime();
        var under = new ArrayList<CompletableFuture<Receipt>>();
        for (int show = 1; show <= rooms; show++) {
            under.addAll(house.open(show));
            if (under.size() >= AT_ONCE) {
                under.forEach(this::check);
                under.clear();
            }
        }
        under.forEach(this::check);
        tell("opened", rooms * 1e9 / (System.nanoTime() - begun));
        tell("heapPerRoom", (double) (heap() - heap) / rooms / KIB);
        tell("memoryPerRoom", (double) (Proc.memoryBytes(ProcessHandle.current()) - memory) / rooms / KIB);
        tell("threadsBefore", threads);
        tell("threadsAfter", ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** Classes and pools are no part of what a room costs. */
    private void warmUp() {
        for (int show = rooms + 10; show < rooms + 10 + WARM; show++) {
            house.open(show).forEach(this::check);
        }
    }

    private void check(CompletableFuture<Receipt> asked) {
        Receipt receipt = asked.join();
        if (receipt instanceof Receipt.Refused(Refusal refusal)) {
            System.err.println("refused: " + refusal);
            broken.incrementAndGet();
        }
    }

    private static long heap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            LockSupport.parkNanos(50_000_000);
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }

    /** As after a restart: each room is loaded when it is asked for the first time. */
    private void begunAnew() {
        house.close();
        house = new House(pool);
        var latency = new ConcurrentHistogram(LONGEST, 3);
        int asked = Math.min(rooms, 1_000);
        for (int i = 0; i < asked; i++) {
            long show = 1L + random.nextInt(rooms);
            long begun = System.nanoTime();
            check(house.ask(show, new RoomRequest.CountLikes(i + 1, 0)));
            latency.recordValue(System.nanoTime() - begun);
        }
        tell("loadP50", latency.getValueAtPercentile(50) / MILLI);
        tell("loadP99", latency.getValueAtPercentile(99) / MILLI);
        tell("loadP999", latency.getValueAtPercentile(99.9) / MILLI);
        long begun = System.nanoTime();
        var under = new ArrayList<CompletableFuture<Receipt>>();
        for (int show = 1; show <= rooms; show++) {
            under.add(house.ask(show, new RoomRequest.Pin(1)));
            if (under.size() == AT_ONCE) {
                under.forEach(this::check);
                under.clear();
            }
        }
        under.forEach(this::check);
        tell("loadAll", (System.nanoTime() - begun) / 1e9);
        tell("awake", house.awake());
    }

    /** Hot rooms sell and talk, quiet rooms have an occasional event; how many lines came to one event of talk. */
    private int asked() throws InterruptedException {
        var hotLatency = new ConcurrentHistogram(LONGEST, 3);
        var quietLatency = new ConcurrentHistogram(LONGEST, 3);
        var talkEvents = ConcurrentHashMap.<Long>newKeySet();
        var lines = new AtomicLong();
        var under = new AtomicLong();
        int perSecond = HOT_PER_SECOND + QUIET_PER_SECOND + TALK_PER_SECOND * hot;
        long begun = System.nanoTime();
        long cpu = Proc.cpuNanos(ProcessHandle.current());
        for (int i = 0; i < perSecond * seconds; i++) {
            long due = begun + (long) (i * 1e9 / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            }
            int kind = random.nextInt(perSecond);
            boolean quiet = kind >= perSecond - QUIET_PER_SECOND;
            boolean talk = !quiet && kind >= HOT_PER_SECOND;
            long show = quiet ? hot + 1L + random.nextInt(rooms - hot) : 1L + random.nextInt(hot);
            RoomRequest request = talk
                    ? new RoomRequest.Say(random.nextInt(50_000), "这个多少钱呀，还有货吗", "clear")
                    : House.claim(random.nextInt(50_000), "asked-" + i, 1 + random.nextInt(House.ITEMS));
            under.incrementAndGet();
            var _ = house.ask(show, request).whenComplete((receipt, trouble) -> {
                if (trouble != null || receipt instanceof Receipt.Refused) {
                    broken.incrementAndGet();
                }
                if (talk && receipt instanceof Receipt.Done done) {
                    talkEvents.add(done.position());
                    lines.incrementAndGet();
                }
                (quiet ? quietLatency : hotLatency).recordValue(Math.clamp(System.nanoTime() - due, 1, LONGEST));
                under.decrementAndGet();
            });
        }
        while (under.get() > 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        tell("hotP50", hotLatency.getValueAtPercentile(50) / MILLI);
        tell("hotP99", hotLatency.getValueAtPercentile(99) / MILLI);
        tell("hotP999", hotLatency.getValueAtPercentile(99.9) / MILLI);
        tell("quietP50", quietLatency.getValueAtPercentile(50) / MILLI);
        tell("quietP99", quietLatency.getValueAtPercentile(99) / MILLI);
        tell("quietP999", quietLatency.getValueAtPercentile(99.9) / MILLI);
        tell("cpuShare", 100.0 * (Proc.cpuNanos(ProcessHandle.current()) - cpu) / (System.nanoTime() - begun));
        double perEvent = (double) lines.get() / Math.max(1, talkEvents.size());
        tell("linesPerEvent", perEvent);
        return (int) Math.max(1, Math.round(perEvent));
    }

    private void longShow(int trade, int lines) {
        long show = rooms + 1L;
        house.open(show).forEach(this::check);
        int hours = trade >= 100_000 ? HOURS : 1;
        int talk = hours * 3_600 * TALK_PER_SECOND / lines;
        var written = new LongShow(show, house.floor());
        long begun = System.nanoTime();
        written.write(Instant.now().plusSeconds(1), Duration.ofHours(hours), trade, talk, lines);
        tell("written", (System.nanoTime() - begun) / 1e9);
        tell("trades", (double) written.trades());
        tell("talks", (double) written.talks());
        house.close();
        vacuum();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            house = new House(pool);
            begun = System.nanoTime();
            check(house.ask(show, new RoomRequest.Pin(2 + i)));
            times.add((System.nanoTime() - begun) / 1e9);
            if (i < 2) {
                house.close();
            }
        }
        tell("rebuiltFirst", times.get(0));
        tell("rebuiltSecond", times.get(1));
        tell("rebuiltThird", times.get(2));
    }

    /** What PostgreSQL does by itself many times in twelve hours, and not in the minute that the writing took here. */
    private void vacuum() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum event");
        } catch (SQLException e) {
            throw new IllegalStateException("the journal's rows cannot be vacuumed", e);
        }
    }
}
