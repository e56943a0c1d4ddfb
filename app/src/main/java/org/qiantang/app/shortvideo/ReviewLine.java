package org.qiantang.app.shortvideo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.hearing.Senses;
import org.qiantang.app.hearing.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to films and looks at them, one at a time. The line stands in the table, so that it goes on after a restart by
 * itself; a film that breaks it goes to its end, and is given up in the end.
 */
final class ReviewLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewLine.class);
    private static final long AGAIN_SECONDS = 5;
    private static final Duration GOODBYE = Duration.ofSeconds(3);
    /** A film over which the program died so often is given up. */
    private static final int MOST_ATTEMPTS = 2;

    private final ReviewTable table;
    private final FootageTable films;
    private final FilmStandings standings;
    private final FilmArchive archive;
    private final Senses senses;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Job running;
    private @Nullable Thread thread;
    private boolean closed;

    ReviewLine(ReviewTable table, FootageTable films, FilmStandings standings, FilmArchive archive, Senses senses) {
        this.table = table;
        this.films = films;
        this.standings = standings;
        this.archive = archive;
        this.senses = senses;
    }

    /** One version's turn: first its sound, then its picture. */
    private static final class Job {
        private final ReviewTable.Turn turn;
        private volatile int percent;
        private volatile boolean cancelled;

        private Job(ReviewTable.Turn turn) {
            this.turn = turn;
        }

        /** The half of it that begins at so many per cent. */
        private Senses.Watch half(int from) {
            return new Senses.Watch() {
                @Override
                public void reach(int half) {
                    percent = from + half / 2;
                }

                @Override
                public boolean isCancelled() {
                    return cancelled;
                }
            };
        }
    }

    /** How far a film is that is at work; empty where none of its versions is. */
    Optional<Integer> percent(long filmId) {
        lock.lock();
        try {
            return running != null && running.turn.filmId() == filmId ? Optional.of(running.percent) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Leaves a version where it is, if it is the one at work. */
    void cancel(long filmId, int version) {
        lock.lock();
        try {
            if (running != null && running.turn.filmId() == filmId && running.turn.version() == version) {
                running.cancelled = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Somebody has lined up. */
    void wake() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (thread == null || !thread.isAlive()) {
                thread = Thread.ofPlatform().name("film-review").daemon().start(this::run);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What is under way is lined up again, for the next start. */
    @Override
    public void close() {
        Thread working;
        lock.lock();
        try {
            closed = true;
            working = thread;
            if (running != null) {
                running.cancelled = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (working != null) {
                working.join(GOODBYE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (Job job = next(); job != null; job = next()) {
                try {
                    work(job);
                } catch (RuntimeException | Error broken) {
                    // The one place where it is caught: it costs this film its turn and no other's.
                    LOG.error("a film could not be looked through: film={}", job.turn.filmId(), broken);
                    putBack(job);
                }
            }
        } catch (InterruptedException _) {
            // The program ends.
        }
    }

    /** Lines a film up that came to no end, in a while; until that has worked nothing else is begun. */
    private void putBack(Job job) throws InterruptedException {
        while (awaitOpen()) {
            try {
                if (job.cancelled) {
                    table.stopRunning(job.turn);
                } else {
                    table.putBack(job.turn);
                }
                return;
            } catch (RuntimeException | Error away) {
                LOG.warn("a film could not be lined up again: film={}", job.turn.filmId(), away);
            }
        }
    }

    /** Waits for a while; false where the program ends meanwhile. */
    private boolean awaitOpen() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.SECONDS.toNanos(AGAIN_SECONDS);
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Job next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            running = null;
            while (!closed) {
                try {
                    Optional<ReviewTable.Turn> turn = table.take();
                    if (turn.isPresent()) {
                        running = new Job(turn.get());
                        return running;
                    }
                    changed.await();
                } catch (RuntimeException | Error away) {
                    LOG.warn("the line of films to be looked through could not be read, again in a while", away);
                    var _ = changed.await(AGAIN_SECONDS, TimeUnit.SECONDS);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void work(Job job) throws InterruptedException {
        ReviewTable.Turn turn = job.turn;
        if (turn.attempts() > MOST_ATTEMPTS) {
            LOG.error("a film is given up that was never looked through to its end: film={}", turn.filmId());
            table.giveUp(turn, Taken.failed("given up after " + MOST_ATTEMPTS + " tries that came to no end"));
            return;
        }
        Footage footage = films.find(turn.filmId()).orElse(null);
        Footage.Video video = footage == null ? null : footage.video();
        if (footage == null || video == null || video.version() != turn.version()) {
            table.remove(turn.filmId(), turn.version());
            return;
        }
        Review before = footage.review();
        Taken heard = before == null ? null : before.sound();
        Taken seen = before == null ? null : before.picture();
        Path film = archive.video(turn.filmId(), turn.version());
        // What was heard or seen whole is not taken down once more.
        Taken sound = heard != null && heard.reach().isWhole()
                ? heard
                : tried(() -> sound(footage, video, film, job.half(0))).after(heard);
        if (job.cancelled) {
            leave(job);
            return;
        }
        Taken picture = seen != null && seen.reach().isWhole()
                ? seen
                : tried(() -> senses.see(film, video.seconds(), job.half(50))).after(seen);
        if (job.cancelled) {
            leave(job);
            return;
        }
        table.end(turn, sound, picture);
        standings.forget(turn.filmId());
    }

    private void leave(Job job) {
        if (isClosed()) {
            table.release(job.turn);
        } else {
            table.stopRunning(job.turn);
        }
    }

    @FunctionalInterface
    private interface Sensing {
        Taken tried() throws InterruptedException;
    }

    private static Taken tried(Sensing sensing) throws InterruptedException {
        try {
            return sensing.tried();
        } catch (RuntimeException | LinkageError broken) {
            // What breaks here is told on the film's page as not heard or not seen.
            LOG.error("an ear or an eye broke over a film", broken);
            return Taken.failed(String.valueOf(broken));
        }
    }

    private Taken sound(Footage footage, Footage.Video video, Path film, Senses.Watch watch)
            throws InterruptedException {
        if (!video.heard()) {
            return Taken.nothing(Taken.Reach.SILENT);
        }
        Taken heard = senses.hear(film, video.seconds(), watch);
        return footage.source() instanceof Footage.Source.Clip
                ? ShowWords.beside(footage.lines(), video.seconds(), heard)
                : heard;
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
