package org.qiantang.engine.journal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The heads that this process knows of, and those who wait for one to move. */
final class Heads {
    private final ConcurrentHashMap<Integer, Head> heads = new ConcurrentHashMap<>();

    void advance(int shard, long position) {
        head(shard).advance(position);
    }

    Head head(int shard) {
        return heads.computeIfAbsent(shard, _ -> new Head());
    }

    /** The last known head of one shard; it never goes back. */
    static final class Head {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition moved = lock.newCondition();
        private long position;
        private boolean everLooked;
        private long lookedAtNanos;

        void advance(long to) {
            lock.lock();
            try {
                if (to > position) {
                    position = to;
                    moved.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        /** Waits until the known head is past a position; false if the time ran out first. */
        boolean awaitPast(long after, long nanos) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                long left = nanos;
                while (position <= after) {
                    if (left <= 0) {
                        return false;
                    }
                    left = moved.awaitNanos(left);
                }
                return true;
            } finally {
                lock.unlock();
            }
        }

        /** Whether the caller is the one who should look at the database now: one of all waiters, once per interval. */
        boolean shouldLook(long intervalNanos) {
            lock.lock();
            try {
                long now = System.nanoTime();
                if (everLooked && now - lookedAtNanos < intervalNanos) {
                    return false;
                }
                everLooked = true;
                lookedAtNanos = now;
                return true;
            } finally {
                lock.unlock();
            }
        }
    }
}
