package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The journal in PostgreSQL: one row per shard that fences and orders, one row per event, one appender per taken shard.
 *
 * <p>Each taken shard keeps one connection for its writer; everything else borrows and returns.
 */
public final class PostgresJournal implements Journal, AutoCloseable {
    // Appends of this process wake at once; this is for those of others.
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** A rush of some seconds; who is further behind asks the database. */
    private static final int TAIL_EVENTS = 32_768;

    private static final long TAIL_BYTES = 16L << 20;

    private final DataSource reads;
    private final Connections writes;
    private final WriterLimits limits;
    private final Heads heads = new Heads();
    private final Tails tails = new Tails(TAIL_EVENTS, TAIL_BYTES);
    private final CopyOnWriteArrayList<ShardAppender> writers = new CopyOnWriteArrayList<>();

    /** Borrows the writers' connections from the same source; each stays borrowed as long as its shard is held. */
    public PostgresJournal(DataSource database) {
        this(database, database::getConnection);
    }

    public PostgresJournal(DataSource reads, Connections writes) {
        this(reads, writes, WriterLimits.USUAL);
    }

    PostgresJournal(DataSource reads, Connections writes, WriterLimits limits) {
        this.reads = reads;
        this.writes = writes;
        this.limits = limits;
    }

    /** Takes the shard, if the database is durable; a shard of the office is taken through {@link PostgresOffice}. */
    @Override
    public ShardWriter take(int shard) {
        ShardRow taken = takeRow(shard);
        tails.forget(shard);
        var writer = new ShardAppender(shard, taken, writes, heads, tails, limits);
        writers.add(writer);
        writer.start();
        return writer;
    }

    ShardRow takeRow(int shard) {
        Bounds.shard(shard);
        return ask("take shard=" + shard, connection -> {
            DurabilityCheck.require(connection);
            return ShardRow.take(connection, shard);
        });
    }

    @Override
    public long head(int shard) {
        Bounds.shard(shard);
        return ask("head shard=" + shard, connection -> ShardRow.read(connection, shard))
                .head();
    }

    @Override
    public List<Recorded> read(int shard, long after, int max) {
        Bounds.read(shard, after, max);
        return ask("read shard=" + shard, connection -> EventRows.after(connection, shard, after, max));
    }

    /** Without the database for who is close behind a writer of this process. */
    @Override
    public List<Recorded> next(int shard, long after, int max) {
        Bounds.read(shard, after, max);
        List<Recorded> atHand = tails.after(shard, after, max);
        return atHand.isEmpty() ? read(shard, after, max) : atHand;
    }

    @Override
    public List<Recorded> readStream(int shard, String stream, long after, int max) {
        Bounds.read(shard, after, max);
        return ask(
                "read shard=" + shard + " stream=" + stream,
                connection -> EventRows.ofStreamAfter(connection, shard, stream, after, max));
    }

    @Override
    public List<Recorded> readStream(int shard, String stream, Set<String> without, long after, int max) {
        Bounds.read(shard, after, max);
        return ask(
                "read shard=" + shard + " stream=" + stream,
                connection -> EventRows.ofStreamAfter(connection, shard, stream, without, after, max));
    }

    @Override
    public List<Aside> asides(int shard, long position) {
        Bounds.shard(shard);
        Bounds.after(position);
        return ask("asides shard=" + shard, connection -> EventRows.asides(connection, shard, position));
    }

    @Override
    public boolean awaitPast(int shard, long position, Duration atMost) throws InterruptedException {
        Bounds.wait(shard, position, atMost);
        Heads.Head head = heads.head(shard);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            if (head.awaitPast(position, 0)) {
                return true;
            }
            if (head.shouldLook(LOOK_NANOS)) {
                head.advance(head(shard));
            }
            long left = deadline - System.nanoTime();
            if (head.awaitPast(position, Math.min(left, LOOK_NANOS))) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
        }
    }

    void wake(Appended appended) {
        heads.advance(appended.shard(), appended.last());
    }

    long makeRoom(long first, long last) {
        return ask("make room up to " + last, connection -> EventRows.makeRoom(connection, first, last));
    }

    /** Settles and ends every writer that was taken from this journal. */
    @Override
    public void close() {
        writers.forEach(ShardAppender::close);
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(String doing, Question<T> question) {
        try (Connection connection = reads.getConnection()) {
            connection.setAutoCommit(true);
            return question.ask(connection);
        } catch (SQLException trouble) {
            throw new JournalUnavailable(doing, trouble);
        }
    }
}
