package org.qiantang.engine.journal;

import org.jspecify.annotations.Nullable;

/** This writer was closed; the message says whether the batch was never taken or its end is not known. */
public final class WriterClosed extends RuntimeException {
    private WriterClosed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static WriterClosed notTaken(int shard) {
        return new WriterClosed("writer closed, batch not taken: shard=" + shard, null);
    }

    static WriterClosed unsettled(int shard, @Nullable Throwable cause) {
        return new WriterClosed("writer closed, end of the batch unknown: shard=" + shard, cause);
    }
}
