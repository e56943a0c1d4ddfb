package org.qiantang.engine.journal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.FollowerState.Activity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One follower on one shard: its thread, how it stands, and when it tries again. */
final class Pursuit {
    private static final Logger log = LoggerFactory.getLogger(Pursuit.class);
    private static final int MOST_AT_ONCE = 500;
    // How soon a pursuit at rest notices that it should end; it is never interrupted in the middle of a transaction.
    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /**
     * In a rush each of some forty followers would write its few rows and its place in a transaction of its own after every
     * commit of the journal. From one step's beginning to the next's a follower lets so much time go by, each a little more or
     * less, or all would write in the same moment. Nobody rests for whom somebody waits, who had as much to read as a step may,
     * or who has something to carry still.
     */
    private static final long GATHERING_MILLIS = 80;

    private static final int UNLIKE_MILLIS = 40;

    private final Follower follower;
    private final int shard;
    private final Journal journal;
    private final Stride stride;
    private final Backoff backoff;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private FollowerState state;
    private final long restNanos;
    private int waiting;
    private long gatheredUntil;

    Pursuit(Follower follower, int shard, Journal journal, DataSource database, Backoff backoff) {
        this.follower = follower;
        this.shard = shard;
        this.journal = journal;
        this.stride = new Stride(follower, shard, journal, database, this::moveTo);
        this.backoff = backoff;
        this.restNanos = TimeUnit.MILLISECONDS.toNanos(
                GATHERING_MILLIS + Math.floorMod(follower.name().hashCode(), UNLIKE_MILLIS));
        this.gatheredUntil = System.nanoTime();
        this.state = new FollowerState(follower.name(), shard, Activity.IDLE, 0, 0, null);
        this.thread = Thread.ofVirtual()
                .name("follower-" + follower.name() + "-" + shard)
                .unstarted(this::follow);
    }

    void start() {
        thread.start();
    }

    Follower follower() {
        return follower;
    }

    int shard() {
        return shard;
    }

    FollowerState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Whether waiting for it makes sense: neither stopped, nor being rebuilt, nor not started yet. */
    boolean runs() {
        return switch (state().activity()) {
            case FOLLOWING, RETRYING -> true;
            case STOPPED, IDLE -> false;
        };
    }

    /** Waits until the event at this position is done; false if the time ran out, or if this pursuit has stopped. */
    boolean awaitDone(long position, Duration atMost) throws InterruptedException {
        if (state().position() >= position) {
            return true;
        }
        hurry();
        try {
            return awaitMoved(position, atMost.toNanos());
        } finally {
            mayRest();
        }
    }

    private boolean awaitMoved(long position, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (state.position() < position && state.activity() != Activity.STOPPED) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return state.position() >= position;
        } finally {
            lock.unlock();
        }
    }

    /** Somebody waits, so that nothing gathers until {@link #mayRest}. */
    void hurry() {
        lock.lock();
        try {
            waiting++;
            wanted.signal();
        } finally {
            lock.unlock();
        }
    }

    void mayRest() {
        lock.lock();
        try {
            waiting--;
        } finally {
            lock.unlock();
        }
    }

    /** Asks the pursuit to end; {@link #join} waits for it. */
    void end() {
        ending.countDown();
        lock.lock();
        try {
            wanted.signal();
        } finally {
            lock.unlock();
        }
    }

    void join() throws InterruptedException {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        if (!thread.join(PATIENCE)) {
            // A courier may be waiting for an answer that does not come.
            thread.interrupt();
            thread.join();
        }
    }

    private void follow() {
        int failures = 0;
        while (ending.getCount() > 0) {
            try {
                stride.findPlace();
                if (journal.awaitPast(shard, stride.position(), REST)) {
                    gather();
                    step();
                }
                failures = 0;
                become(Activity.FOLLOWING, state().position(), 0, null);
            } catch (InterruptedException interrupted) {
                break;
            } catch (Throwable failure) {
                if (!stride.mayPass(failure)) {
                    stop(failure);
                    return;
                }
                failures++;
                if (!restAfter(failures, failure)) {
                    break;
                }
            }
        }
        become(Activity.IDLE, state().position(), 0, null);
    }

    private void step() throws Exception {
        if (ending.getCount() == 0) {
            return;
        }
        long begun = System.nanoTime();
        long before = stride.position();
        boolean carried = stride.step(MOST_AT_ONCE, () -> ending.getCount() == 0);
        if (!carried && stride.position() - before < MOST_AT_ONCE) {
            gatheredUntil = begun + restNanos;
        }
    }

    private void gather() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = gatheredUntil - System.nanoTime();
            while (left > 0 && waiting == 0 && ending.getCount() > 0) {
                left = wanted.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void stop(Throwable failure) {
        log.error(
                "follower stopped: name={} shard={} position={}", follower.name(), shard, state().position(), failure);
        become(Activity.STOPPED, state().position(), 1, failure.toString());
    }

    /** Waits before the next try; false if the pursuit should end instead. */
    private boolean restAfter(int failures, Throwable failure) {
        Duration pause = backoff.after(failures);
        log.warn(
                "follower failed, trying again: name={} shard={} position={} failures={} pause={} cause={}",
                follower.name(),
                shard,
                state().position(),
                failures,
                pause,
                failure.toString());
        become(Activity.RETRYING, state().position(), failures, failure.toString());
        try {
            return !ending.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    private void moveTo(long position) {
        FollowerState now = state();
        Activity activity = now.failures() == 0 ? Activity.FOLLOWING : Activity.RETRYING;
        become(activity, position, now.failures(), now.reason());
    }

    private void become(Activity activity, long position, int failures, @Nullable String reason) {
        lock.lock();
        try {
            state = new FollowerState(follower.name(), shard, activity, position, failures, reason);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
