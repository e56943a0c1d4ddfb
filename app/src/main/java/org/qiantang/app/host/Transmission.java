package org.qiantang.app.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.FlvTag;
import org.qiantang.engine.performance.music.Effect;
import org.qiantang.engine.performance.music.Mixer;
import org.qiantang.engine.performance.presenter.GoodsCard;
import org.qiantang.engine.performance.presenter.PresenterPainter;
import org.qiantang.engine.performance.presenter.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames drawn, mixed with music and encoded. When FFmpeg dies, frames go on without it, and another one is started.
 */
final class Transmission implements FrameSink {
    private static final Logger LOG = LoggerFactory.getLogger(Transmission.class);
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final long PROVEN_SECONDS = 10;
    /** The last seconds of a countdown are heard. */
    private static final long TICKING_SECONDS = 10;

    private final Playbill show;
    private final Format format;
    private final Path ffmpeg;
    private final Consumer<FlvTag> sink;
    private final String mark;

    private volatile Dressing dressing = Dressing.NOTHING;
    private volatile Mixer mixer;
    // Of the frames' own thread.
    private Presentation presentation;
    private PresenterPainter painter;
    private volatile @Nullable Encoder encoder;
    private long nextStartNanos;
    private long waitMillis = FIRST_WAIT_MILLIS;
    private long seenFrames = -1;

    Transmission(Playbill show, Format format, Path ffmpeg, Consumer<FlvTag> sink) {
        this.show = show;
        this.format = format;
        this.ffmpeg = ffmpeg;
        this.sink = sink;
        this.mark = show.mark().of("show-" + show.showId());
        this.presentation = show.presentation().get();
        this.painter = painter(presentation);
        this.mixer = new Mixer(presentation.music());
    }

    @Override
    public void send(long frame, Shot shot, short[] sound, int samples) {
        mixer.mix(sound, samples, shot.wordless());
        Encoder running = encoder == null ? startEncoder() : encoder;
        if (running == null) {
            return;
        }
        if (frame % (long) format.frames() == 0) {
            followTheShop();
        }
        Dressing beside = dressing;
        Stage stage = new Stage(show.title(), beside.card(), shot.words(), beside.offers(), beside.countdown());
        byte[] picture = painter.planes(frame / (double) format.frames(), shot.acting(), stage, shot.likeness());
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

    @Override
    public void rest() {
        Encoder running = encoder;
        encoder = null;
        if (running != null) {
            running.close();
        }
    }

    /** Other goods are heard to come. */
    @Override
    public void dress(Dressing next) {
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

    @Override
    public void check() {
        Encoder running = encoder;
        long frames = running == null ? -1 : running.frames();
        if (running != null && frames == seenFrames) {
            LOG.warn("the encoder takes no frames and is ended: frames={}", frames);
            running.kill();
        }
        seenFrames = frames;
    }

    @Override
    public void kill() {
        Encoder hanging = encoder;
        if (hanging != null) {
            hanging.kill();
        }
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
}
