package org.qiantang.app.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Simulated time: everything that happens is a step due at a moment, and the next step is the earliest one. One thread,
 * no sleeping. Who has to wait in the middle of a step takes the others' steps meanwhile ({@link #await}).
 */
final class Clockwork implements InstantSource {
    private static final Instant BEGIN = Instant.parse("2026-11-11T12:00:00Z");
    private static final int DEEPEST = 60;

    private record Due(long at, long number, Life life, String what, Runnable work) {}

    private final PriorityQueue<Due> due = new PriorityQueue<>(
            (a, b) -> a.at() == b.at() ? Long.compare(a.number(), b.number()) : Long.compare(a.at(), b.at()));
    private final Map<Life, List<Due>> frozen = new HashMap<>();
    private final SplittableRandom random;
    private final Diary diary;
    private final long mostSteps;
    private long now;
    private long skew;
    private long steps;
    private long number;
    private int depth;

    Clockwork(SplittableRandom random, Diary diary, long mostSteps) {
        this.random = random;
        this.diary = diary;
        this.mostSteps = mostSteps;
    }

    /** What the machines' clocks show; it may jump, and be behind of what it was. */
    @Override
    public Instant instant() {
        return BEGIN.plus(now + skew, ChronoUnit.MICROS);
    }

    /** Microseconds since the beginning, which only grow. */
    long now() {
        return now;
    }

    long steps() {
        return steps;
    }

    void jump(long micros) {
        skew += micros;
    }

    /** Notes something in the diary, at the present moment. */
    void say(String line) {
        diary.say(now, line);
    }

    /** A moment between two bounds in microseconds, the upper one left out. */
    long between(long from, long to) {
        return from + random.nextLong(to - from);
    }

    void later(Life life, long micros, String what, Runnable work) {
        at(life, now + micros, what, work);
    }

    void at(Life life, long moment, String what, Runnable work) {
        due.add(new Due(Math.max(now, moment), number++, life, what, work));
    }

    void resume(Life life) {
        life.pause(false);
        List<Due> waiting = frozen.remove(life);
        if (waiting != null) {
            waiting.forEach(one -> at(life, now, one.what(), one.work()));
        }
    }

    /** Takes the next step; false where there is none. */
    boolean step() {
        Due next = due.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        if (next.life().isDead()) {
            return true;
        }
        if (next.life().isPaused()) {
            frozen.computeIfAbsent(next.life(), _ -> new ArrayList<>()).add(next);
            return true;
        }
        if (++steps > mostSteps) {
            throw new AssertionError("steps: " + steps + " (expected: quiet by then)");
        }
        try {
            next.work().run();
        } catch (Killed killed) {
            if (!next.life().isDead()) {
                throw killed;
            }
        }
        return true;
    }

    /** Runs until a moment, or until nothing is due. */
    void runUntil(long moment) {
        while (!due.isEmpty() && due.peek().at() <= moment) {
            step();
        }
        now = Math.max(now, moment);
    }

    /** Lets the others go on until something is so; false if that took too long. */
    boolean await(Life life, BooleanSupplier done, long patience) {
        long end = now + patience;
        depth++;
        try {
            while (true) {
                life.mustLive();
                if (!life.isPaused()) {
                    if (done.getAsBoolean()) {
                        return true;
                    }
                    if (now >= end || depth > DEEPEST) {
                        return false;
                    }
                }
                Due next = due.peek();
                if (next == null || (next.at() > end && !life.isPaused())) {
                    now = Math.max(now, end);
                } else {
                    step();
                }
            }
        } finally {
            depth--;
        }
    }
}
