package org.qiantang.engine.journal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    /** Of a table that somebody looks at and that is behind: one transaction for what would be four. */
    private static final int MOST_BEHIND = 4 * MOST_AT_ONCE;
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

    /** So many steps in a row in which there was as much to read as a step may: more than what comes in while a table rests. */
    private static final int STEPS_BEHIND = 4;
    /** A courier waits for tables that are behind so many times as long as it works, a REST at most, and never stands still. */
    private static final int WAITS_FOR_ONE = 4;
    /** So long a table waits at most for one that somebody looks at. */
    private static final Duration TABLES_REST = Duration.ofSeconds(2);
    /** So long it waits for its turn at most, should the one that has it not come to an end. */
    private static final Duration TURN_COMES = Duration.ofSeconds(60);
    /** So often it looks whether somebody waits for it meanwhile. */
    private static final Duration LOOKS_EVERY = Duration.ofMillis(25);
    /** What took less is not worth a wait: events that a courier only passes over. */
    private static final long LEAST_WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Follower follower;
    private final int shard;
    private final Journal journal;
    private final Stride stride;
    private final Backoff backoff;
    private final Precedence tablesFirst;
    private final Precedence watchedFirst;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final AtomicInteger atEase = new AtomicInteger();
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private FollowerState state;
    private final long restNanos;
    private int waiting;
    private long gatheredUntil;
    private int fullSteps;
    private boolean keptUp;
    private boolean behind;
    private boolean heldUp;
    private volatile long watchedUntil = System.nanoTime();
    private long wentOn;
    private long worked;

    Pursuit(
            Follower follower,
            int shard,
            Journal journal,
            DataSource database,
            Backoff backoff,
            Precedence tablesFirst,
            Precedence watchedFirst) {
        this.follower = follower;
        this.shard = shard;
        this.journal = journal;
        this.stride = new Stride(follower, shard, journal, database, this::moveTo);
        this.backoff = backoff;
        this.tablesFirst = tablesFirst;
        this.watchedFirst = watchedFirst;
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

    /** The same, and nothing is done sooner for it but that it waits for no turn. */
    boolean awaitAtEase(long position, Duration atMost) throws InterruptedException {
        atEase.incrementAndGet();
        try {
            return awaitMoved(position, atMost.toNanos());
        } finally {
            atEase.decrementAndGet();
        }
    }

    /** A courier carries nothing on until this table is there. */
    private boolean isAwaitedAtEase() {
        return atEase.get() > 0;
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

    /** Somebody looks at what this table shows, and will do so for a while. */
    void watched(Duration still) {
        watchedUntil = System.nanoTime() + still.toNanos();
    }

    private boolean isWatched() {
        return watchedUntil - System.nanoTime() > 0;
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
        try {
            goOn();
        } finally {
            tellBehind(false);
        }
    }

    private void goOn() {
        int failures = 0;
        while (ending.getCount() > 0) {
            try {
                stride.findPlace();
                if (journal.awaitPast(shard, stride.position(), REST)) {
                    gather();
                    boolean turn = awaitTurn();
                    try {
                        step();
                        if (turn) {
                            // So that all others together work about a fifth of the time.
                            giveWayToWatched(Math.min(worked * WAITS_FOR_ONE, TABLES_REST.toNanos()));
                        }
                    } finally {
                        if (turn) {
                            watchedFirst.endTurn();
                        }
                    }
                    restForWatched();
                } else {
                    fullSteps = 0;
                    tellBehind(false);
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
        wentOn = begun;
        long before = stride.position();
        int most = heldUp ? MOST_BEHIND : MOST_AT_ONCE;
        boolean carried = stride.step(most, this::mustEnd);
        boolean full = stride.position() - before >= most;
        if (!carried && !full) {
            gatheredUntil = begun + restNanos;
        }
        if (carried) {
            giveWay(); // for what was still under way when the last event was begun
        }
        if (follower instanceof Table) {
            fullSteps = full ? fullSteps + 1 : 0;
            // Who begins from the first event, after a rebuild or as a new table, is not in a hurry.
            keptUp |= !full;
            tellBehind(keptUp && fullSteps >= STEPS_BEHIND);
            worked = System.nanoTime() - begun;
        }
    }

    /** Of some twenty tables one works at a time while one that somebody looks at is behind, or they would take the cores from it. */
    private boolean awaitTurn() throws InterruptedException {
        if (!(follower instanceof Table)) {
            return false;
        }
        long until = System.nanoTime() + TURN_COMES.toNanos();
        while (watchedFirst.isAnyBehind()
                && !isWatched()
                && !isWaitedFor()
                && !isAwaitedAtEase()
                && ending.getCount() > 0
                && until - System.nanoTime() > 0) {
            if (watchedFirst.awaitTurn(LOOKS_EVERY.toNanos())) {
                return true;
            }
        }
        return false;
    }

    private void restForWatched() throws InterruptedException {
        if (follower instanceof Table && !isWatched()) {
            giveWayToWatched(Math.min(worked * WAITS_FOR_ONE, TABLES_REST.toNanos()));
        }
    }

    private void tellBehind(boolean now) {
        behind = tell(tablesFirst, behind, now);
        heldUp = tell(watchedFirst, heldUp, now && isWatched());
    }

    private static boolean tell(Precedence first, boolean before, boolean now) {
        if (now && !before) {
            first.fellBehind();
        } else if (before && !now) {
            first.caughtUp();
        }
        return now;
    }

    private void giveWayToWatched(long most) throws InterruptedException {
        long until = System.nanoTime() + most;
        while (watchedFirst.isAnyBehind() && !isWaitedFor() && ending.getCount() > 0) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return;
            }
            watchedFirst.giveWay(Math.min(left, LOOKS_EVERY.toNanos()));
        }
    }

    /** Asked by a courier before each event. */
    private boolean mustEnd() {
        try {
            giveWay();
            return ending.getCount() == 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void giveWay() throws InterruptedException {
        long worked = System.nanoTime() - wentOn;
        if (worked < LEAST_WORK_NANOS) {
            return;
        }
        if (ending.getCount() > 0 && !isWaitedFor()) {
            tablesFirst.giveWay(Math.min(worked * WAITS_FOR_ONE, REST.toNanos()));
        }
        wentOn = System.nanoTime();
    }

    private boolean isWaitedFor() {
        lock.lock();
        try {
            return waiting > 0;
        } finally {
            lock.unlock();
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
        tellBehind(false);
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
