package org.qiantang.app.host;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.qiantang.app.media.Feed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One show with its digital host at work: the performance, its broadcast, and the thread that steps through it. */
final class HostedShow {
    private static final Logger LOG = LoggerFactory.getLogger(HostedShow.class);
    private static final long IDLE_MILLIS = 1_000;

    private final Playbill playbill;
    private final Performance performance;
    private final Broadcast broadcast;
    private final Feed feed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean paused;
    private boolean onAir;
    private boolean stopped;

    HostedShow(Playbill playbill, Performance performance, Broadcast broadcast, Feed feed) {
        this.playbill = playbill;
        this.performance = performance;
        this.broadcast = broadcast;
        this.feed = feed;
    }

    Playbill playbill() {
        return playbill;
    }

    Performance performance() {
        return performance;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    HostStatus.State state() {
        lock.lock();
        try {
            return stopped ? HostStatus.State.OFF : paused ? HostStatus.State.PAUSED : HostStatus.State.PERFORMING;
        } finally {
            lock.unlock();
        }
    }

    boolean isOnAir() {
        lock.lock();
        try {
            return onAir;
        } finally {
            lock.unlock();
        }
    }

    /** Stays silent from now on, and begins the cut sentence again when she goes on. */
    void pause(boolean pause) {
        change(() -> {
            paused = pause;
            broadcast.hush(pause || stopped);
        });
    }

    /** A person has taken the air, or given it back. */
    void air(boolean has) {
        change(() -> {
            // The broadcast first: a sentence begun before it can send would be cut at once.
            broadcast.air(has);
            onAir = has;
        });
    }

    /** Closing words, if anybody can hear them, and the end. */
    void close() {
        performance.close();
        lock.lock();
        try {
            if (paused || !onAir) {
                stopped = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends at once. */
    void stop() {
        change(() -> {
            stopped = true;
            broadcast.hush(true);
        });
    }

    /** Performs until the end; returns when the air is given back. */
    void run() {
        try {
            while (awaitTurn()) {
                switch (step()) {
                    case DONE -> {}
                    case IDLE -> rest();
                    case OVER -> stop();
                }
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("a performance was interrupted: show={}", playbill.showId(), interrupted);
        } finally {
            stop();
            broadcast.close();
            feed.close();
        }
    }

    private Performance.Step step() throws InterruptedException {
        try {
            return performance.step();
        } catch (RuntimeException broken) {
            // Whatever failed to resolve or to judge a line: the show goes on with the next.
            LOG.error("a line was left out because of an error: show={}", playbill.showId(), broken);
            performance.leaveOut();
            return Performance.Step.IDLE;
        }
    }

    private boolean awaitTurn() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped && (paused || !onAir)) {
                changed.await();
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    private void rest() throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS);
            while (!stopped && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
