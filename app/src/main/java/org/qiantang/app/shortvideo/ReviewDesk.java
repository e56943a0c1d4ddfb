package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.qiantang.app.takedown.Takedowns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where clips and uploads wait, once they are made, to be listened to and looked at before anybody else sees them. */
final class ReviewDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewDesk.class);
    /** How often one may have it done over what is over. */
    static final int MOST_REPEATS = 5;

    private final ReviewTable table;
    private final FootageTable films;
    private final FootageWords words;
    private final FilmStandings standings;
    private final Takedowns takedowns;
    private final ReviewLine line;
    private final boolean holdsUnread;
    private final InstantSource clock;

    /** @param holdsUnread whether a film that was not heard and seen whole waits for an officer */
    ReviewDesk(
            ReviewTable table,
            FootageTable films,
            FootageWords words,
            FilmStandings standings,
            Takedowns takedowns,
            ReviewLine line,
            boolean holdsUnread,
            InstantSource clock) {
        this.table = table;
        this.films = films;
        this.words = words;
        this.standings = standings;
        this.takedowns = takedowns;
        this.line = line;
        this.holdsUnread = holdsUnread;
        this.clock = clock;
    }

    /**
     * Notes that a version which is just being made will have to be looked through; nobody can publish it before.
     *
     * @param isSame whether sound and picture are those of the version before, so that what is known of them is known
     */
    void expect(Footage footage, boolean isSame) {
        Footage.Video before = footage.video();
        if (!isSame || before == null) {
            table.queue(footage.id(), footage.version(), now());
        } else if (before.version() == footage.version()) {
            table.queueUnknown(footage.id(), footage.version(), now());
        } else if (!table.carry(footage.id(), before.version(), footage.version())) {
            // What the version before waits for while this one is made, or stopped, this one has to wait for.
            table.queue(footage.id(), footage.version(), now());
        }
    }

    /** It was made: now it is its turn, as soon as those before it are done. */
    void made(Footage footage) {
        table.keepOnly(footage.id(), footage.version());
        line.wake();
    }

    /** It was not made after all. */
    void notMade(Footage footage) {
        Footage.Video before = footage.video();
        if (before == null || before.version() != footage.version()) {
            table.remove(footage.id(), footage.version());
        }
    }

    /** Listens and looks again where that has left something out, for as long as nobody sees the film. */
    void again(Footage footage) {
        int version = version(footage);
        Review now = footage.review();
        if (footage.published() != null) {
            throw ReviewRefusals.shown();
        }
        requireNotJudged(footage.id(), version);
        if (now == null) {
            table.queueUnknown(footage.id(), version, now());
            line.wake();
            return;
        }
        if (now.state().isAtWork() || now.waitsForOfficer()) {
            throw ReviewRefusals.underWay();
        }
        // What an officer has decided about this version is not to be forgotten by looking once more.
        if (now.decided() != null) {
            throw ReviewRefusals.decided();
        }
        if (now.isWhole()) {
            throw ReviewRefusals.whole();
        }
        if (!table.queueAgain(footage.id(), version, now(), MOST_REPEATS)) {
            Review meanwhile = films.find(footage.id()).map(Footage::review).orElse(null);
            throw meanwhile != null && meanwhile.state().isAtWork()
                    ? ReviewRefusals.underWay()
                    : ReviewRefusals.oftenEnough();
        }
        line.wake();
    }

    /** What was heard and seen in the version that an officer took down stays as it was judged. */
    private void requireNotJudged(long filmId, int version) {
        if (takedowns.isHeld(filmId, version)) {
            throw FootageRefusals.judged();
        }
    }

    /** Stops listening and looking; the film stays unpublished. */
    void stop(Footage footage) {
        int version = version(footage);
        requireNotJudged(footage.id(), version);
        if (table.stopWaiting(footage.id(), version)) {
            return;
        }
        line.cancel(footage.id(), version);
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
        return isAskable(footage) && (isHeld(footage) || !words.read(footage).foundPasses());
    }

    /** The same with its words at hand as they stand now. */
    boolean mayAsk(Footage footage, FootageWords.Read read) {
        return isAskable(footage) && (isHeld(footage) || !read.foundPasses());
    }

    private static boolean isAskable(Footage footage) {
        Review now = footage.review();
        return now != null
                && now.state() == Review.State.DONE
                && now.asked() == null
                && footage.published() == null
                && footage.isUpToDate();
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
        if (now == null) {
            // Such as was shown before there was a line, and is to be shown again.
            table.queueUnknown(footage.id(), version(footage), now());
            line.wake();
            throw ReviewRefusals.underWay();
        }
        if (now.state().isAtWork()) {
            throw ReviewRefusals.underWay();
        }
        if (now.state() == Review.State.STOPPED) {
            throw ReviewRefusals.stopped();
        }
        Review.Decided decided = now.decided();
        if (decided != null && !decided.passed()) {
            throw ReviewRefusals.refused();
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
        Integer percent = line.percent(footage.id()).orElse(null);
        if (percent != null) {
            return Optional.of(new FilmJobs.Progress(0, percent));
        }
        return Optional.of(new FilmJobs.Progress(table.ahead(footage.id(), video.version()), 0));
    }

    /** Goes on with what the end of the program has interrupted. */
    void afterRestart() {
        int waiting = table.queueInterrupted(now());
        if (waiting > 0) {
            LOG.info("films wait to be listened to and looked at: films={}", waiting);
            line.wake();
        }
    }

    @Override
    public void close() {
        line.close();
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
