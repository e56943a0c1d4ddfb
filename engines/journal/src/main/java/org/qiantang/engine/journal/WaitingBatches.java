package org.qiantang.engine.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The batches that wait for a shard's appender, bounded in bytes, handed out in groups in the order they came. */
final class WaitingBatches {
    record Waiting(List<Entry> entries, long bytes, CompletableFuture<Appended> answer) {}

    private final int shard;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    WaitingBatches(int shard, long maxBytes) {
        this.shard = shard;
        this.maxBytes = maxBytes;
    }

    /** Takes the batch in, or tells why not. */
    @Nullable
    RuntimeException offer(Waiting batch) {
        lock.lock();
        try {
            if (closed) {
                return WriterClosed.notTaken(shard);
            }
            if (!waiting.isEmpty() && bytes + batch.bytes() > maxBytes) {
                return new JournalBusy(shard, bytes);
            }
            waiting.add(batch);
            bytes += batch.bytes();
            changed.signal();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for at least one batch and takes what one durable write can hold; empty once closed and drained. */
    List<Waiting> nextGroup() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            var group = new ArrayList<Waiting>();
            int events = 0;
            long groupBytes = 0;
            for (Waiting next = waiting.peek(); next != null; next = waiting.peek()) {
                events += next.entries().size();
                groupBytes += next.bytes();
                if (!group.isEmpty() && (events > Journal.MAX_BATCH || groupBytes > Bounds.MAX_BATCH_BYTES)) {
                    break;
                }
                group.add(waiting.remove());
                bytes -= next.bytes();
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what waits is still handed out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
