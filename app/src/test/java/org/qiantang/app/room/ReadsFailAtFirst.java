package org.qiantang.app.room;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.JournalUnavailable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.ShardWriter;

/** A journal whose database is away for the first readings of streams, or for those after some that went well. */
final class ReadsFailAtFirst implements Journal {
    private final Journal journal;
    private final AtomicInteger whole;
    private final AtomicInteger failures;

    ReadsFailAtFirst(Journal journal, int failures) {
        this(journal, 0, failures);
    }

    ReadsFailAtFirst(Journal journal, int whole, int failures) {
        this.journal = journal;
        this.whole = new AtomicInteger(whole);
        this.failures = new AtomicInteger(failures);
    }

    @Override
    public ShardWriter take(int shard) {
        return journal.take(shard);
    }

    @Override
    public long head(int shard) {
        return journal.head(shard);
    }

    @Override
    public List<Recorded> read(int shard, long after, int max) {
        return journal.read(shard, after, max);
    }

    @Override
    public List<Recorded> readStream(int shard, String stream, long after, int max) {
        if (whole.getAndDecrement() <= 0 && failures.getAndDecrement() > 0) {
            throw new JournalUnavailable("read", new SQLException("away", "08001"));
        }
        return journal.readStream(shard, stream, after, max);
    }

    @Override
    public List<Aside> asides(int shard, long position) {
        return journal.asides(shard, position);
    }

    @Override
    public boolean awaitPast(int shard, long position, Duration atMost) throws InterruptedException {
        return journal.awaitPast(shard, position, atMost);
    }
}
