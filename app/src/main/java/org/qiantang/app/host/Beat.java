package org.qiantang.app.host;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The time that frames are made by.
 *
 * @param nanos now, counted from any moment
 * @param rest comes back at that moment or later; a moment that is over already is not waited for
 */
record Beat(LongSupplier nanos, LongConsumer rest) {
    /** The machine's own time. */
    static final Beat MACHINE = new Beat(System::nanoTime, Beat::restUntil);

    long now() {
        return nanos.getAsLong();
    }

    /** Waits until a frame is due, and is how late it is then, in nanoseconds. */
    long awaitUntil(long due) {
        rest.accept(due);
        return now() - due;
    }

    private static void restUntil(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }
}
