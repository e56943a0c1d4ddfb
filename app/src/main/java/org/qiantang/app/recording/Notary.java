package org.qiantang.app.recording;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has each piece of a recording written into the journal by its show's desk, in order, until it stands there. */
final class Notary implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);
    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 30_000;
    private static final long ANSWER_SECONDS = 10;
    // One piece comes in ten seconds from a room; a queue this long means hours without a journal.
    private static final int MOST_WAITING = 20_000;

    private final Rooms rooms;
    private final Archive archive;
    private final BlockingQueue<Segment> untold = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread;

    Notary(Rooms rooms, Archive archive) {
        this.rooms = rooms;
        this.archive = archive;
        this.thread = Thread.ofVirtual().name("notary").start(this::run);
    }

    /** Takes a piece whose note is on disk; what cannot be told now is told after the next start. */
    void tell(Segment segment) {
        if (!untold.offer(segment)) {
            LOG.error("too many pieces wait for the journal: show={} number={}", segment.showId(), segment.number());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                tellUntilHeard(untold.take());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellUntilHeard(Segment segment) throws InterruptedException {
        long pause = FIRST_PAUSE_MS;
        while (!isHeard(segment)) {
            Thread.sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
        }
    }

    private boolean isHeard(Segment segment) throws InterruptedException {
        try {
            Receipt receipt = rooms.ask(segment.showId(), request(segment)).get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return switch (receipt) {
                case Receipt.Done _, Receipt.Held _ -> {
                    archive.told(segment);
                    yield true;
                }
                case Receipt.Refused(Refusal refusal) -> !isPassing(segment, refusal);
            };
        } catch (ExecutionException | TimeoutException failed) {
            LOG.warn(
                    "a piece of a recording is not in the journal yet: show={} number={}",
                    segment.showId(),
                    segment.number(),
                    failed);
            return false;
        } catch (IOException failed) {
            LOG.warn("a note stays, and is told once more after the next start: show={}", segment.showId(), failed);
            return true;
        }
    }

    private static boolean isPassing(Segment segment, Refusal refusal) {
        if (refusal instanceof Refusal.Busy) {
            return true;
        }
        LOG.error(
                "a piece of a recording is refused, its file and note stay: show={} number={} why={}",
                segment.showId(),
                segment.number(),
                refusal);
        return false;
    }

    private static RoomRequest.RecordSegment request(Segment segment) {
        return new RoomRequest.RecordSegment(
                segment.number(),
                segment.file(),
                segment.from(),
                segment.to(),
                segment.fromMs(),
                segment.toMs(),
                segment.follows(),
                segment.bytes(),
                segment.sha256());
    }
}
