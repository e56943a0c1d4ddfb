package org.qiantang.app.hearing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
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

/**
 * Has the lines that machines took down judged, and written into the journal by their shows' desks: those of a show in
 * order, while no show waits for another.
 */
final class Clerk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final int MOST_WAITING = 1_000;
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;
    /** A line that could not be written for so long is given up, so that the next ones are not late as well. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** How long what still waits may take when the house closes. */
    private static final Duration GOODBYE = Duration.ofSeconds(8);

    private final Rooms rooms;
    private final Duration patience;
    private final Duration goodbye;
    private final Map<Long, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<Long, Long> lost = new ConcurrentHashMap<>();

    /** A line as it was taken down. */
    @FunctionalInterface
    interface TakenLine {
        /** Judges it, once it is its turn; empty where it is not worth writing down. What it throws is tried again. */
        Optional<RoomRequest.HostLine> judged();
    }

    Clerk(Rooms rooms) {
        this(rooms, PATIENCE, GOODBYE);
    }

    Clerk(Rooms rooms, Duration patience, Duration goodbye) {
        this.rooms = rooms;
        this.patience = patience;
        this.goodbye = goodbye;
    }

    void write(long showId, TakenLine line) {
        lanes.compute(showId, (_, there) -> {
            Lane lane = there == null ? new Lane(showId) : there;
            if (!lane.waiting.offer(line)) {
                lose(showId, "too many wait");
            }
            if (there == null) {
                lane.thread.start();
            }
            return lane;
        });
    }

    /** Lines of a show of which it is not certain that they are in the journal, and that nobody tries to write any more. */
    long lost(long showId) {
        return lost.getOrDefault(showId, 0L);
    }

    /** Lets what waits be written, as far as the desks take it soon; what is left then is counted as lost. */
    @Override
    public void close() {
        long until = System.nanoTime() + goodbye.toNanos();
        try {
            for (Lane lane : List.copyOf(lanes.values())) {
                lane.thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            }
            List<Lane> late = List.copyOf(lanes.values());
            late.forEach(lane -> lane.thread.interrupt());
            for (Lane lane : late) {
                lane.thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void lose(long showId, String why) {
        lost.merge(showId, 1L, Long::sum);
        LOG.error("a line that was taken down is lost: show={} why={}", showId, why);
    }

    /** The lines of one show, on a thread that lives while there are any. */
    private final class Lane {
        private final long showId;
        private final BlockingQueue<TakenLine> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
        private final Thread thread;

        Lane(long showId) {
            this.showId = showId;
            this.thread = Thread.ofVirtual().name("hearing-clerk-" + showId).unstarted(this::run);
        }

        private void run() {
            try {
                do {
                    for (TakenLine line = waiting.poll(); line != null; line = waiting.poll()) {
                        settle(line);
                    }
                } while (lanes.computeIfPresent(showId, (_, lane) -> waiting.isEmpty() ? null : lane) != null);
            } catch (InterruptedException closing) {
                lanes.remove(showId, this);
                lose(showId, "the house closes");
                waiting.forEach(_ -> lose(showId, "the house closes"));
            }
        }

        private void settle(TakenLine line) throws InterruptedException {
            long giveUp = System.nanoTime() + patience.toNanos();
            Optional<RoomRequest.HostLine> judged = judged(line, giveUp);
            if (judged.isPresent()) {
                write(judged.get(), giveUp);
            }
        }

        private Optional<RoomRequest.HostLine> judged(TakenLine line, long giveUp) throws InterruptedException {
            for (long pause = FIRST_PAUSE_MS; ; pause = longer(pause)) {
                try {
                    return line.judged();
                } catch (RuntimeException failed) {
                    LOG.warn("a line is not judged yet: show={}", showId, failed);
                }
                if (System.nanoTime() > giveUp) {
                    lose(showId, "it could not be judged");
                    return Optional.empty();
                }
                Thread.sleep(pause);
            }
        }

        private void write(RoomRequest.HostLine line, long giveUp) throws InterruptedException {
            for (long pause = FIRST_PAUSE_MS; !isSettled(line, giveUp); pause = longer(pause)) {
                if (System.nanoTime() > giveUp) {
                    lose(showId, "no desk took it");
                    return;
                }
                Thread.sleep(pause);
            }
        }

        private boolean isSettled(RoomRequest.HostLine line, long giveUp) throws InterruptedException {
            try {
                // Asked again while the first is still under way, it might be written twice.
                Receipt receipt =
                        rooms.ask(showId, line).get(Math.max(1, giveUp - System.nanoTime()), TimeUnit.NANOSECONDS);
                return switch (receipt) {
                    case Receipt.Done _, Receipt.Held _ -> true;
                    case Receipt.Refused(Refusal.Busy _) -> false;
                    // The owner has switched it off meanwhile, so that nothing is lost.
                    case Receipt.Refused(Refusal.NotWatched _) -> true;
                    case Receipt.Refused(Refusal why) -> {
                        lose(showId, why.toString());
                        yield true;
                    }
                };
            } catch (TimeoutException silent) {
                lose(showId, "the desk does not answer");
                return true;
            } catch (ExecutionException | RuntimeException failed) {
                LOG.warn("a line is not in the journal yet: show={}", showId, failed);
                return false;
            }
        }

        private static long longer(long pause) {
            return Math.min(LONGEST_PAUSE_MS, pause * 2);
        }
    }
}
