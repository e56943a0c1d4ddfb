package org.qiantang.app.recording;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.EncodedTag;
import org.qiantang.app.media.Outlet;
import org.qiantang.app.media.Source;
import org.qiantang.app.media.TagQueue;
import org.qiantang.app.media.TsMuxer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records one programme, on a thread of its own: as long as the room has a show that is to be recorded, the picture is
 * cut at key frames into files. The show never waits for it.
 */
final class Tape implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(Tape.class);
    private static final long MAX_WAITING_BYTES = 16 << 20;
    private static final long MAX_SEGMENT_BYTES = 512L << 20;
    private static final long LOOK_MS = 1_000;
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final long PAUSE_MS = 10_000;

    private final long roomId;
    private final Recorder recorder;
    private final TagQueue queue = new TagQueue(MAX_WAITING_BYTES);
    private final Thread thread;
    private volatile boolean over;
    private volatile @Nullable SegmentFile file;

    private @Nullable ByteBuf videoSetup;
    private @Nullable ByteBuf audioSetup;
    private @Nullable TsMuxer muxer;
    private @Nullable Source source;
    private Optional<RecordedShow> wanted = Optional.empty();
    private long lookedAtMs = Long.MIN_VALUE / 2;
    private long notBeforeMs = Long.MIN_VALUE / 2;
    private long skipped;
    private boolean follows;
    private int lastNumber;
    private long lastShow;

    Tape(long roomId, Recorder recorder) {
        this.roomId = roomId;
        this.recorder = recorder;
        this.thread = Thread.ofVirtual().name("tape-" + roomId).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void offer(EncodedTag tag) {
        queue.offer(tag);
    }

    @Override
    public void ended() {
        over = true;
        queue.finish();
    }

    @Override
    public boolean isViewer() {
        return false;
    }

    boolean isRecording() {
        return file != null;
    }

    void awaitEnd() {
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (EncodedTag tag = queue.take(SILENCE); tag != null || !over; tag = queue.take(SILENCE)) {
                if (tag == null) {
                    cut(false); // nothing comes: what there is becomes part of the recording
                    continue;
                }
                try {
                    take(tag);
                } finally {
                    tag.release();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            cut(false);
            queue.close();
            recorder.tapeEnded(roomId, this);
        }
    }

    private void take(EncodedTag tag) {
        switch (tag.sort()) {
            case METADATA -> {
                source = tag.source();
                cut(false);
                videoSetup = null;
                audioSetup = null;
                muxer = null;
            }
            case VIDEO_SETUP -> videoSetup = Unpooled.copiedBuffer(tag.payload());
            case AUDIO_SETUP -> audioSetup = Unpooled.copiedBuffer(tag.payload());
            case KEY -> {
                turn(tag.timestampMs());
                write(tag, true);
            }
            case FRAME, SOUND -> write(tag, false);
        }
    }

    /** At a key frame one piece may end and the next begin. */
    private void turn(long nowMs) {
        if (queue.skipped() != skipped) {
            skipped = queue.skipped();
            LOG.warn("the disk is too slow, part of a recording is missing: room={} tags={}", roomId, skipped);
            cut(false);
        }
        boolean stillWanted = isStillWanted();
        SegmentFile running = file;
        if (running != null && (!stillWanted || running.millis(nowMs) >= recorder.segmentMs())) {
            finish(running, nowMs, stillWanted);
        }
        if (file == null && wanted.isPresent() && recorder.nowMs() >= notBeforeMs) {
            begin(wanted.get(), nowMs);
        }
    }

    private boolean isStillWanted() {
        long now = recorder.nowMs();
        if (now - lookedAtMs >= LOOK_MS) {
            lookedAtMs = now;
            wanted = recorder.wanted(roomId);
        }
        SegmentFile running = file;
        return running != null
                && wanted.isPresent()
                && wanted.get().showId() == running.show().showId();
    }

    private void begin(RecordedShow show, long nowMs) {
        ByteBuf pictures = videoSetup;
        if (pictures == null) {
            return;
        }
        try {
            recorder.requireSpace();
            if (lastShow != show.showId()) {
                lastNumber = recorder.highest(show.showId());
                lastShow = show.showId();
                follows = false;
                muxer = null;
            }
            TsMuxer writer = muxer == null ? new TsMuxer(pictures, audioSetup, mark(show.showId())) : muxer;
            muxer = writer;
            Instant from = recorder.now();
            SegmentFile begun = SegmentFile.begin(recorder.archive(), show, lastNumber + 1, from, nowMs, follows);
            lastNumber++;
            file = begun;
            ByteBuf head = Unpooled.buffer(512);
            writer.begin(head);
            begun.write(head, nowMs);
            recorder.well(roomId);
        } catch (IOException | UncheckedIOException | IndexOutOfBoundsException failed) {
            fail(failed);
        }
    }

    /** What a piece by the digital host says of itself; a person's piece says nothing (GB 45438-2025). */
    private @Nullable String mark(long showId) {
        return source == Source.DIGITAL ? "AIGC=" + recorder.mark().of("show-" + showId) : null;
    }

    private void write(EncodedTag tag, boolean key) {
        SegmentFile running = file;
        TsMuxer writer = muxer;
        if (running == null || writer == null) {
            return;
        }
        long nowMs = tag.timestampMs();
        ByteBuf packets = Unpooled.buffer(tag.size() + tag.size() / 16 + 1_024);
        try {
            if (tag.sort() == EncodedTag.Sort.SOUND) {
                writer.sound(tag.payload(), nowMs, packets);
            } else {
                writer.video(tag.payload(), nowMs, key, packets);
            }
            running.write(packets, nowMs);
            if (running.bytes() > MAX_SEGMENT_BYTES) {
                cut(false);
            }
        } catch (IOException | IndexOutOfBoundsException failed) {
            fail(failed);
        }
    }

    private void cut(boolean goesOn) {
        SegmentFile running = file;
        if (running != null) {
            finish(running, 0, goesOn);
        }
        follows = goesOn && follows;
    }

    private void finish(SegmentFile running, long endMs, boolean goesOn) {
        file = null;
        try {
            recorder.recorded(running.finish(endMs));
            follows = goesOn;
        } catch (IOException failed) {
            file = running;
            fail(failed);
        }
    }

    private void fail(Exception why) {
        LOG.error("a recording stops, the show goes on: room={}", roomId, why);
        SegmentFile broken = file;
        file = null;
        follows = false;
        notBeforeMs = recorder.nowMs() + PAUSE_MS;
        if (broken != null) {
            try {
                broken.abandon();
                lastNumber = broken.number() - 1;
            } catch (UncheckedIOException alsoFailed) {
                LOG.warn("a torn piece stays until the next start: room={}", roomId, alsoFailed);
            }
        }
        recorder.trouble(roomId, NoSpace.is(why) ? Trouble.DISK_FULL : Trouble.CANNOT_WRITE);
    }
}
