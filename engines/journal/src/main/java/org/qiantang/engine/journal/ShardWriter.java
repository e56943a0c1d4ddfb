package org.qiantang.engine.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The only hand that writes a shard, as long as its epoch lasts.
 *
 * <p>Batches are written in the order of the calls, each whole or not at all. Several waiting batches may share one
 * durable write. A batch whose commit ended in doubt is settled before its future completes.
 */
public interface ShardWriter extends AutoCloseable {
    int shard();

    long epoch();

    /**
     * Appends a batch of 1 to {@link Journal#MAX_BATCH} events.
     *
     * <p>What is chained to the future may run on the one thread that writes the shard: hand over and return.
     *
     * @return completes when the batch is durable; fails with {@link ShardLost} when another owner has the shard, with
     *     {@link JournalBusy} when too much waits already, with {@link WriterClosed} after the close
     */
    CompletableFuture<Appended> append(List<Entry> batch);

    /** Settles what is under way and takes no more. */
    @Override
    void close();
}
