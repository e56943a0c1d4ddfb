package org.qiantang.engine.journal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who goes first where there is more to do than a machine can: tables that have fallen behind, before couriers; and of tables those that somebody looks at. A table
 * needs little for an event and a courier much, so that all come to their end hardly later and most of them far sooner ("shortest job first").
 */
final class Precedence {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nobodyBehind = lock.newCondition();
    private final Semaphore turn = new Semaphore(1, true);
    private int behind;
    // Read by those who would else ask for the lock before each event.
    private volatile boolean someoneIsBehind;

    /** A table has fallen behind; to be followed by one {@link #caughtUp}. */
    void fellBehind() {
        change(1);
    }

    void caughtUp() {
        change(-1);
    }

    boolean isAnyBehind() {
        return someoneIsBehind;
    }

    private void change(int more) {
        lock.lock();
        try {
            behind += more;
            someoneIsBehind = behind > 0;
            if (behind == 0) {
                nobodyBehind.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the one turn that all others share while some table is behind, so many nanoseconds at most.
     *
     * @return whether it has the turn, to be followed by {@link #endTurn}; false at once where none is behind
     */
    boolean awaitTurn(long most) throws InterruptedException {
        return someoneIsBehind && turn.tryAcquire(most, TimeUnit.NANOSECONDS);
    }

    void endTurn() {
        turn.release();
    }

    /** Waits while some table is behind, so many nanoseconds at most. */
    void giveWay(long most) throws InterruptedException {
        if (!someoneIsBehind || most <= 0) {
            return;
        }
        lock.lockInterruptibly();
        try {
            long left = most;
            while (behind > 0 && left > 0) {
                left = nobodyBehind.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
