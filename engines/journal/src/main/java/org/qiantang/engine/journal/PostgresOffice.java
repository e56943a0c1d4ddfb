package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The writer of an office shard: its desks write their own rows and their events in one transaction of their own.
 *
 * <p>The shard's row is locked from the append to the commit, so append last, then commit, then {@link #committed}.
 */
public final class PostgresOffice {
    private static final long ROOM_AHEAD = 1_000_000;

    private final PostgresJournal journal;
    private final int shard;
    private final long epoch;
    private volatile long roomUpTo;

    /** Takes the shard and shuts out whoever had it before. */
    public PostgresOffice(PostgresJournal journal, int shard) {
        this.journal = journal;
        this.shard = shard;
        ShardRow taken = journal.takeRow(shard);
        this.epoch = taken.epoch();
        this.roomUpTo = journal.makeRoom(taken.head() + 1, taken.head() + ROOM_AHEAD);
    }

    public int shard() {
        return shard;
    }

    public long epoch() {
        return epoch;
    }

    /**
     * Writes the events in the caller's transaction; they are in the journal once it commits.
     *
     * @throws ShardLost when another owner has the shard; the caller must roll back
     */
    public Appended append(Connection transaction, List<Entry> entries) throws SQLException {
        Bounds.batch(entries);
        if (transaction.getAutoCommit()) {
            throw new IllegalStateException("autoCommit: true (expected: a transaction of the caller's)");
        }
        long last = ShardRow.advanceBy(transaction, shard, epoch, entries.size());
        if (last == 0) {
            throw new ShardLost(shard, epoch);
        }
        long first = last - entries.size() + 1;
        EventRows.insert(transaction, shard, first - 1, entries);
        return new Appended(shard, first, last);
    }

    /**
     * The events of one stream after a position, in order, as the caller's connection sees them: what its transaction has
     * waited for is among them, and no second connection is needed.
     */
    public List<Recorded> readStream(Connection transaction, String stream, long after, int max) throws SQLException {
        Bounds.read(shard, after, max);
        return EventRows.ofStreamAfter(transaction, shard, stream, after, max);
    }

    /** To be called after the commit: wakes the followers, and makes room ahead of need. */
    public void committed(Appended appended) {
        journal.wake(appended);
        if (appended.last() + ROOM_AHEAD >= roomUpTo) {
            roomUpTo = journal.makeRoom(appended.last(), appended.last() + 2 * ROOM_AHEAD);
        }
    }
}
