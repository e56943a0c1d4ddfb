package org.qiantang.app.simulation;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A room's loop in simulated time: one task after the other, in the order in which they came, none at once. */
final class SimLoop extends Unending implements ScheduledExecutorService {
    private static final long SLOWEST = 400;

    private final Clockwork clockwork;
    private final Life life;
    private long latest;

    SimLoop(Clockwork clockwork, Life life) {
        this.clockwork = clockwork;
        this.life = life;
    }

    @Override
    public void execute(Runnable task) {
        latest = Math.max(latest, clockwork.now() + clockwork.between(1, SLOWEST));
        clockwork.at(life, latest, "turn", task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        clockwork.later(life, unit.toMicros(delay), "alarm", () -> execute(task));
        return null;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }
}
