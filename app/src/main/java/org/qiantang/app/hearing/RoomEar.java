package org.qiantang.app.hearing;

import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.EncodedTag;
import org.qiantang.app.media.Outlet;
import org.qiantang.app.media.Source;
import org.qiantang.engine.ear.Frame;
import org.qiantang.engine.ear.PcmPipe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one programme while a person has the air and the show is to be heard, on a thread of its own. The show
 * never waits for it: what it cannot keep up with is dropped and counted.
 */
final class RoomEar implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(RoomEar.class);
    /** Some 45 seconds of sound. */
    private static final int MOST_WAITING = 2_000;

    private static final long LOOK_MS = 250;
    private static final long ASK_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long GAP_MS = 500;
    private static final long SILENT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long AGAIN_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long SHOWN_NANOS = Duration.ofSeconds(30).toNanos();
    private static final byte[] ONE_SECOND_OF_SILENCE = new byte[Frame.MAX_BYTES];

    private final long roomId;
    private final Hearings house;
    private final SoundClock clock = new SoundClock();
    private final BlockingQueue<EncodedTag> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong overflowed = new AtomicLong();
    private final Thread thread;
    private volatile boolean human;
    private volatile boolean over;
    private volatile @Nullable Session session;
    private volatile @Nullable PcmPipe pipe;
    private volatile @Nullable String trouble;
    private volatile long droppedAt = Long.MIN_VALUE;
    private byte @Nullable [] setup;
    private int era;
    private long lastMs;
    private long lastSoundAt;
    private long askAt = Long.MIN_VALUE;
    private long notBefore = Long.MIN_VALUE;
    private Duration dropped = Duration.ZERO;
    private long droppedTags;

    RoomEar(long roomId, Hearings house) {
        this.roomId = roomId;
        this.house = house;
        this.thread = Thread.ofVirtual().name("ear-" + roomId).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void offer(EncodedTag tag) {
        if (tag.source() != Source.HUMAN) {
            human = false;
            return;
        }
        human = true;
        boolean sound = tag.sort() == EncodedTag.Sort.SOUND;
        if (sound) {
            clock.came(tag.timestampMs(), house.clock().millis());
        }
        if (sound || tag.sort() == EncodedTag.Sort.AUDIO_SETUP) {
            keep(tag);
        }
        PcmPipe running = pipe;
        if (running != null) {
            running.killIfStuck();
        }
    }

    private void keep(EncodedTag tag) {
        if (queue.offer(tag.retain())) {
            return;
        }
        if (tag.sort() == EncodedTag.Sort.AUDIO_SETUP) {
            // What waits belongs to the sound before; what comes needs this.
            drain();
            if (queue.offer(tag)) {
                return;
            }
        }
        overflowed.incrementAndGet();
        tag.release();
    }

    @Override
    public void ended() {
        over = true;
    }

    @Override
    public boolean isViewer() {
        return false;
    }

    void awaitEnd() {
        try {
            thread.join(Duration.ofSeconds(8));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it stands at this moment. */
    EarState state() {
        Session now = session;
        if (now == null) {
            return EarState.waiting(trouble);
        }
        String why = trouble != null ? trouble : now.trouble();
        EarState.How how = why != null
                ? EarState.How.TROUBLE
                : System.nanoTime() - droppedAt < SHOWN_NANOS && droppedAt != Long.MIN_VALUE
                        ? EarState.How.BEHIND
                        : EarState.How.LISTENING;
        Session.Last last = now.last();
        return new EarState(
                how,
                why,
                now.tally().sentences(),
                now.tally().dropped(),
                now.half(),
                last == null ? null : last.text(),
                last == null ? null : last.at());
    }

    private void run() {
        try {
            while (!over) {
                EncodedTag tag = queue.poll(LOOK_MS, TimeUnit.MILLISECONDS);
                lookAfter();
                if (tag != null) {
                    try {
                        take(tag);
                    } finally {
                        tag.release();
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            endSession();
            drain();
            house.ended(roomId, this);
        }
    }

    private void take(EncodedTag tag) {
        byte[] bytes = ByteBufUtil.getBytes(tag.bytes());
        if (tag.sort() == EncodedTag.Sort.AUDIO_SETUP) {
            endPipe();
            setup = bytes;
            era = tag.era();
            return;
        }
        Session now = session;
        if (now == null) {
            return;
        }
        long ms = tag.timestampMs();
        if (ms - lastMs > GAP_MS || ms < lastMs) {
            endPipe();
        }
        try {
            PcmPipe running = pipe;
            if (running == null) {
                running = begin(now, tag.era(), ms);
            }
            if (running != null) {
                running.write(bytes);
            }
        } catch (IOException broken) {
            PcmPipe failed = pipe;
            endPipe();
            trouble(
                    failed == null || failed.lastWords().isEmpty()
                            ? "ffmpeg: " + broken.getMessage()
                            : failed.lastWords());
        }
        lastMs = ms;
        lastSoundAt = System.nanoTime();
    }

    private @Nullable PcmPipe begin(Session now, int soundEra, long ms) throws IOException {
        byte[] first = setup;
        if (first == null || soundEra != era || System.nanoTime() < notBefore) {
            return null;
        }
        PcmPipe started = PcmPipe.start(house.ffmpeg(), Duration.ofMillis(ms), frame -> {
            trouble = null;
            now.hear(frame);
        });
        pipe = started;
        started.write(first);
        return started;
    }

    private void lookAfter() {
        long now = System.nanoTime();
        Session running = session;
        if (!human && running != null) {
            endSession();
            askAt = Long.MIN_VALUE;
        } else if (human && (askAt == Long.MIN_VALUE || now - askAt > ASK_NANOS)) {
            askAt = now;
            follow(house.showToHear(roomId));
        }
        if (pipe != null && now - lastSoundAt > SILENT_NANOS) {
            pause();
        }
        noteDropped();
    }

    private void follow(Optional<Long> show) {
        Session running = session;
        if (running != null && !show.equals(Optional.of(running.showId()))) {
            endSession();
            running = null;
        }
        if (running == null && show.isPresent() && System.nanoTime() >= notBefore) {
            try {
                session = house.open(show.get(), clock);
                trouble = null;
                LOG.info("listening begins room={} show={}", roomId, show.get());
            } catch (IOException | IllegalArgumentException wrong) {
                trouble(String.valueOf(wrong.getMessage()));
            }
        }
    }

    /** The sound stopped: silence ends the sentence that was being said. */
    private void pause() {
        PcmPipe running = pipe;
        Session now = session;
        endPipe();
        if (running != null && now != null) {
            now.hear(new Frame(running.end(), ONE_SECOND_OF_SILENCE.clone()));
        }
    }

    private void noteDropped() {
        Session now = session;
        if (now == null) {
            dropped = Duration.ZERO;
            droppedTags = overflowed.get();
            return;
        }
        Duration all = now.tally().dropped();
        long tags = overflowed.get();
        if (all.compareTo(dropped) > 0 || tags > droppedTags) {
            droppedAt = System.nanoTime();
        }
        dropped = all;
        droppedTags = tags;
    }

    private void trouble(String why) {
        trouble = why;
        notBefore = System.nanoTime() + AGAIN_NANOS;
        LOG.warn("listening failed, again in a while: room={} why={}", roomId, why);
    }

    private void endPipe() {
        PcmPipe running = pipe;
        pipe = null;
        if (running != null) {
            running.close();
        }
    }

    private void endSession() {
        endPipe();
        Session running = session;
        session = null;
        if (running != null) {
            LOG.info("listening ends room={} show={}", roomId, running.showId());
            // It may finish its last sentence while the next one already listens.
            house.finish(running);
        }
    }

    private void drain() {
        for (EncodedTag tag = queue.poll(); tag != null; tag = queue.poll()) {
            tag.release();
        }
    }
}
