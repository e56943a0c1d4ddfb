package org.qiantang.engine.ocr;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one picture after the other. Whoever shows it pictures never waits: while one is read the newest waits, and
 * those that it takes the place of are counted as skipped.
 */
public final class Eye implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Eye.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TextReader reader;
    private final Listener listener;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Thread thread;
    private @Nullable Glance waiting;
    private boolean closed;

    /**
     * A picture to come.
     *
     * @param at when it was shown
     * @param picture makes the picture, on the eye's thread, once it is its turn
     */
    public record Glance(Instant at, Callable<Picture> picture) {}

    /** Whoever is told what stands in a picture; called on the eye's thread, one call at a time. */
    @FunctionalInterface
    public interface Listener {
        void seen(Instant at, List<Text> texts);
    }

    /** Pictures that were read, skipped, and could not be read. */
    public record Tally(long read, long skipped, long failed) {}

    /** @param reader several eyes may share it: they read by turns */
    public Eye(TextReader reader, Listener listener) {
        this.reader = reader;
        this.listener = listener;
        // Native code would hold a virtual thread's carrier.
        this.thread = Thread.ofPlatform().daemon().name("eye").start(this::run);
    }

    /** Shows it a picture; the newest takes the place of one that still waits. */
    public synchronized void look(Glance glance) {
        if (closed) {
            return;
        }
        if (waiting != null) {
            skipped.incrementAndGet();
        }
        waiting = glance;
        notifyAll();
    }

    public Tally tally() {
        return new Tally(read.get(), skipped.get(), failed.get());
    }

    /** Reads no more; when this returns nothing is told any more, unless the listener hangs. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting = null;
            notifyAll();
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (Glance glance = next(); glance != null; glance = next()) {
                see(glance);
            }
        } catch (InterruptedException _) {
            // Closed, and the listener took too long.
        }
    }

    private synchronized @Nullable Glance next() throws InterruptedException {
        while (waiting == null && !closed) {
            wait();
        }
        Glance glance = waiting;
        waiting = null;
        return glance;
    }

    private void see(Glance glance) throws InterruptedException {
        try {
            Picture picture = glance.picture().call();
            List<Text> texts;
            synchronized (reader) {
                texts = reader.read(picture);
            }
            read.incrementAndGet();
            listener.seen(glance.at(), texts);
        } catch (InterruptedException over) {
            throw over;
        } catch (Exception broken) {
            // The one place where it is caught: a picture that cannot be read costs itself and no other.
            failed.incrementAndGet();
            LOG.warn("a picture was not read", broken);
        }
    }
}
