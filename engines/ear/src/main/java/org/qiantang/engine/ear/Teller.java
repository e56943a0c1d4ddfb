package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener what an ear heard, on a thread of its own, so that a slow listener keeps no ear waiting. */
final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);
    private static final int MOST_WAITING = 256;

    private sealed interface News {
        record Words(Heard heard) implements News {}

        record Change(Standing standing) implements News {}
    }

    private final EarListener listener;
    private final Counts counts;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<News> waiting = new ArrayDeque<>();
    private boolean troubled;
    private boolean closed;

    Teller(String name, EarListener listener, Counts counts) {
        this.listener = listener;
        this.counts = counts;
        this.thread = Thread.ofVirtual().name(name + "-teller").start(this::run);
    }

    /** Puts words into the queue; never waits. Closed, it only counts them. */
    void heard(Heard heard) {
        lock.lock();
        try {
            if (heard.isFinal()) {
                counts.sentence();
            }
            if (closed) {
                miss(new News.Words(heard));
                return;
            }
            if (waiting.peekLast() instanceof News.Words(Heard before) && !before.isFinal()) {
                waiting.removeLast();
            }
            put(new News.Words(heard));
        } finally {
            lock.unlock();
        }
    }

    /** It went wrong; told unless it stood badly before. */
    void troubled(String why) {
        lock.lock();
        try {
            if (!troubled && !closed) {
                troubled = true;
                put(new News.Change(new Standing.Troubled(why)));
            }
        } finally {
            lock.unlock();
        }
    }

    /** It went well; told if it stood badly before. */
    void well() {
        lock.lock();
        try {
            if (troubled && !closed) {
                troubled = false;
                put(new News.Change(new Standing.Well()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, tells what waits for so long at most, and then nothing any more. */
    void close(Duration patience) {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!thread.join(patience)) {
                giveUp();
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            giveUp();
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void put(News news) {
        if (waiting.size() == MOST_WAITING) {
            miss(waiting.removeFirst());
        }
        waiting.addLast(news);
        changed.signal();
    }

    private void miss(News news) {
        if (news instanceof News.Words(Heard heard) && heard.isFinal()) {
            counts.untold();
        }
    }

    private void giveUp() {
        lock.lock();
        try {
            for (News news : waiting) {
                miss(news);
            }
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (News news = next(); news != null; news = next()) {
                tell(news);
            }
        } catch (InterruptedException _) {
            // Closed, and the listener took too long.
        }
    }

    private @Nullable News next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            return waiting.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    private void tell(News news) {
        try {
            switch (news) {
                case News.Words(Heard heard) -> listener.heard(heard);
                case News.Change(Standing standing) -> listener.stands(standing);
            }
        } catch (RuntimeException broken) {
            // The listener's bug is not the ear's: the next words are told all the same.
            LOG.error("listener failed {}", kindOf(news), broken);
        }
    }

    /** What was said in a room is nothing for a log. */
    private static String kindOf(News news) {
        return switch (news) {
            case News.Words(Heard heard) -> "words from=" + heard.from() + " final=" + heard.isFinal();
            case News.Change(Standing.Well _) -> "standing=well";
            case News.Change(Standing.Troubled _) -> "standing=troubled";
        };
    }
}
