package org.qiantang.bench.hotsku;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;

/** What the answers of one run came to; filled by many threads. */
final class Tally {
    private static final long LONGEST_NANOS = 120_000_000_000L;
    private static final double MILLI = 1e6;

    private final Asks asks;
    private final AtomicLongArray orders;
    private final AtomicLong granted = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong different = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong sum = new AtomicLong();
    private final AtomicLong lastOrderNanos = new AtomicLong();
    private final AtomicLong lastAnswerNanos = new AtomicLong();
    private final long timedFromNanos;
    private final ConcurrentHistogram latency = new ConcurrentHistogram(LONGEST_NANOS, 3);

    /** @param timedFromNanos requests that were meant to be sent before are counted, and their delay is not */
    Tally(Asks asks, long timedFromNanos) {
        this.asks = asks;
        this.timedFromNanos = timedFromNanos;
        this.orders = new AtomicLongArray(asks.wishes());
    }

    /** An answer has come to the request of this number, which was meant to be sent at that time. */
    void answered(int number, Answer answer, long intendedNanos) {
        long now = System.nanoTime();
        switch (answer.kind()) {
            case HELD -> held(asks.buyers()[number], answer.order(), now);
            case SOLD_OUT -> {}
            case FAILED -> failed.incrementAndGet();
        }
        if (intendedNanos >= timedFromNanos) {
            latency.recordValue(Math.clamp(now - intendedNanos, 1, LONGEST_NANOS));
        }
        answered.incrementAndGet();
        lastAnswerNanos.accumulateAndGet(now, Math::max);
    }

    private void held(int buyer, long order, long now) {
        long before = orders.compareAndExchange(buyer, 0, order);
        if (before == 0) {
            granted.incrementAndGet();
            sum.addAndGet(order);
            lastOrderNanos.accumulateAndGet(now, Math::max);
        } else if (before != order) {
            different.incrementAndGet();
        }
    }

    long answered() {
        return answered.get();
    }

    long failed() {
        return failed.get();
    }

    long granted() {
        return granted.get();
    }

    /** How often a wish asked again got another order than before. */
    long different() {
        return different.get();
    }

    /** All orders' ids added up, wrapping around. */
    long sum() {
        return sum.get();
    }

    long lastOrderNanos() {
        return lastOrderNanos.get();
    }

    long lastAnswerNanos() {
        return lastAnswerNanos.get();
    }

    double millisAt(double percentile) {
        return latency.getValueAtPercentile(percentile) / MILLI;
    }
}
