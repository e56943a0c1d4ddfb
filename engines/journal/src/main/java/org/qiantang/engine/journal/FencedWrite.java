package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches under one epoch on one connection, and finds out how each ended, however often it must reconnect.
 *
 * <p>After any trouble the shard's row tells: the head has moved, then the batch is there; it has not, then the very
 * same batch is written again; the epoch has gone, then nothing of it is there. A transaction that the server has not
 * yet given up holds the row's lock, so the second try waits for the first one's end.
 */
final class FencedWrite {
    private static final Logger log = LoggerFactory.getLogger(FencedWrite.class);
    private static final long ROOM_AHEAD = 1_000_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final int NETWORK_TIMEOUT_MILLIS = 30_000;

    private final Connections connections;
    private final int shard;
    private final long epoch;
    private final Duration longestPause;
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private volatile @Nullable Connection connection;
    private long roomUpTo;

    FencedWrite(Connections connections, int shard, long epoch, Duration longestPause) {
        this.connections = connections;
        this.shard = shard;
        this.epoch = epoch;
        this.longestPause = longestPause;
    }

    enum End {
        APPENDED,
        LOST,
        GIVEN_UP
    }

    /** Writes the entries after a position, and returns only when their end is certain or the writer gives up. */
    End write(List<Entry> entries, long from) {
        long to = from + entries.size();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                End end = attempt(entries, from, to);
                if (end != null) {
                    return end;
                }
            } catch (SQLException trouble) {
                log.warn(
                        "append not settled, trying again: shard={} epoch={} positions={}..{} attempt={} state={} cause={}",
                        shard,
                        epoch,
                        from + 1,
                        to,
                        attempt,
                        trouble.getSQLState(),
                        trouble.getMessage());
            }
            drop();
            if (giveUpWithin(pause)) {
                return End.GIVEN_UP;
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        }
    }

    /** One try; null if it has to be looked at again on a new connection. */
    private @Nullable End attempt(List<Entry> entries, long from, long to) throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connect();
            ShardRow row = ShardRow.read(open, shard);
            if (row.epoch() != epoch) {
                return isThere(open, entries, from) ? End.APPENDED : End.LOST;
            }
            if (row.head() == to) {
                return End.APPENDED;
            }
            if (row.head() != from) {
                throw new IllegalStateException(
                        "head: " + row.head() + " (expected: " + from + " or " + to + ") shard=" + shard);
            }
        }
        if (to + ROOM_AHEAD >= roomUpTo) {
            open.setAutoCommit(true);
            roomUpTo = EventRows.makeRoom(open, from, to + ROOM_AHEAD);
        }
        open.setAutoCommit(false);
        if (!ShardRow.advance(open, shard, epoch, from, to)) {
            open.rollback();
            return null;
        }
        EventRows.insert(open, shard, from, entries);
        open.commit();
        return End.APPENDED;
    }

    /** Whether the batch got in before the epoch went: whoever took the shard had to wait for its transaction's end. */
    private boolean isThere(Connection open, List<Entry> entries, long from) throws SQLException {
        List<Recorded> there = EventRows.after(open, shard, from, entries.size());
        if (there.size() < entries.size()) {
            return false;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (!there.get(i).holds(entries.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Connection connect() throws SQLException {
        Connection opened = connections.open();
        connection = opened;
        opened.setAutoCommit(true);
        // A peer that vanished without a word must not hold the shard for ever.
        opened.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
        try (Statement statement = opened.createStatement()) {
            statement.execute("set synchronous_commit = on");
            statement.execute("set idle_in_transaction_session_timeout = '" + ShardRow.SILENCE + "'");
        }
        return opened;
    }

    private boolean giveUpWithin(Duration pause) {
        try {
            return givenUp.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Makes a write that cannot be settled return; for another thread than the writing one. */
    void giveUp() {
        givenUp.countDown();
        drop();
    }

    /** Ends a connection in doubt, so that a pool does not hand it to the next borrower; the next write looks first. */
    private void drop() {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try {
            open.abort(Runnable::run);
            open.close();
        } catch (SQLException trouble) {
            log.debug("connection not closed: shard={} cause={}", shard, trouble.getMessage());
        }
    }

    /** Gives a sound connection back. */
    void release() {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException trouble) {
            log.debug("connection not closed: shard={} cause={}", shard, trouble.getMessage());
        }
    }
}
