package org.qiantang.app.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who come while something is being done go together in what is done next, as a database does with its commits; each waits for its own.
 *
 * @param <T> a piece of work, which may be done again after it has failed
 * @param <R> what comes of those that are done together
 */
final class Convoy<T, R> {
    private final int most;
    private final Function<List<T>, R> work;
    private final Predicate<RuntimeException> isOfOne;
    private final ConcurrentLinkedQueue<Rider<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * Nobody rides yet.
     *
     * @param most so many go together at most
     * @param work is done by one of those who wait, for all of them
     * @param isOfOne whether a failure may be the fault of one piece, so that the others are worth trying without it
     */
    Convoy(int most, Function<List<T>, R> work, Predicate<RuntimeException> isOfOne) {
        this.most = most;
        this.work = work;
        this.isOfOne = isOfOne;
    }

    /** Written and read while it is its writer's or its reader's turn. */
    private static final class Rider<T, R> {
        private final T piece;
        private boolean arrived;
        private @Nullable R result;
        private @Nullable Throwable failure;

        Rider(T piece) {
            this.piece = piece;
        }
    }

    /**
     * Has this piece done, alone or with others; what is thrown is what the work threw for it, or for all.
     *
     * @throws InterruptedException while it waits for its turn; the piece may be done all the same
     */
    R ride(T piece) throws InterruptedException {
        var rider = new Rider<T, R>(piece);
        waiting.add(rider);
        turn.lockInterruptibly();
        try {
            while (!rider.arrived) {
                go(next());
            }
            return resultOf(rider);
        } finally {
            turn.unlock();
        }
    }

    /** How many have not set out. */
    int waiting() {
        return waiting.size();
    }

    private List<Rider<T, R>> next() {
        var together = new ArrayList<Rider<T, R>>();
        while (together.size() < most) {
            Rider<T, R> next = waiting.poll();
            if (next == null) {
                break;
            }
            together.add(next);
        }
        return together;
    }

    private void go(List<Rider<T, R>> together) {
        try {
            R result = work.apply(together.stream().map(rider -> rider.piece).toList());
            together.forEach(rider -> rider.result = result);
        } catch (RuntimeException failure) {
            if (together.size() > 1 && isOfOne.test(failure)) {
                together.forEach(rider -> go(List.of(rider)));
            } else {
                together.forEach(rider -> rider.failure = failure);
            }
        } catch (Error failure) {
            together.forEach(rider -> rider.failure = failure);
        }
        together.forEach(rider -> rider.arrived = true);
    }

    private static <T, R> R resultOf(Rider<T, R> rider) {
        if (rider.failure instanceof RuntimeException failure) {
            throw failure;
        }
        if (rider.failure instanceof Error failure) {
            throw failure;
        }
        R result = rider.result;
        if (result == null) {
            throw new IllegalStateException("rider: arrived with nothing (expected: a result or a failure)");
        }
        return result;
    }
}
