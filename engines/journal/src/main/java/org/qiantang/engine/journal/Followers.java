package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Runs followers, each on each of its shards by itself: one that stops or retries holds up no other. */
public final class Followers implements AutoCloseable {
    private final Journal journal;
    private final DataSource database;
    private final Backoff backoff;
    private final Precedence tablesFirst = new Precedence();
    private final Precedence watchedFirst = new Precedence();
    private final Map<String, Follower> byName = new LinkedHashMap<>();
    private volatile List<Pursuit> pursuits;

    /**
     * Gathers the followers; {@link #start} sets them going.
     *
     * @param database where positions and the tables' rows lie
     */
    public Followers(Journal journal, DataSource database, Backoff backoff, List<? extends Follower> followers) {
        this.journal = journal;
        this.database = database;
        this.backoff = backoff;
        var all = new ArrayList<Pursuit>();
        for (Follower follower : followers) {
            if (byName.putIfAbsent(follower.name(), follower) != null) {
                throw new IllegalArgumentException("name: " + follower.name() + " (expected: each follower once)");
            }
            all.addAll(pursuitsOf(follower));
        }
        this.pursuits = List.copyOf(all);
    }

    public synchronized void start() {
        pursuits.forEach(Pursuit::start);
    }

    /** How many events the follower is behind, over all its shards. */
    public long lag(String name) {
        long behind = 0;
        for (Pursuit pursuit : pursuitsNamed(name)) {
            behind +=
                    Math.max(0, journal.head(pursuit.shard()) - pursuit.state().position());
        }
        return behind;
    }

    /** Whether couriers give way to tables now. */
    boolean areTablesBehind() {
        return tablesFirst.isAnyBehind();
    }

    /**
     * Somebody looks at what the table shows, and will do so for so long: while it is behind, other tables let it go first, as couriers let tables. They never stand
     * still, and none waits for which somebody waits.
     */
    public void watched(String table, Duration still) {
        pursuitsNamed(table).forEach(pursuit -> pursuit.watched(still));
    }

    /** Whether tables give way to one that somebody looks at now. */
    boolean areWatchedBehind() {
        return watchedFirst.isAnyBehind();
    }

    public List<FollowerState> states() {
        return pursuits.stream().map(Pursuit::state).toList();
    }

    /** Waits until the table shows the event at this place; false if the time ran out or the table has stopped. */
    public boolean awaitFolded(String table, int shard, long position, Duration atMost) throws InterruptedException {
        return pursuit(table, shard).awaitDone(position, atMost);
    }

    /** The same for who comes with each event of a rush and may be some tenths of a second late: the table goes on letting events gather. */
    public boolean awaitFoldedAtEase(String table, int shard, long position, Duration atMost)
            throws InterruptedException {
        return pursuit(table, shard).awaitAtEase(position, atMost);
    }

    private Pursuit pursuit(String name, int shard) {
        return pursuitsNamed(name).stream()
                .filter(pursuit -> pursuit.shard() == shard)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("shard: " + shard + " (expected: one that " + name + " follows)"));
    }

    /** Waits until a follower has come to where the journal stands now; false if the time ran out or it has stopped. */
    public boolean awaitNow(String name, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (Pursuit pursuit : pursuitsNamed(name)) {
            if (!pursuit.awaitDone(journal.head(pursuit.shard()), Duration.ofNanos(end - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    /** Waits until every table that runs shows the event at this place; false if the time ran out. */
    public boolean awaitTables(int shard, long position, Duration atMost) throws InterruptedException {
        List<Pursuit> concerned = pursuits.stream()
                .filter(pursuit -> pursuit.follower() instanceof Table && pursuit.shard() == shard)
                .toList();
        // All at once, or each would rest until it is its turn to be waited for.
        concerned.forEach(Pursuit::hurry);
        try {
            long end = System.nanoTime() + atMost.toNanos();
            for (Pursuit pursuit : concerned) {
                if (pursuit.runs()
                        && !pursuit.awaitDone(position, Duration.ofNanos(end - System.nanoTime()))
                        && pursuit.runs()) {
                    return false;
                }
            }
            return true;
        } finally {
            concerned.forEach(Pursuit::mayRest);
        }
    }

    /** Clears a table and folds everything again from the first event; also brings a stopped table back. */
    public synchronized void rebuild(String name) throws InterruptedException {
        List<Pursuit> old = pursuitsNamed(name);
        Table table = switch (old.getFirst().follower()) {
            case Table found -> found;
            case Courier _ ->
                throw new UnsupportedOperationException(
                        "a courier is never rebuilt, it would send again: name=" + name);
        };
        endAll(old);
        try {
            clear(table);
        } finally {
            List<Pursuit> anew = pursuitsOf(table);
            var all = new ArrayList<>(pursuits);
            all.removeAll(old);
            all.addAll(anew);
            pursuits = List.copyOf(all);
            anew.forEach(Pursuit::start);
        }
    }

    /** Ends all pursuits; what they were in the middle of is finished or, being a transaction, undone. */
    @Override
    public synchronized void close() {
        try {
            endAll(pursuits);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endAll(List<Pursuit> pursuits) throws InterruptedException {
        pursuits.forEach(Pursuit::end);
        for (Pursuit pursuit : pursuits) {
            pursuit.join();
        }
    }

    private void clear(Table table) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                FollowerRows.toStart(connection, table.name());
                table.clear(connection);
                connection.commit();
            } catch (Throwable failure) {
                connection.rollback();
                throw failure;
            }
        } catch (SQLException trouble) {
            throw new JournalUnavailable("rebuild table=" + table.name(), trouble);
        }
    }

    private List<Pursuit> pursuitsOf(Follower follower) {
        var own = new ArrayList<Pursuit>();
        for (int shard : follower.shards()) {
            Bounds.shard(shard);
            own.add(new Pursuit(follower, shard, journal, database, backoff, tablesFirst, watchedFirst));
        }
        return own;
    }

    private List<Pursuit> pursuitsNamed(String name) {
        List<Pursuit> named = pursuits.stream()
                .filter(pursuit -> pursuit.follower().name().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("name: " + name + " (expected: one of " + byName.keySet() + ")");
        }
        return named;
    }
}
