package org.qiantang.app.dossier;

import java.time.Duration;
import java.util.List;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.MemoryJournal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.ShardWriter;

/** A journal in memory that counts the events that it tells, and how often it is asked what lies beside one. */
final class CountingJournal implements Journal {
    private final Journal journal = new MemoryJournal();

    int told;
    int askedBeside;

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
        List<Recorded> events = journal.readStream(shard, stream, after, max);
        told += events.size();
        return events;
    }

    @Override
    public List<Aside> asides(int shard, long position) {
        askedBeside++;
        return journal.asides(shard, position);
    }

    @Override
    public boolean awaitPast(int shard, long position, Duration atMost) throws InterruptedException {
        return journal.awaitPast(shard, position, atMost);
    }
}
