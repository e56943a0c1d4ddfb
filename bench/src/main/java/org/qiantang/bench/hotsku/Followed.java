package org.qiantang.bench.hotsku;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qiantang.event.Streams;

/**
 * How all tables and couriers that follow the journal came to its end after the last answer.
 *
 * @param countedSeconds until those tables had in which orders and pieces are counted
 * @param allSeconds until the last of all had, or was waited for no longer
 * @param last the last one, as the health page names it: {@code name@shard}
 * @param left events that the last one still had to read then; 0 where all came to the end
 */
record Followed(double countedSeconds, double allSeconds, String last, long left) {
    /** Of a side whose books are what it answers from. */
    static final Followed NOTHING = new Followed(0, 0, "nobody", 0);

    private static final Duration CATCH_UP = Duration.ofMinutes(10);
    private static final Set<String> COUNTED = Set.of("orders", "shows");
    /** What couriers write of the sale is followed too: all that stands in the journal after them is waited for once more. */
    private static final int PASSES = 2;

    private static final String HEADS = "select id, head from shard";
    // Each follower has its row here from its first step on, which was taken before anything was sold.
    private static final String PLACES = "select name, shard, position from follower";

    private record Behind(String name, int shard, long events) {
        boolean isCounted() {
            return shard == Streams.FLOOR && COUNTED.contains(name);
        }

        String place() {
            return (name + "@" + shard).replace(' ', '-');
        }
    }

    /** Waits for them. */
    static Followed await(Connection connection) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        double counted = -1;
        String last = NOTHING.last();
        int passes = 0;
        Map<Integer, Long> heads = heads(connection);
        while (true) {
            List<Behind> behind = behind(connection, heads);
            boolean isCounted = behind.stream().noneMatch(Behind::isCounted);
            counted = counted < 0 && isCounted ? secondsSince(begun) : counted;
            passes += behind.isEmpty() ? 1 : 0;
            if (passes == PASSES) {
                return new Followed(counted, secondsSince(begun), last, 0);
            }
            if (behind.isEmpty()) {
                heads = heads(connection);
                continue;
            }
            Behind furthest = behind.getFirst();
            last = furthest.place();
            if (System.nanoTime() - begun > CATCH_UP.toNanos()) {
                if (counted < 0) {
                    throw new SQLException("the tables are behind for " + CATCH_UP + ": " + behind);
                }
                return new Followed(counted, secondsSince(begun), last, furthest.events());
            }
            Thread.sleep(20);
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static Map<Integer, Long> heads(Connection connection) throws SQLException {
        Map<Integer, Long> heads = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(HEADS);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                heads.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return heads;
    }

    /** Those that have not come to these heads, the furthest behind first. */
    private static List<Behind> behind(Connection connection, Map<Integer, Long> heads) throws SQLException {
        List<Behind> behind = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(PLACES);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                int shard = rows.getInt(2);
                long events = heads.getOrDefault(shard, 0L) - rows.getLong(3);
                if (events > 0) {
                    behind.add(new Behind(rows.getString(1), shard, events));
                }
            }
        }
        behind.sort(Comparator.comparingLong(Behind::events).reversed());
        return behind;
    }
}
