package org.qiantang.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What a courier carries at the same time: tasks in an order that chance chooses, run when somebody waits for one. */
final class AnyOrder extends Unending {
    private final Clockwork clockwork;
    private final Life life;
    private final List<Task<?>> waiting = new ArrayList<>();

    AnyOrder(Clockwork clockwork, Life life) {
        this.clockwork = clockwork;
        this.life = life;
    }

    @Override
    public <T> Future<T> submit(Callable<T> work) {
        var task = new Task<>(work);
        waiting.add(task);
        return task;
    }

    private void runOne() {
        life.mustLive();
        waiting.remove((int) clockwork.between(0, waiting.size())).run();
    }

    @Override
    public void close() {
        while (!waiting.isEmpty() && !life.isDead()) {
            runOne();
        }
    }

    private final class Task<T> implements Future<T> {
        private final Callable<T> work;
        private T value;
        private Exception failure;
        private boolean done;

        Task(Callable<T> work) {
            this.work = work;
        }

        void run() {
            try {
                value = work.call();
            } catch (Exception trouble) {
                failure = trouble;
            }
            done = true;
        }

        @Override
        public T get() throws ExecutionException {
            while (!done) {
                runOne();
            }
            if (failure != null) {
                throw new ExecutionException(failure);
            }
            return value;
        }

        @Override
        public T get(long timeout, TimeUnit unit) throws ExecutionException {
            return get();
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean cancel(boolean interrupt) {
            return false;
        }
    }

    @Override
    public void execute(Runnable task) {
        throw new UnsupportedOperationException();
    }
}
