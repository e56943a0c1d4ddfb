package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The figures of an {@link EarTally} while they grow. */
final class Counts {
    private final AtomicLong takenNanos = new AtomicLong();
    private final AtomicLong droppedNanos = new AtomicLong();
    private final AtomicLong sentences = new AtomicLong();
    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    void took(Duration sound) {
        takenNanos.addAndGet(sound.toNanos());
    }

    void dropped(Duration sound) {
        droppedNanos.addAndGet(sound.toNanos());
    }

    void sentence() {
        sentences.incrementAndGet();
    }

    void untold() {
        untold.incrementAndGet();
    }

    void failed() {
        failures.incrementAndGet();
    }

    EarTally tally() {
        return new EarTally(
                Duration.ofNanos(takenNanos.get()),
                Duration.ofNanos(droppedNanos.get()),
                sentences.get(),
                untold.get(),
                failures.get());
    }
}
