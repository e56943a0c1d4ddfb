package org.qiantang.engine.journal;

/** Too much waits to be written: the batch was not taken, and the same batch may be offered again later. */
public final class JournalBusy extends RuntimeException {
    public JournalBusy(int shard, long waitingBytes) {
        super("journal busy: shard=" + shard + " waitingBytes=" + waitingBytes);
    }
}
