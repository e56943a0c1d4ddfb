package org.qiantang.app.shortvideo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
 * Where clips and uploads are listened to and looked at once they are made, one at a time, before anybody else sees
 * them. The line stands in the table, so that it goes on after a restart by itself.
 */
final class ReviewDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewDesk.class);
    private static final long AGAIN_SECONDS = 5;
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final ReviewTable table;
    private final FootageTable films;
    private final FootageWords words;
    private final FilmStandings standings;
    private final FilmArchive archive;
    private final Senses senses;
    private final boolean holdsUnread;
    private final InstantSource clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Job running;
    private @Nullable Thread thread;
    private boolean closed;

    /** @param holdsUnread whether a film that was not heard and seen whole waits for an officer */
    ReviewDesk(
            ReviewTable table,
            FootageTable films,
            FootageWords words,
            FilmStandings standings,
            FilmArchive archive,
            Senses senses,
            boolean holdsUnread,
            InstantSource clock) {
        this.table = table;
        this.films = films;
        this.words = words;
        this.standings = standings;
        this.archive = archive;
        this.senses = senses;
        this.holdsUnread = holdsUnread;
        this.clock = clock;
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

    /** Notes that a version which is just being made will have to be looked through; nobody can publish it before. */
    void expect(Footage footage, boolean isSame) {
        Footage.Video before = footage.video();
        Review known = footage.review();
        if (isSame && before != null && known != null && known.isWhole()) {
            if (before.version() != footage.version()) {
                table.carry(footage.id(), before.version(), footage.version());
            }
        } else {
            table.queue(footage.id(), footage.version(), now());
        }
    }

    /** It was made: now it is its turn, as soon as those before it are done. */
    void made(Footage footage) {
        table.keepOnly(footage.id(), footage.version());
        wake();
    }

    /** It was not made after all. */
    void notMade(Footage footage) {
        Footage.Video before = footage.video();
        if (before == null || before.version() != footage.version()) {
            table.remove(footage.id(), footage.version());
        }
    }

    /** Listens and looks again, for as long as nobody sees the film. */
    void again(Footage footage) {
        int version = version(footage);
        Review now = footage.review();
        if (footage.published() != null) {
            throw ReviewRefusals.shown();
        }
        if (now != null && (now.state().isAtWork() || now.waitsForOfficer())) {
            throw ReviewRefusals.underWay();
        }
        // What an officer has decided about this version is not to be forgotten by looking once more.
        if (now != null && now.decided() != null) {
            throw ReviewRefusals.decided();
        }
        table.queue(footage.id(), version, now());
        wake();
    }

    /** Stops listening and looking; the film stays unpublished. */
    void stop(Footage footage) {
        int version = version(footage);
        if (table.stopWaiting(footage.id(), version)) {
            return;
        }
        lock.lock();
        try {
            if (running != null && running.turn.filmId() == footage.id() && running.turn.version() == version) {
                running.cancelled = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Wants an officer to look at it: machines found something in it, or could not hear and see all of it. */
    void ask(Footage footage, long personId) {
        if (!mayAsk(footage)) {
            throw ReviewRefusals.nothingToAsk();
        }
        if (!table.ask(footage.id(), version(footage), new Review.Asked(now(), personId))) {
            throw ReviewRefusals.askedAlready();
        }
    }

    boolean mayAsk(Footage footage) {
        Review now = footage.review();
        return now != null
                && now.state() == Review.State.DONE
                && now.asked() == null
                && footage.published() == null
                && footage.isUpToDate()
                && (isHeld(footage) || !words.read(footage).foundPasses());
    }

    /** An officer has looked at this version and decides. */
    void decide(Footage footage, int seen, boolean passed, String said, long officerId) {
        int version = version(footage);
        if (seen != version) {
            throw TakedownRefusals.anotherVersion(version);
        }
        var decided = new Review.Decided(
                now(), officerId, passed, said, words.read(footage).violations());
        if (!table.decide(footage.id(), version, decided)) {
            throw ReviewRefusals.notAsked();
        }
        standings.forget(footage.id());
    }

    /** A refusal where a film was not looked through yet, or was not looked through as far as this house wants it. */
    void requireLookedThrough(Footage footage) {
        Review now = footage.review();
        if (now != null && now.state().isAtWork()) {
            throw ReviewRefusals.underWay();
        }
        if (now != null && now.state() == Review.State.STOPPED) {
            throw ReviewRefusals.stopped();
        }
        if (isHeld(footage)) {
            throw ReviewRefusals.held();
        }
    }

    /** Whether it waits for an officer because machines could not hear and see all of it. */
    boolean isHeld(Footage footage) {
        Review now = footage.review();
        return holdsUnread && footage.video() != null && (now == null || (!now.isWhole() && !now.hasPassedOfficer()));
    }

    /** How far it is; empty where it is not at work. */
    Optional<FilmJobs.Progress> progress(Footage footage) {
        Review now = footage.review();
        Footage.Video video = footage.video();
        if (now == null || video == null || !now.state().isAtWork()) {
            return Optional.empty();
        }
        lock.lock();
        try {
            if (running != null && running.turn.filmId() == footage.id()) {
                return Optional.of(new FilmJobs.Progress(0, running.percent));
            }
        } finally {
            lock.unlock();
        }
        return Optional.of(new FilmJobs.Progress(table.ahead(footage.id(), video.version()), 0));
    }

    /** Goes on with what the end of the program has interrupted. */
    void afterRestart() {
        int waiting = table.queueInterrupted(now());
        if (waiting > 0) {
            LOG.info("films wait to be listened to and looked at: films={}", waiting);
            wake();
        }
    }

    private void wake() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (thread == null) {
                thread = Thread.ofPlatform().name("film-review").daemon().start(this::run);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What is under way is left as it is, to be begun again at the next start. */
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
                } catch (RuntimeException broken) {
                    // The one place where it is caught: it costs this film its review and no other's.
                    LOG.error("a film could not be looked through: film={}", job.turn.filmId(), broken);
                }
            }
        } catch (InterruptedException _) {
            // The program ends.
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
                } catch (RuntimeException away) {
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
        Footage footage = films.find(turn.filmId()).orElse(null);
        Footage.Video video = footage == null ? null : footage.video();
        if (footage == null || video == null || video.version() != turn.version()) {
            table.remove(turn.filmId(), turn.version());
            return;
        }
        Path film = archive.video(turn.filmId(), turn.version());
        Taken sound = tried(() -> sound(footage, video, film, job.half(0)));
        Taken picture = job.cancelled ? null : tried(() -> senses.see(film, video.seconds(), job.half(50)));
        if (job.cancelled) {
            if (!isClosed()) {
                table.end(turn, Review.State.STOPPED, null, null);
            }
            return;
        }
        table.end(turn, Review.State.DONE, sound, picture);
        standings.forget(turn.filmId());
    }

    @FunctionalInterface
    private interface Sensing {
        Taken tried() throws InterruptedException;
    }

    private static Taken tried(Sensing sensing) throws InterruptedException {
        try {
            return sensing.tried();
        } catch (RuntimeException broken) {
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
        boolean isTold = footage.source() instanceof Footage.Source.Clip
                && !footage.lines().isEmpty();
        return isTold ? Taken.nothing(Taken.Reach.KNOWN) : senses.hear(film, video.seconds(), watch);
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private static int version(Footage footage) {
        Footage.Video video = footage.video();
        if (video == null) {
            throw FootageRefusals.notMade();
        }
        return video.version();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
