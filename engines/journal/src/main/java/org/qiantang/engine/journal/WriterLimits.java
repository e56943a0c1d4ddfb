package org.qiantang.engine.journal;

import java.time.Duration;

/**
 * How much and how long a writer bears.
 *
 * @param waitingBytes what may wait to be written before a batch is refused
 * @param longestPause the most time between two tries to settle a batch
 * @param onClose how long a close waits for batches whose end cannot be found out
 */
record WriterLimits(long waitingBytes, Duration longestPause, Duration onClose) {
    static final WriterLimits USUAL = new WriterLimits(64L << 20, Duration.ofSeconds(1), Duration.ofSeconds(10));
}
