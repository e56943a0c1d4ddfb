package org.qiantang.app.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.media.FlvTag;
import org.qiantang.engine.performance.music.Effect;
import org.qiantang.engine.performance.music.Mixer;
import org.qiantang.engine.performance.presenter.Acting;
import org.qiantang.engine.performance.presenter.GoodsCard;
import org.qiantang.engine.performance.presenter.Likeness;
import org.qiantang.engine.performance.presenter.Pose;
import org.qiantang.engine.performance.presenter.PresenterPainter;
import org.qiantang.engine.performance.presenter.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The picture and the sound of one show's host, made frame by frame in real time while the show has the air.
 *
 * <p>Everything hangs on one count of frames: a frame owns its samples, and the mouth is that of its samples. When
 * FFmpeg dies the count goes on without it, and another one is started.
 */
final class Broadcast implements Presenter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final long PROVEN_SECONDS = 10;
    private static final long MOST_LATE_NANOS = 500_000_000;
    /** The last seconds of a countdown are heard. */
    private static final long TICKING_SECONDS = 10;

    private final Format format;
    private final Path ffmpeg;
    private final String mark;
    private final String title;
    private final Consumer<FlvTag> sink;
    private final Playbill show;
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

    private volatile Dressing dressing = Dressing.NOTHING;
    private volatile Mixer mixer;
    // Of the frames' own thread.
    private Presentation presentation;
    private PresenterPainter painter;
    private volatile @Nullable Encoder encoder;
    private long nextStartNanos;
    private long waitMillis = FIRST_WAIT_MILLIS;
    private long seenFrames = -1;

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
        this.body = body;
        this.airtime = airtime;
        this.format = format;
        this.ffmpeg = ffmpeg;
        this.sink = sink;
        this.title = show.title();
        this.mark = aigcMark(show.showId());
        this.show = show;
        this.presentation = show.presentation().get();
        this.painter = painter(presentation);
        this.mixer = new Mixer(presentation.music());
        this.sound = new short[Speech.RATE / format.frames() + 1];
        this.thread = Thread.ofPlatform().name("host-" + show.showId()).daemon().start(this::run);
    }

    /** The mark that the law wants in the file: made by a machine, by whom, and which piece it is. */
    static String aigcMark(long showId) {
        return AigcMark.of("show-" + showId);
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
        Dressing before = dressing;
        dressing = next;
        GoodsCard shown = before.card();
        GoodsCard goods = next.card();
        if (shown != null && goods != null && !shown.title().equals(goods.title())) {
            mixer.sound(Effect.CHIME);
        }
        Stage.Countdown left = next.countdown();
        if (left != null && left.secondsLeft() <= TICKING_SECONDS && !left.equals(before.countdown())) {
            mixer.sound(Effect.TICK);
        }
    }

    /** Called every few seconds: ends an encoder that takes no frames, so that another is started. */
    void check() {
        Encoder running = encoder;
        long frames = running == null ? -1 : running.frames();
        if (running != null && frames == seenFrames) {
            LOG.warn("the encoder takes no frames and is ended: frames={}", frames);
            running.kill();
        }
        seenFrames = frames;
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
            Encoder hanging = encoder;
            if (hanging != null) {
                hanging.kill();
            }
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
            LOG.error("a broadcast broke down and begins again: title={}", title, broken);
            Thread.sleep(FIRST_WAIT_MILLIS);
        } finally {
            stopEncoder();
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
        long start = System.nanoTime();
        for (long frame = 0; hasAir(); frame++) {
            long due = start + frame * 1_000_000_000L / format.frames();
            long late = waitUntil(due);
            if (late > MOST_LATE_NANOS) {
                // Catching up further would only be a burst; picture and sound are late together.
                start += late;
            }
            paintAndSend(frame);
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

    private static long waitUntil(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
        return -left;
    }

    private void paintAndSend(long frame) {
        int samples = (int) (format.firstSample(frame + 1) - format.firstSample(frame));
        Acting acting = Acting.IDLE;
        String subtitle = null;
        boolean wordless = false;
        Likeness likeness;
        lock.lock();
        try {
            Playing now = playing;
            Arrays.fill(sound, (short) 0);
            if (now != null && carries(now, samples)) {
                now.speech.copy(now.played, sound, 0, samples);
                double second = (now.played + samples / 2.0) / Speech.RATE;
                acting = new Acting(now.speech.mouthAt(second), now.pose, now.speech.gestureAt(second));
                wordless = !now.speech.isHeard();
                subtitle = now.speech.text();
                advance(now, samples);
            }
            likeness = picture(playing);
        } finally {
            lock.unlock();
        }
        mixer.mix(sound, samples, wordless);
        Encoder running = encoder == null ? startEncoder() : encoder;
        if (running == null) {
            return;
        }
        if (frame % (long) format.frames() == 0) {
            followTheShop();
        }
        Dressing beside = dressing;
        Stage stage = new Stage(title, beside.card(), subtitle, beside.offers(), beside.countdown());
        byte[] picture = painter.planes(frame / (double) format.frames(), acting, stage, likeness);
        try {
            running.write(picture, sound, samples);
            if (running.frames() > PROVEN_SECONDS * format.frames()) {
                waitMillis = FIRST_WAIT_MILLIS;
            }
        } catch (IOException died) {
            LOG.warn("the encoder died and is started again: waitMillis={} reason={}", waitMillis, died.getMessage());
            running.kill();
            later();
        }
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

    /** The shop may change presenter, scene and music while the show is on air. */
    private void followTheShop() {
        Presentation chosen = show.presentation().get();
        if (!chosen.look().equals(presentation.look())) {
            painter = painter(chosen);
        }
        if (!chosen.music().equals(presentation.music())) {
            mixer = new Mixer(chosen.music());
        }
        presentation = chosen;
    }

    private PresenterPainter painter(Presentation chosen) {
        return new PresenterPainter(format.width(), format.height(), show.roomId(), chosen.look());
    }

    private @Nullable Encoder startEncoder() {
        if (nextStartNanos != 0 && System.nanoTime() - nextStartNanos < 0) {
            return null;
        }
        try {
            Encoder started = Encoder.start(ffmpeg, format, mark, sink);
            encoder = started;
            return started;
        } catch (IOException failed) {
            LOG.warn("the encoder does not start: waitMillis={} reason={}", waitMillis, failed.getMessage());
            later();
            return null;
        }
    }

    private void later() {
        encoder = null;
        nextStartNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        waitMillis = Math.min(LONGEST_WAIT_MILLIS, 2 * waitMillis);
    }

    private void stopEncoder() {
        Encoder running = encoder;
        encoder = null;
        if (running != null) {
            running.close();
        }
    }
}
