package org.qiantang.app.mall;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Names that are read anew when somebody looks for one and they were read too long ago. One who looks reads them; the
 * others meanwhile find what was known, but for the very first time, for which all wait.
 */
public final class FreshNames {
    private final Names names;
    private final Duration every;
    private final InstantSource clock;
    private final Supplier<List<Names.Named>> rows;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Instant readAt;

    /**
     * Names that nobody has read yet.
     *
     * @param most how many are kept
     * @param every how old they may be
     * @param rows reads them, one call at a time; the first ones are kept where they are more
     */
    public FreshNames(int most, Duration every, InstantSource clock, Supplier<List<Names.Named>> rows) {
        this.names = new Names(most);
        this.every = every;
        this.clock = clock;
        this.rows = rows;
    }

    /** As {@link Names#find}. */
    public Names.Hits find(String text, @Nullable String after, int limit) {
        if (readAt == null) {
            reading.lock();
            try {
                read();
            } finally {
                reading.unlock();
            }
        } else if (isOld() && reading.tryLock()) {
            try {
                read();
            } finally {
                reading.unlock();
            }
        }
        return names.find(text, after, limit);
    }

    /** Unless somebody else has meanwhile. */
    private void read() {
        if (isOld()) {
            Instant now = clock.instant();
            names.set(rows.get());
            readAt = now;
        }
    }

    private boolean isOld() {
        Instant last = readAt;
        return last == null || Duration.between(last, clock.instant()).abs().compareTo(every) >= 0;
    }
}
