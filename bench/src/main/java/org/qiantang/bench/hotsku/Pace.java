package org.qiantang.bench.hotsku;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** When each request is meant to be sent: at a fixed rate whatever the answers do, or as soon as somebody is free. */
final class Pace {
    private static final double SECOND = 1e9;
    /** Below this, sleeping takes longer than what is left to wait. */
    private static final long SLEEPABLE_NANOS = 200_000;

    private final double perSecond;
    private final long endNanos;
    private final long startNanos = System.nanoTime();
    private final int size;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param perSecond 0 for as fast as they are answered
     * @param seconds after which no more are sent; what was sent is waited for
     */
    Pace(int size, double perSecond, double seconds) {
        this.size = size;
        this.perSecond = perSecond;
        this.endNanos = startNanos + (long) (seconds * SECOND);
    }

    /** The next request's number; -1 when all are sent or the time is over. */
    int next() {
        int number = next.getAndIncrement();
        return number < size && due(number) < endNanos ? number : -1;
    }

    /** When a request is meant to be sent. */
    long due(int number) {
        return perSecond == 0 ? System.nanoTime() : startNanos + (long) (number * SECOND / perSecond);
    }

    /** Whether there is a rate, from which a request that had to wait is late. */
    boolean isOpen() {
        return perSecond > 0;
    }

    static boolean isDue(long nanos) {
        return System.nanoTime() >= nanos;
    }

    static void awaitDue(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            if (left > SLEEPABLE_NANOS) {
                LockSupport.parkNanos(left - SLEEPABLE_NANOS / 2);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    long startNanos() {
        return startNanos;
    }
}
