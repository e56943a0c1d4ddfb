package org.qiantang.app.shortvideo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The films waiting to be made, one made at a time: drawing takes a whole core, and shows come first. */
final class FilmJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FilmJobs.class);

    private final int most;
    private final Consumer<Job> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Job> waiting = new ArrayDeque<>();
    private @Nullable Job running;
    private @Nullable Thread thread;
    private boolean closed;

    /** One film's turn. */
    static final class Job {
        private final long filmId;
        private volatile int percent;
        private volatile boolean cancelled;

        private Job(long filmId) {
            this.filmId = filmId;
        }

        long filmId() {
            return filmId;
        }

        void reach(int nowPercent) {
            percent = nowPercent;
        }

        boolean isCancelled() {
            return cancelled;
        }
    }

    /**
     * How far a film is.
     *
     * @param ahead how many are made before it; 0 once its own turn has come
     */
    record Progress(int ahead, int percent) {}

    /**
     * A line of films.
     *
     * @param most how many may wait
     */
    FilmJobs(int most, Consumer<Job> work) {
        this.most = most;
        this.work = work;
    }

    /** Lines a film up; false where too many wait, or it is there already. */
    boolean submit(long filmId) {
        lock.lock();
        try {
            if (closed || waiting.size() >= most || all().stream().anyMatch(job -> job.filmId == filmId)) {
                return false;
            }
            waiting.add(new Job(filmId));
            if (thread == null) {
                thread = Thread.ofPlatform().name("films").daemon().start(this::run);
            }
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until fewer than so many wait; false once it is closed. */
    boolean awaitRoom(int fewer) {
        lock.lock();
        try {
            while (!closed && waiting.size() >= fewer) {
                changed.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    Optional<Progress> progress(long filmId) {
        lock.lock();
        try {
            List<Job> all = all();
            for (int ahead = 0; ahead < all.size(); ahead++) {
                if (all.get(ahead).filmId == filmId) {
                    return Optional.of(new Progress(ahead, all.get(ahead).percent));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a film out of the line or stops it; true if it was still waiting and so will never begin. */
    boolean cancel(long filmId) {
        lock.lock();
        try {
            if (running != null && running.filmId == filmId) {
                running.cancelled = true;
            }
            boolean waited = waiting.removeIf(job -> job.filmId == filmId);
            changed.signalAll();
            return waited;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Stops what is being made and begins nothing more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            if (running != null) {
                running.cancelled = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<Job> all() {
        var all = new ArrayList<Job>();
        if (running != null) {
            all.add(running);
        }
        all.addAll(waiting);
        return all;
    }

    private void run() {
        for (Optional<Job> next = next(); next.isPresent(); next = next()) {
            try {
                work.accept(next.get());
            } catch (RuntimeException | Error broken) {
                LOG.error("a film could not be made: film={}", next.get().filmId, broken);
            }
        }
    }

    private Optional<Job> next() {
        lock.lock();
        try {
            running = null;
            while (!closed && waiting.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                return Optional.empty();
            }
            Job job = waiting.remove();
            running = job;
            changed.signalAll();
            return Optional.of(job);
        } finally {
            lock.unlock();
        }
    }
}
