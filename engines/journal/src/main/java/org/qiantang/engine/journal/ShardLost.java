package org.qiantang.engine.journal;

/** Another owner has taken the shard: nothing of the batch was written, and this writer is finished. */
public final class ShardLost extends RuntimeException {
    public ShardLost(int shard, long epoch) {
        super("shard lost to another owner: shard=" + shard + " epoch=" + epoch);
    }
}
