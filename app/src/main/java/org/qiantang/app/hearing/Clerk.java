package org.qiantang.app.hearing;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the lines that machines took down written into the journal by their shows' desks, in order. */
final class Clerk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final int MOST_WAITING = 1_000;
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final long ANSWER_SECONDS = 10;
    /** A line that could not be written for so long is given up, so that the next ones are not late as well. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private record Line(long showId, RoomRequest.HostLine request) {}

    private final Rooms rooms;
    private final BlockingQueue<Line> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;

    Clerk(Rooms rooms) {
        this.rooms = rooms;
        this.thread = Thread.ofVirtual().name("hearing-clerk").start(this::run);
    }

    void write(long showId, RoomRequest.HostLine line) {
        if (!waiting.offer(new Line(showId, line))) {
            lose(showId, "too many wait");
        }
    }

    /** Lines that no desk took. */
    long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Line line = waiting.take();
                long giveUp = System.nanoTime() + PATIENCE.toNanos();
                long pause = FIRST_PAUSE_MS;
                while (!isSettled(line)) {
                    if (System.nanoTime() > giveUp) {
                        lose(line.showId(), "no desk took it");
                        break;
                    }
                    Thread.sleep(pause);
                    pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSettled(Line line) throws InterruptedException {
        try {
            Receipt receipt = rooms.ask(line.showId(), line.request()).get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return switch (receipt) {
                case Receipt.Done _, Receipt.Held _ -> true;
                case Receipt.Refused(Refusal.Busy _) -> false;
                case Receipt.Refused(Refusal why) -> {
                    lose(line.showId(), why.toString());
                    yield true;
                }
            };
        } catch (ExecutionException | TimeoutException failed) {
            LOG.warn("a line is not in the journal yet: show={}", line.showId(), failed);
            return false;
        }
    }

    private void lose(long showId, String why) {
        lost.incrementAndGet();
        LOG.error("a line that was taken down is lost: show={} why={}", showId, why);
    }
}
