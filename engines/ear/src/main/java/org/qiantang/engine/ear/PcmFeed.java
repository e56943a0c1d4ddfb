package org.qiantang.engine.ear;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a stream or a file into frames by an FFmpeg process. A live one is opened again after growing pauses, also when
 * it hangs; the process is killed when the feed is closed.
 */
public final class PcmFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PcmFeed.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** A process that lived so long did not fail at once: the next pause is short again. */
    private static final Duration LONG_LIFE = Duration.ofSeconds(30);

    private final String ffmpeg;
    private final PcmInput input;
    private final Supplier<Duration> place;
    private final Pauses pauses;
    private final FeedListener listener;
    private final Duration longestSilence;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable FfmpegProcess process;
    private boolean troubled;

    /**
     * @param ffmpeg the program
     * @param place tells when in the recording it is now; asked with the first sound of each opening, and samples are
     *     counted from there
     * @param pauses between openings of a live stream
     */
    public PcmFeed(String ffmpeg, PcmInput input, Supplier<Duration> place, Pauses pauses, FeedListener listener) {
        this(ffmpeg, input, place, pauses, Duration.ofSeconds(20), listener);
    }

    /** @param longestSilence after so long without a byte a process is taken to hang, and is killed */
    PcmFeed(
            String ffmpeg,
            PcmInput input,
            Supplier<Duration> place,
            Pauses pauses,
            Duration longestSilence,
            FeedListener listener) {
        this.ffmpeg = ffmpeg;
        this.input = input;
        this.place = place;
        this.pauses = pauses;
        this.longestSilence = longestSilence;
        this.listener = listener;
        thread = Thread.ofVirtual().name("pcm-feed").unstarted(this::run);
    }

    /** Opens the input; called once. */
    public void start() {
        thread.start();
    }

    /** Kills the process; when this returns, the listener is not called any more, unless it hangs itself. */
    @Override
    public void close() {
        closing.countDown();
        FfmpegProcess running = process;
        if (running != null) {
            running.kill();
        }
        if (Thread.currentThread() == thread || thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int failures = 0;
        try {
            while (closing.getCount() > 0) {
                long began = System.nanoTime();
                @Nullable String why = play();
                if (closing.getCount() == 0) {
                    return;
                }
                if (why != null) {
                    trouble(why);
                }
                if (input.pace() != PcmInput.Pace.LIVE) {
                    guarded("end", listener::ended);
                    return;
                }
                boolean livedLong = System.nanoTime() - began >= LONG_LIFE.toNanos();
                failures = livedLong ? 1 : failures + 1;
                if (closing.await(pauses.after(failures).toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            // Closed, and the listener took too long.
        }
    }

    /** Plays until the process ends; why that is a trouble, or null. */
    private @Nullable String play() throws InterruptedException {
        try (FfmpegProcess running = FfmpegProcess.start(ffmpeg, input, longestSilence)) {
            process = running;
            if (closing.getCount() == 0) {
                return null;
            }
            Duration at = null;
            for (byte[] pcm = running.read(); pcm != null; pcm = running.read()) {
                if (closing.getCount() == 0) {
                    return null;
                }
                Frame frame = at == null ? first(pcm) : new Frame(at, pcm);
                if (frame != null) {
                    give(frame);
                    at = frame.end();
                }
            }
            boolean isOver = running.endedWell() && input.pace() != PcmInput.Pace.LIVE;
            return isOver ? null : running.lastWords();
        } catch (IOException missing) {
            return "ffmpeg does not start: " + missing.getMessage();
        } finally {
            process = null;
        }
    }

    /** The first sound of an opening; null where the caller cannot place it, and then the next is the first. */
    private @Nullable Frame first(byte[] pcm) {
        try {
            return new Frame(place.get(), pcm);
        } catch (RuntimeException broken) {
            LOG.error("first sound of a feed not placed", broken);
            return null;
        }
    }

    private void give(Frame frame) {
        if (troubled) {
            troubled = false;
            guarded("standing", () -> listener.stands(new Standing.Well()));
        }
        guarded("sound", () -> listener.sound(frame));
    }

    private void trouble(String why) {
        if (!troubled) {
            troubled = true;
            guarded("standing", () -> listener.stands(new Standing.Troubled(why)));
        }
    }

    private static void guarded(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException broken) {
            // The listener's bug costs it this call, not the rest of the show.
            LOG.error("listener of a feed failed told={}", what, broken);
        }
    }
}
