package org.qiantang.app.host;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.FlvTag;
import org.qiantang.engine.performance.presenter.Acting;
import org.qiantang.engine.performance.presenter.GoodsCard;
import org.qiantang.engine.performance.presenter.Likeness;
import org.qiantang.engine.performance.presenter.Pose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The picture and the sound of one show's host, made frame by frame in real time while the show has the air.
 *
 * <p>Everything hangs on one count of frames: a frame owns its samples, and the mouth is that of its samples. Whatever
 * becomes of a frame at its {@link FrameSink}, the count goes on.
 */
final class Broadcast implements Presenter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
    private static final long PAUSE_MILLIS = 500;
    private static final long MOST_LATE_NANOS = 500_000_000;

    private final Playbill show;
    private final Format format;
    private final FrameSink frameSink;
    private final Beat beat;
    private final @Nullable Body body;
    private final Airtime airtime;
    private final short[] sound;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Playing playing;
    private boolean onAir;
    private boolean hushed;
    private boolean closed;

    Broadcast(Playbill show, Format format, Path ffmpeg, Consumer<FlvTag> sink) {
        this(show, format, ffmpeg, sink, null);
    }

    Broadcast(Playbill show, Format format, Path ffmpeg, Consumer<FlvTag> sink, @Nullable Body body) {
        this(show, format, ffmpeg, sink, body, Airtime.unheard(show));
    }

    /**
     * Begins off the air.
     *
     * @param body is seen in the drawn presenter's place while it does well, and is closed with this
     * @param airtime is told what each frame carries, and is closed with this
     */
    Broadcast(Playbill show, Format format, Path ffmpeg, Consumer<FlvTag> sink, @Nullable Body body, Airtime airtime) {
        this(show, format, new Transmission(show, format, ffmpeg, sink), Beat.MACHINE, body, airtime);
    }

    /** Sends its frames there, by this time. */
    Broadcast(Playbill show, Format format, FrameSink frameSink, Beat beat, @Nullable Body body, Airtime airtime) {
        this.show = show;
        this.format = format;
        this.frameSink = frameSink;
        this.beat = beat;
        this.body = body;
        this.airtime = airtime;
        this.sound = new short[Speech.RATE / format.frames() + 1];
        this.thread = Thread.ofPlatform().name("host-" + show.showId()).daemon().start(this::run);
    }

    @Override
    public boolean say(Speech speech, Pose pose, Cue cue) throws InterruptedException {
        Playing mine = new Playing(speech, pose, cue, take(speech));
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException givenUp) {
            mine.leave();
            throw givenUp;
        }
        try {
            if (!onAir || hushed || closed) {
                mine.leave();
                return false;
            }
            playing = mine;
            cue.follow(() -> obey(mine));
            while (!mine.over) {
                changed.await();
            }
            return !mine.cut;
        } finally {
            cutIf(mine);
            lock.unlock();
        }
    }

    /** The body's, where there is one that can; who hears nothing has nothing to move to. */
    private Body.@Nullable Take take(Speech speech) throws InterruptedException {
        Body other = body;
        return other == null || !speech.isHeard() || !hasAir()
                ? null
                : other.take(speech.samples(), Speech.RATE).orElse(null);
    }

    /** How the other body does; empty where there is none. */
    Optional<Body.State> body() {
        return Optional.ofNullable(body).map(Body::state);
    }

    /** Stops what is being said within a frame, and says nothing until it is lifted. */
    void hush(boolean silence) {
        lock.lock();
        try {
            hushed = silence;
            if (silence && playing != null) {
                cutIf(playing);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The show has the air, or has lost it; without it nothing is drawn. */
    void air(boolean has) {
        lock.lock();
        try {
            onAir = has;
            if (!has && playing != null) {
                cutIf(playing);
            }
            airtime.air(has);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Puts the goods beside the host. */
    void show(@Nullable GoodsCard goods) {
        dress(new Dressing(goods, List.of(), null));
    }

    /** Puts the goods, the price board and a deadline beside the host; other goods are heard to come. */
    void dress(Dressing next) {
        frameSink.dress(next);
    }

    /** Called every few seconds: ends an encoder that takes no frames, so that another is started. */
    void check() {
        frameSink.check();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (playing != null) {
                cutIf(playing);
            }
            airtime.close();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            frameSink.kill();
        }
        if (body != null) {
            body.close();
        }
    }

    private void cutIf(Playing mine) {
        if (playing == mine) {
            playing = null;
            mine.cut();
            airtime.ends(false);
            changed.signalAll();
        }
    }

    /** Done as soon as the cue says it: the frames' own thread may be waiting for FFmpeg while pages say it on. */
    private void obey(Playing mine) {
        lock.lock();
        try {
            if (playing == mine) {
                switch (mine.cue.sign(false)) {
                    case GO -> {} // the next frame says so
                    case WAIT -> airtime.waits(mine.played);
                    case CUT -> cutIf(mine);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (awaitAir()) {
                performUnlessBroken();
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("a broadcast was interrupted", interrupted);
        }
    }

    private void performUnlessBroken() throws InterruptedException {
        try {
            perform();
        } catch (RuntimeException broken) {
            // A picture that cannot be painted must not end the show; perhaps the next can.
            LOG.error("a broadcast broke down and begins again: show={}", show.showId(), broken);
            Thread.sleep(PAUSE_MILLIS);
        } finally {
            frameSink.rest();
        }
    }

    private boolean awaitAir() throws InterruptedException {
        lock.lock();
        try {
            while (!onAir && !closed) {
                changed.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Frame after frame, each at its time, for as long as the show has the air. */
    private void perform() {
        long start = beat.now();
        for (long frame = 0; hasAir(); frame++) {
            long due = start + frame * 1_000_000_000L / format.frames();
            long late = beat.awaitUntil(due);
            if (late > MOST_LATE_NANOS) {
                // Catching up further would only be a burst; picture and sound are late together.
                start += late;
            }
            send(frame);
        }
    }

    private boolean hasAir() {
        lock.lock();
        try {
            return onAir && !closed;
        } finally {
            lock.unlock();
        }
    }

    private void send(long frame) {
        int samples = (int) (format.firstSample(frame + 1) - format.firstSample(frame));
        Shot shot;
        lock.lock();
        try {
            Playing now = playing;
            Arrays.fill(sound, (short) 0);
            boolean carried = now != null && carries(now, samples);
            Acting acting = Acting.IDLE;
            if (now != null && carried) {
                now.speech.copy(now.played, sound, 0, samples);
                double second = (now.played + samples / 2.0) / Speech.RATE;
                acting = new Acting(now.speech.mouthAt(second), now.pose, now.speech.gestureAt(second));
                advance(now, samples);
            }
            Likeness likeness = picture(playing);
            shot = now != null && carried
                    ? new Shot(acting, now.speech.text(), !now.speech.isHeard(), likeness)
                    : Shot.silent(likeness);
        } finally {
            lock.unlock();
        }
        frameSink.send(frame, shot, sound, samples);
    }

    /** Whether the next frame carries the sentence on; it goes no further where its cue says so. */
    private boolean carries(Playing now, int samples) {
        return switch (now.cue.sign(now.speech.pausesBetween(now.played - samples, now.played))) {
            case GO -> !now.isComing();
            case WAIT -> {
                airtime.waits(now.played);
                yield false;
            }
            case CUT -> {
                cutIf(now);
                yield false;
            }
        };
    }

    private void advance(Playing now, int samples) {
        airtime.goes(now.speech, now.pose, now.played);
        now.played += samples;
        if (now.played >= now.length()) {
            now.over = true;
            playing = null;
            airtime.ends(true);
            changed.signalAll();
        }
    }

    /** The other body's, at the place of the sentence or at rest; null where ours is seen. */
    private @Nullable Likeness picture(@Nullable Playing now) {
        Body other = body;
        if (other == null || (now != null && now.isOurs())) {
            return null;
        }
        return now != null && now.hasBegun() && now.speech.isHeard() ? now.likeness() : other.resting();
    }
}
