package org.qiantang.app.journal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does the same work again and again while the process lives; what fails in one round is tried in the next. */
public final class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final Work work;
    private CountDownLatch ending = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** One round. */
    @FunctionalInterface
    public interface Work {
        void round() throws InterruptedException;
    }

    public Rounds(String name, Duration pause, Work work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    @Override
    public synchronized void start() {
        var end = new CountDownLatch(1);
        ending = end;
        thread = Thread.ofVirtual().name(name).start(() -> goRound(end));
    }

    @Override
    public synchronized void stop() {
        ending.countDown();
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(Duration.ofSeconds(2))) {
                running.interrupt();
                running.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void goRound(CountDownLatch end) {
        try {
            while (!end.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    work.round();
                } catch (RuntimeException trouble) {
                    LOG.warn("a round failed: name={} cause={}", name, trouble.toString());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
