package org.qiantang.engine.ear;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Utterances on their way to words: a bounded number waits, several are written down at once, and what was heard is
 * passed on in the order in which it was said.
 */
final class Turns {
    /** An utterance that is being written down. */
    record Turn(long number, Utterance utterance) {}

    private final int mostWaiting;
    private final int mostAhead;
    private final Consumer<Heard> listener;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Utterance> waiting = new ArrayDeque<>();
    private final Map<Long, List<Heard>> written = new HashMap<>();
    private long nextTurn;
    private long nextToTell;
    private boolean closed;

    /**
     * @param mostAhead how many turns may be handed out past the oldest that is not done
     * @param listener must not wait
     */
    Turns(int mostWaiting, int mostAhead, Consumer<Heard> listener) {
        this.mostWaiting = mostWaiting;
        this.mostAhead = mostAhead;
        this.listener = listener;
    }

    /** Takes an utterance in; the one that had to give way to it, if any. */
    @Nullable
    Utterance offer(Utterance utterance) {
        lock.lock();
        try {
            if (closed) {
                return utterance;
            }
            Utterance oldest = waiting.size() == mostWaiting ? waiting.removeFirst() : null;
            waiting.addLast(utterance);
            changed.signalAll();
            return oldest;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next utterance; null once closed and empty. */
    @Nullable
    Turn take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() ? !closed : nextTurn - nextToTell >= mostAhead) {
                changed.await();
            }
            Utterance next = waiting.pollFirst();
            return next == null ? null : new Turn(nextTurn++, next);
        } finally {
            lock.unlock();
        }
    }

    /** What was heard in a turn; each turn that was taken is done once, also if nothing was heard. */
    void done(Turn turn, List<Heard> heard) {
        lock.lock();
        try {
            written.put(turn.number(), heard);
            for (List<Heard> next = written.remove(nextToTell); next != null; next = written.remove(nextToTell)) {
                next.forEach(listener);
                nextToTell++;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many utterances wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
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

    /** What waits, which nobody will be handed any more. */
    List<Utterance> giveUp() {
        lock.lock();
        try {
            List<Utterance> left = new ArrayList<>(waiting);
            waiting.clear();
            changed.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
