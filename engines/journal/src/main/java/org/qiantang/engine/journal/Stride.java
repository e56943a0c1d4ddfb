package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * One follower on one shard, a step at a time: where it stands, what it does next, and whether a failure may pass.
 *
 * <p>It has no thread and never waits; whoever drives it decides when the next step is due. Not thread-safe.
 */
public final class Stride {
    private final Follower follower;
    private final int shard;
    private final Journal journal;
    private final DataSource database;
    private final Supplier<ExecutorService> carriers;
    private final LongConsumer moved;
    private long position;
    private boolean placeKnown;

    Stride(Follower follower, int shard, Journal journal, DataSource database, LongConsumer moved) {
        this(follower, shard, journal, database, Executors::newVirtualThreadPerTaskExecutor, moved);
    }

    /**
     * A follower that stands nowhere yet: {@link #findPlace} asks the database.
     *
     * @param carriers makes the executor of a courier that carries several events at the same time; it is closed after use
     * @param moved told each position that is done, as soon as it is saved
     */
    public Stride(
            Follower follower,
            int shard,
            Journal journal,
            DataSource database,
            Supplier<ExecutorService> carriers,
            LongConsumer moved) {
        this.follower = follower;
        this.shard = shard;
        this.journal = journal;
        this.database = database;
        this.carriers = carriers;
        this.moved = moved;
    }

    /** The last event that is done, as far as is known here. */
    public long position() {
        return position;
    }

    /** Asks where the follower stands, unless that is known. */
    public void findPlace() throws SQLException {
        if (placeKnown) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            moveTo(FollowerRows.position(connection, follower.name(), shard));
        }
        placeKnown = true;
    }

    /**
     * Does what the next events ask for. After a failure, and after another runner of the same follower has moved its
     * position, the place is asked for again.
     *
     * @param atMost events of this step
     * @param isEnding whether a courier should stop before its next event
     * @return whether it was a courier that had something to carry, who should not rest while the next thing comes
     */
    public boolean step(int atMost, BooleanSupplier isEnding) throws Exception {
        findPlace();
        // Until it has gone well, nobody knows how far it came.
        placeKnown = false;
        List<Recorded> events = journal.next(shard, position, atMost);
        placeKnown = events.isEmpty()
                || switch (follower) {
                    case Table table -> fold(table, events);
                    case Courier courier -> carry(courier, events, isEnding);
                };
        return follower instanceof Courier courier && events.stream().anyMatch(courier::wants);
    }

    /** A courier's world comes back some day, and so does a database; a fold that fails would fail again. */
    public boolean mayPass(Throwable failure) {
        return switch (follower) {
            case Courier _ -> failure instanceof Exception && !(failure instanceof UnknownEvent);
            case Table _ -> isDatabaseTrouble(failure);
        };
    }

    private boolean fold(Table table, List<Recorded> events) throws SQLException {
        long to = events.getLast().position();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!FollowerRows.move(connection, table.name(), shard, position, to)) {
                    connection.rollback();
                    return false;
                }
                table.fold(events, connection);
                connection.commit();
            } catch (Throwable failure) {
                rollback(connection, failure);
                throw failure;
            }
        }
        moveTo(to);
        return true;
    }

    private static void rollback(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private boolean carry(Courier courier, List<Recorded> events, BooleanSupplier isEnding) throws Exception {
        var window = new CarryWindow(courier, shard, this::save, carriers);
        return window.carry(events, position, isEnding);
    }

    private boolean save(long to) throws SQLException {
        if (to == position) {
            return true;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            if (!FollowerRows.move(connection, follower.name(), shard, position, to)) {
                return false;
            }
        }
        moveTo(to);
        return true;
    }

    private void moveTo(long to) {
        position = to;
        moved.accept(to);
    }

    private static boolean isDatabaseTrouble(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException trouble) {
                String state = trouble.getSQLState();
                // Connection lost, transaction rolled back, out of resources, server going away, its disk failing.
                return state != null
                        && List.of("08", "40", "53", "57", "58")
                                .contains(state.substring(0, Math.min(2, state.length())));
            }
        }
        return false;
    }
}
