package org.qiantang.bench.hotsku;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qiantang.bench.Proc;

/**
 * The load on one side, in a process of its own: warms up, sells as fast as it goes, at a fixed rate, and at last the sale
 * whose pieces run out. Each phase has a SKU of its own, and says in one line what it came to.
 */
public final class Load {
    /** The phases, in order; each sells a SKU of its own. */
    enum Phase {
        WARM(0),
        WARM_AT_RATE(4),
        SATURATED(1),
        OPEN(2),
        SALE(3);

        private final int sku;

        Phase(int sku) {
            this.sku = sku;
        }

        int sku() {
            return sku;
        }

        boolean isMeasured() {
            return this != WARM && this != WARM_AT_RATE;
        }
    }

    private static final Buyers.Books NO_BOOKS = new Buyers.Books(0, 0, 0);
    private static final int SEED = 4;
    /** Which part of a phase's time goes before it at a fixed rate. */
    private static final int LEAD_IN = 4;

    private static final double SECOND = 1e9;
    private static final double LONG_SECONDS = 600;
    private static final int MIB = 1 << 20;
    /** A saturated run is given more wishes than any side can answer in its time. */
    private static final int MOST_PER_SECOND = 120_000;

    private final Map<String, String> wish;
    private final Buyers buyers;
    private double ordersPerSecond;

    private Load(Map<String, String> wish, Buyers buyers) {
        this.wish = wish;
        this.buyers = buyers;
    }

    /** Words: {@code key=value}; see {@link HotSku}. */
    public static void main(String[] words) {
        Map<String, String> wish = Arrays.stream(words)
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, _) -> a, TreeMap::new));
        int status = 0;
        try (Buyers buyers = Sides.of(wish)) {
            var load = new Load(wish, buyers);
            for (String phase : wish.getOrDefault("phases", "").split(",", -1)) {
                load.run(Phase.valueOf(phase));
            }
        } catch (Throwable trouble) {
            trouble.printStackTrace();
            status = 1;
        }
        // Drivers keep threads that would hold the process, also after a failure.
        System.exit(status);
    }

    private void run(Phase phase) throws Exception {
        double seconds = number("seconds");
        int duplicates = (int) number("duplicates");
        double fresh = 1 - duplicates / 100.0;
        double fixed = number("rate");
        Course course = switch (phase) {
            case WARM -> {
                double warm = number("warm");
                yield new Course(Asks.of((int) (MOST_PER_SECOND * warm), duplicates, SEED), 0, warm);
            }
            case WARM_AT_RATE -> {
                double orders = paced(fixed);
                yield new Course(
                        Asks.of((int) (orders * number("warmAtRate")), duplicates, SEED + 4),
                        orders / fresh,
                        LONG_SECONDS);
            }
            case SATURATED -> new Course(Asks.of((int) (MOST_PER_SECOND * seconds), duplicates, SEED + 1), 0, seconds);
            case OPEN -> {
                double orders = paced(fixed);
                double whole = seconds + leadIn() / SECOND;
                yield new Course(Asks.of((int) (orders * whole), duplicates, SEED + 2), orders / fresh, LONG_SECONDS);
            }
            case SALE -> new Course(Asks.of((int) number("buyers"), duplicates, SEED + 3), 0, LONG_SECONDS);
        };
        // A trial has a SKU of its own: what an earlier one sold would be answered without being sold.
        int sku = wish.containsKey("sku") ? (int) number("sku") : phase.sku;
        tell(phase, sku, course);
    }

    /** In a new show's first seconds its tables grow and the pages of the database are new; only then is time taken. */
    private long leadIn() {
        return (long) (number("seconds") / LEAD_IN * SECOND);
    }

    private double paced(double fixed) {
        return fixed > 0 ? fixed : ordersPerSecond * number("share");
    }

    /**
     * @param rate of requests; 0 for as fast as it goes
     * @param limit seconds after which no more are sent
     */
    private record Course(Asks asks, double rate, double limit) {}

    /** Between phases a PostgreSQL puts away its log, whose files it uses again, as one does that has run for a while. */
    private void checkpoint() throws SQLException {
        String url = wish.getOrDefault("url", "");
        if (url.startsWith("jdbc:postgresql:")) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("checkpoint");
            }
        }
    }

    private void tell(Phase phase, int sku, Course course) throws Exception {
        Asks asks = course.asks();
        checkpoint();
        Cpu before = cpu();
        var pace = new Pace(asks.size(), course.rate(), course.limit());
        var tally = new Tally(asks, pace.startNanos() + (phase == Phase.OPEN ? leadIn() : 0));
        buyers.ask(sku, asks, pace, tally);
        Cpu answered = cpu();
        // Tables that are behind from the warming would be caught up in the measured time.
        Buyers.Books books = phase.isMeasured() || followsLater() ? buyers.books(sku) : NO_BOOKS;
        Cpu done = followsLater() ? cpu() : answered;
        double seconds = (tally.lastAnswerNanos() - pace.startNanos()) / SECOND;
        double toLastOrder = Math.max(1, tally.lastOrderNanos() - pace.startNanos()) / SECOND;
        ordersPerSecond = tally.granted() / seconds;
        System.out.println(String.format(
                Locale.ROOT,
                "%s granted=%d answered=%d failed=%d different=%d sum=%d seconds=%.4f toLastOrder=%.4f rate=%.1f"
                        + " p50=%.3f p99=%.3f p999=%.3f cpuServer=%d cpuDatabase=%d cpuLoad=%d orders=%d ordersSum=%d left=%d memory=%d"
                        + " behind=%.3f behindAll=%.3f last=%s unread=%d",
                phase,
                tally.granted(),
                tally.answered(),
                tally.failed(),
                tally.different(),
                tally.sum(),
                seconds,
                toLastOrder,
                course.rate(),
                tally.millisAt(50),
                tally.millisAt(99),
                tally.millisAt(99.9),
                done.server() - before.server(),
                done.database() - before.database(),
                answered.load() - before.load(),
                books.orders(),
                books.sum(),
                books.left(),
                memory() / MIB,
                books.followed().countedSeconds(),
                books.followed().allSeconds(),
                books.followed().last(),
                books.followed().left()));
    }

    /** Whether tables and couriers work on after the answers: then their CPU is counted until they have caught up. */
    private boolean followsLater() {
        return Set.of("http", "socket").contains(wish.getOrDefault("side", ""));
    }

    private double number(String name) {
        return Double.parseDouble(wish.getOrDefault(name, "0"));
    }

    /** CPU time so far, in nanoseconds; 0 where the side has no such process. */
    private record Cpu(long server, long database, long load) {}

    private Cpu cpu() {
        return new Cpu(cpu("server"), cpu("database"), Proc.cpuNanos(ProcessHandle.current()));
    }

    private long cpu(String name) {
        return processes(name).stream().mapToLong(Proc::cpuNanos).sum();
    }

    private long memory() {
        return List.of("server", "database").stream()
                .flatMap(name -> processes(name).stream())
                .mapToLong(Proc::memoryBytes)
                .sum();
    }

    private List<ProcessHandle> processes(String name) {
        String pid = wish.getOrDefault(name, "");
        return pid.isEmpty()
                ? List.of()
                : ProcessHandle.of(Long.parseLong(pid)).stream().toList();
    }
}
