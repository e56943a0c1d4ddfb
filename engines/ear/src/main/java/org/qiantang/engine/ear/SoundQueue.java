package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Frames that wait to be sent: so much sound at most, the oldest giving way. */
final class SoundQueue {
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    SoundQueue(Duration most) {
        mostBytes = Pcm.bytes(most);
    }

    /** Takes a frame in, and tells how much sound was dropped for it; a closed queue drops the frame itself. */
    Duration offer(Frame frame) {
        lock.lock();
        try {
            if (closed) {
                return frame.length();
            }
            waiting.addLast(frame);
            bytes += frame.pcm().length;
            Duration dropped = Duration.ZERO;
            while (bytes > mostBytes && waiting.size() > 1) {
                dropped = dropped.plus(remove().length());
            }
            changed.signal();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** The next frame; null if none came in time, or none will come. */
    @Nullable
    Frame poll(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return waiting.isEmpty() ? null : remove();
        } finally {
            lock.unlock();
        }
    }

    /** How much sound waits. */
    Duration waiting() {
        lock.lock();
        try {
            return Pcm.length(bytes);
        } finally {
            lock.unlock();
        }
    }

    /** Whether no frame is there and none will come. */
    boolean isOver() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what waits is still handed out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Throws away what waits, and tells how much it was. */
    Duration giveUp() {
        lock.lock();
        try {
            Duration dropped = Pcm.length(bytes);
            waiting.clear();
            bytes = 0;
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    private Frame remove() {
        Frame oldest = waiting.removeFirst();
        bytes -= oldest.pcm().length;
        return oldest;
    }
}
