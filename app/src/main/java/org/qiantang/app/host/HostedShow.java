package org.qiantang.app.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.Feed;
import org.qiantang.app.room.FlashBar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One show with its digital host at work: the performance, its broadcast, and the thread that steps through it. */
final class HostedShow {
    private static final Logger LOG = LoggerFactory.getLogger(HostedShow.class);
    private static final long IDLE_MILLIS = 1_000;

    private final Playbill playbill;
    private final Performance performance;
    private final Broadcast broadcast;
    private final Feed feed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean paused;
    private boolean onAir;
    private boolean woken;
    private boolean lost;
    private boolean stopped;
    private @Nullable Thread performer;
    private int restarts;

    HostedShow(Playbill playbill, Performance performance, Broadcast broadcast, Feed feed) {
        this.playbill = playbill;
        this.performance = performance;
        this.broadcast = broadcast;
        this.feed = feed;
    }

    Playbill playbill() {
        return playbill;
    }

    Performance performance() {
        return performance;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    HostStatus.State state() {
        lock.lock();
        try {
            return stopped ? HostStatus.State.OFF : paused ? HostStatus.State.PAUSED : HostStatus.State.PERFORMING;
        } finally {
            lock.unlock();
        }
    }

    boolean isOnAir() {
        lock.lock();
        try {
            return onAir;
        } finally {
            lock.unlock();
        }
    }

    HostStatus status(
            boolean available, Set<HostStatus.Lack> lacks, List<Speakers.State> engines, Performance.Company company) {
        Cursor cursor = performance.cursor();
        return new HostStatus(
                available,
                lacks,
                state(),
                isOnAir(),
                performance.setting(),
                performance
                        .current()
                        .map(now -> new HostStatus.Current(
                                now.itemId(), now.text(), now.occasion().name(), now.facts())),
                performance.trouble(),
                broadcast.body(),
                engines.stream()
                        .map(engine -> new HostStatus.Engine(engine.engine(), engine.trouble()))
                        .toList(),
                cursor.isEmpty() ? Optional.empty() : Optional.of(place(cursor)),
                performance.ranked().stream().map(HostedShow::next).toList(),
                performance.flashes().stream().map(HostedShow::sale).toList(),
                performance.calls().open().stream()
                        .map(call ->
                                new HostStatus.Call(call.id(), call.why().name(), call.text(), call.at(), call.times()))
                        .toList(),
                performance.questionsWaiting(),
                Optional.of(performance.labelled()),
                restarts(),
                cursor.script().segments().stream()
                        .map(segment -> part(company, cursor, segment))
                        .toList());
    }

    private static HostStatus.Place place(Cursor cursor) {
        Cursor.Here here = cursor.here();
        return new HostStatus.Place(cursor.segment().itemId(), here.line(), here.sentence());
    }

    private static HostStatus.Next next(Ranking.Ranked item) {
        return new HostStatus.Next(
                item.itemId(),
                item.score(),
                item.reasons().stream()
                        .map(one -> new HostStatus.Reason(one.reason().name(), one.points()))
                        .toList());
    }

    private static HostStatus.Sale sale(FlashChooser.Judged one) {
        String bar = switch (one.verdict()) {
            case FlashChoice.Verdict.Begin _ -> "";
            case FlashChoice.Verdict.Wait(FlashBar why) -> why.name();
        };
        return new HostStatus.Sale(one.sale().allowedId(), one.sale().terms().itemId(), bar);
    }

    private HostStatus.Part part(Performance.Company company, Cursor cursor, Segment segment) {
        List<HostStatus.Line> lines = IntStream.range(0, segment.lines().size())
                .mapToObj(i -> {
                    ScriptLine line = segment.lines().get(i);
                    String text =
                            company.resolver().resolve(playbill.showId(), line).orElse(line.text());
                    return new HostStatus.Line(text, line.facts(), cursor.stateOf(segment, i));
                })
                .toList();
        return new HostStatus.Part(segment.itemId(), segment.title(), lines);
    }

    /** Stays silent from now on, and begins the cut sentence again when she goes on. */
    void pause(boolean pause) {
        change(() -> {
            paused = pause;
            broadcast.hush(pause || stopped);
        });
    }

    /** A person has taken the air, or given it back. */
    void air(boolean has) {
        change(() -> {
            // The broadcast first: a sentence begun before it can send would be cut at once.
            broadcast.air(has);
            if (has && lost) {
                performance.returned();
            }
            lost |= onAir && !has;
            onAir = has;
        });
    }

    /** Closing words, if anybody can hear them, and the end. */
    void close() {
        performance.close();
        lock.lock();
        try {
            if (paused || !onAir) {
                stopped = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends at once. */
    void stop() {
        change(() -> {
            stopped = true;
            broadcast.hush(true);
        });
    }

    /**
     * Called every few seconds: gives a step up that has been hanging for too long, so that it can be begun anew by
     * {@link #run()} on another thread; true if it has been.
     */
    boolean giveUpIfHanging(Instant now) {
        lock.lock();
        try {
            Thread hanging = performer;
            if (stopped || hanging == null || now.isBefore(performance.due())) {
                return false;
            }
            LOG.error("a performance hangs and is begun anew: show={} at={}", playbill.showId(), hanging.getState());
            performer = null;
            restarts++;
            hanging.interrupt();
            performance.givenUp(now);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How often it had to be begun anew. */
    int restarts() {
        lock.lock();
        try {
            return restarts;
        } finally {
            lock.unlock();
        }
    }

    /** Performs until the end, and is true when the air is given back; false when it was given up for another thread. */
    boolean run() {
        Thread mine = Thread.currentThread();
        change(() -> performer = mine);
        try {
            while (awaitTurn()) {
                switch (step()) {
                    case DONE -> {}
                    case IDLE -> rest();
                    case OVER -> stop();
                }
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("a performance was interrupted: show={}", playbill.showId(), interrupted);
        } finally {
            if (isPerformer()) {
                stop();
                broadcast.close();
                feed.close();
            }
        }
        return isPerformer();
    }

    private boolean isPerformer() {
        lock.lock();
        try {
            return performer == Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private Performance.Step step() throws InterruptedException {
        try {
            return performance.step();
        } catch (RuntimeException broken) {
            if (!isPerformer()) {
                return Performance.Step.IDLE;
            }
            // Whatever failed to resolve or to judge a line: the show goes on with the next.
            LOG.error("a line was left out because of an error: show={}", playbill.showId(), broken);
            performance.leaveOut();
            return Performance.Step.IDLE;
        }
    }

    private boolean awaitTurn() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped && performer == Thread.currentThread() && (paused || !onAir)) {
                changed.await();
            }
            return !stopped && performer == Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    /** Viewers have asked something, or another reason has come to speak. */
    void wake() {
        change(() -> woken = true);
    }

    private void rest() throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS);
            while (!stopped && !woken && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
