package org.qiantang.engine.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.WaitingBatches.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer of a floor shard: one thread that gathers what all rooms hand in and commits it group by group. */
final class ShardAppender implements ShardWriter {
    private static final Logger log = LoggerFactory.getLogger(ShardAppender.class);

    private final int shard;
    private final long epoch;
    private final Heads heads;
    private final Tails tails;
    private final Duration patience;
    private final FencedWrite write;
    private final WaitingBatches waiting;
    private final Thread thread;
    private long head;

    ShardAppender(int shard, ShardRow taken, Connections connections, Heads heads, Tails tails, WriterLimits limits) {
        this.shard = shard;
        this.epoch = taken.epoch();
        this.head = taken.head();
        this.heads = heads;
        this.tails = tails;
        this.patience = limits.onClose();
        this.write = new FencedWrite(connections, shard, epoch, limits.longestPause());
        this.waiting = new WaitingBatches(shard, limits.waitingBytes());
        this.thread =
                Thread.ofPlatform().daemon().name("journal-shard-" + shard).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    @Override
    public int shard() {
        return shard;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public CompletableFuture<Appended> append(List<Entry> batch) {
        List<Entry> entries = List.copyOf(batch);
        var answer = new CompletableFuture<Appended>();
        RuntimeException refusal = waiting.offer(new Waiting(entries, Bounds.batch(entries), answer));
        if (refusal != null) {
            answer.completeExceptionally(refusal);
        }
        return answer;
    }

    @Override
    public void close() {
        waiting.close();
        if (Thread.currentThread() == thread) {
            return;
        }
        if (!joinWithin(patience)) {
            write.giveUp();
            if (!joinWithin(patience)) {
                log.warn("writer still busy after its close: shard={} epoch={}", shard, epoch);
            }
        }
    }

    private boolean joinWithin(Duration atMost) {
        try {
            return thread.join(atMost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void work() {
        @Nullable RuntimeException end = null;
        while (true) {
            List<Waiting> group = nextGroup();
            if (group.isEmpty()) {
                write.release();
                return;
            }
            if (end == null) {
                end = settle(group);
            }
            if (end != null) {
                RuntimeException reason = end;
                group.forEach(batch -> batch.answer().completeExceptionally(reason));
            }
        }
    }

    private List<Waiting> nextGroup() {
        while (true) {
            try {
                return waiting.nextGroup();
            } catch (InterruptedException interrupted) {
                // Nobody but the close ends this thread, and it does so through the queue.
                log.debug("interrupt ignored: shard={}", shard);
            }
        }
    }

    /** Writes the group and answers its batches; or tells why neither it nor any later one will be written. */
    private @Nullable RuntimeException settle(List<Waiting> group) {
        var entries = new ArrayList<Entry>();
        group.forEach(batch -> entries.addAll(batch.entries()));
        try {
            return switch (write.write(entries, head)) {
                case APPENDED -> {
                    tails.committed(shard, head, entries);
                    answer(group);
                    yield null;
                }
                case LOST -> {
                    log.warn("shard lost to another owner: shard={} epoch={}", shard, epoch);
                    write.release();
                    yield new ShardLost(shard, epoch);
                }
                case GIVEN_UP -> WriterClosed.unsettled(shard, null);
            };
        } catch (RuntimeException | Error broken) {
            // Without this the rooms would wait for ever; with it they are thrown away and rebuilt by replay.
            log.error("writer broken: shard={} epoch={} head={}", shard, epoch, head, broken);
            waiting.close();
            write.release();
            return WriterClosed.unsettled(shard, broken);
        }
    }

    private void answer(List<Waiting> group) {
        for (Waiting batch : group) {
            long first = head + 1;
            head += batch.entries().size();
            batch.answer().complete(new Appended(shard, first, head));
        }
        heads.advance(shard, head);
    }
}
