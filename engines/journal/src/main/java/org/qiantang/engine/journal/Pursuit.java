package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.FollowerState.Activity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One follower on one shard: its thread, its place, and what it does next when something fails. */
final class Pursuit {
    private static final Logger log = LoggerFactory.getLogger(Pursuit.class);
    private static final int MOST_AT_ONCE = 500;
    // How soon a pursuit at rest notices that it should end; it is never interrupted in the middle of a transaction.
    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Follower follower;
    private final int shard;
    private final Journal journal;
    private final DataSource database;
    private final Backoff backoff;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private FollowerState state;

    Pursuit(Follower follower, int shard, Journal journal, DataSource database, Backoff backoff) {
        this.follower = follower;
        this.shard = shard;
        this.journal = journal;
        this.database = database;
        this.backoff = backoff;
        this.state = new FollowerState(follower.name(), shard, Activity.IDLE, 0, 0, null);
        this.thread = Thread.ofVirtual()
                .name("follower-" + follower.name() + "-" + shard)
                .unstarted(this::follow);
    }

    void start() {
        thread.start();
    }

    Follower follower() {
        return follower;
    }

    int shard() {
        return shard;
    }

    FollowerState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the event at this position is done; false if the time ran out, or if this pursuit has stopped. */
    boolean awaitDone(long position, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (state.position() < position && state.activity() != Activity.STOPPED) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return state.position() >= position;
        } finally {
            lock.unlock();
        }
    }

    /** Asks the pursuit to end; {@link #join} waits for it. */
    void end() {
        ending.countDown();
    }

    void join() throws InterruptedException {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        if (!thread.join(PATIENCE)) {
            // A courier may be waiting for an answer that does not come.
            thread.interrupt();
            thread.join();
        }
    }

    private void follow() {
        int failures = 0;
        boolean placeKnown = false;
        while (ending.getCount() > 0) {
            try {
                if (!placeKnown) {
                    moveTo(savedPosition());
                    placeKnown = true;
                }
                if (journal.awaitPast(shard, state().position(), REST)) {
                    placeKnown = step(journal.read(shard, state().position(), MOST_AT_ONCE));
                }
                failures = 0;
                become(Activity.FOLLOWING, state().position(), 0, null);
            } catch (InterruptedException interrupted) {
                break;
            } catch (Throwable failure) {
                placeKnown = false;
                if (!mayPass(failure)) {
                    stop(failure);
                    return;
                }
                failures++;
                if (!restAfter(failures, failure)) {
                    break;
                }
            }
        }
        become(Activity.IDLE, state().position(), 0, null);
    }

    private long savedPosition() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            return FollowerRows.position(connection, follower.name(), shard);
        }
    }

    /** Does what these events ask for; false if another runner has moved the position meanwhile. */
    private boolean step(List<Recorded> events) throws Exception {
        if (events.isEmpty()) {
            return true;
        }
        return switch (follower) {
            case Table table -> fold(table, events);
            case Courier courier -> carry(courier, events);
        };
    }

    private boolean fold(Table table, List<Recorded> events) throws SQLException {
        long from = state().position();
        long to = events.getLast().position();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!FollowerRows.move(connection, table.name(), shard, from, to)) {
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

    private boolean carry(Courier courier, List<Recorded> events) throws Exception {
        var window = new CarryWindow(courier, shard, this::save);
        return window.carry(events, state().position(), () -> ending.getCount() == 0);
    }

    private boolean save(long to) throws SQLException {
        long from = state().position();
        if (to == from) {
            return true;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            if (!FollowerRows.move(connection, follower.name(), shard, from, to)) {
                return false;
            }
        }
        moveTo(to);
        return true;
    }

    /** A courier's world comes back some day, and so does a database; a fold that fails would fail again. */
    private boolean mayPass(Throwable failure) {
        return switch (follower) {
            case Courier _ -> failure instanceof Exception && !(failure instanceof UnknownEvent);
            case Table _ -> isDatabaseTrouble(failure);
        };
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

    private void stop(Throwable failure) {
        log.error(
                "follower stopped: name={} shard={} position={}", follower.name(), shard, state().position(), failure);
        become(Activity.STOPPED, state().position(), 1, failure.toString());
    }

    /** Waits before the next try; false if the pursuit should end instead. */
    private boolean restAfter(int failures, Throwable failure) {
        Duration pause = backoff.after(failures);
        log.warn(
                "follower failed, trying again: name={} shard={} position={} failures={} pause={} cause={}",
                follower.name(),
                shard,
                state().position(),
                failures,
                pause,
                failure.toString());
        become(Activity.RETRYING, state().position(), failures, failure.toString());
        try {
            return !ending.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    private void moveTo(long position) {
        FollowerState now = state();
        Activity activity = now.failures() == 0 ? Activity.FOLLOWING : Activity.RETRYING;
        become(activity, position, now.failures(), now.reason());
    }

    private void become(Activity activity, long position, int failures, @Nullable String reason) {
        lock.lock();
        try {
            state = new FollowerState(follower.name(), shard, activity, position, failures, reason);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
