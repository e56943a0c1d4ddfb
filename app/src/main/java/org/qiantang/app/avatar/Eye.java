package org.qiantang.app.avatar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.EncodedTag;
import org.qiantang.app.media.FlvTag;
import org.qiantang.engine.performance.presenter.Likeness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one stream of an engine: FLV tags in, pictures of the right size and sound out, by one run of FFmpeg.
 *
 * <p>Who hands tags in never waits: what cannot be followed is left out, up to the next picture that stands alone.
 */
final class Eye implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Eye.class);
    /** Some five seconds of a stream. */
    private static final int MOST_WAITING = 400;

    private static final long MOST_BYTES = 16L << 20;

    private static final long LOOK_MS = 250;
    private static final int PICTURES = 1;

    /** Is given what was seen and heard, on one thread. */
    interface Sink {
        void seen(long ms, Likeness picture);

        /**
         * Sound that belongs to the pictures of its time.
         *
         * @param samples 16-bit mono at {@link Echo#SOUND_RATE}
         */
        void heard(long ms, short[] samples);
    }

    private final int width;
    private final int height;
    private final Sink sink;
    private final BlockingQueue<FlvTag> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong bytes = new AtomicLong();
    private volatile @Nullable Process process;
    private volatile boolean closed;
    // Of the thread that hands tags in.
    private boolean waitsForKey = true;

    private Eye(int width, int height, Sink sink) {
        this.width = width;
        this.height = height;
        this.sink = sink;
    }

    /** Opens an eye without waiting for its program; the tags of both setups are to be handed in first. */
    static Eye open(Path ffmpeg, int width, int height, List<FlvTag> setups, Sink sink) {
        Eye eye = new Eye(width, height, sink);
        Thread.ofVirtual().name("avatar-tags").start(() -> eye.run(ffmpeg, setups));
        return eye;
    }

    /** Hands the next tag in; false if this eye is shut. */
    boolean look(FlvTag tag) {
        if (closed) {
            return false;
        }
        if (waitsForKey && !tag.isKeyFrame()) {
            return true;
        }
        waitsForKey = false;
        int size = tag.payload().readableBytes();
        if (bytes.get() + size <= MOST_BYTES && queue.offer(tag)) {
            bytes.addAndGet(size);
            return true;
        }
        LOG.warn("an avatar's stream cannot be followed, and goes on with its next whole picture");
        for (FlvTag left = queue.poll(); left != null; left = queue.poll()) {
            bytes.addAndGet(-left.payload().readableBytes());
        }
        waitsForKey = true;
        return true;
    }

    @Override
    public void close() {
        closed = true;
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    private static List<String> command(Path ffmpeg, int width, int height) {
        String size = width + ":" + height;
        return List.of(
                ffmpeg.toString(),
                "-hide_banner",
                "-nostats",
                "-loglevel",
                "error",
                "-protocol_whitelist",
                "pipe",
                "-fflags",
                "nobuffer",
                "-flags",
                "low_delay",
                "-probesize",
                "65536",
                "-analyzeduration",
                "200000",
                "-threads",
                "1",
                "-f",
                "flv",
                "-i",
                "pipe:0",
                "-map",
                "0:v:0",
                "-map",
                "0:a:0",
                "-filter_threads",
                "1",
                // All of the place is filled; of what is too high, more is cut off below than above a head.
                "-vf",
                "fps=25,scale=" + size + ":force_original_aspect_ratio=increase:flags=bilinear,crop=" + size
                        + ":(iw-ow)/2:(ih-oh)/6",
                "-pix_fmt",
                "bgr0",
                "-c:v",
                "rawvideo",
                "-af",
                "aresample=async=1",
                "-ar",
                Integer.toString(Echo.SOUND_RATE),
                "-ac",
                "1",
                "-c:a",
                "pcm_s16le",
                "-max_interleave_delta",
                "300000",
                "-flush_packets",
                "1",
                "-cluster_time_limit",
                "20",
                "-allow_raw_vfw",
                "1",
                "-f",
                "matroska",
                "pipe:1");
    }

    private void run(Path ffmpeg, List<FlvTag> setups) {
        try {
            Process started = new ProcessBuilder(command(ffmpeg, width, height)).start();
            process = started;
            Thread.ofVirtual().name("avatar-pictures").start(() -> read(started));
            Thread.ofVirtual().name("avatar-complaints").start(() -> noteComplaints(started));
            write(started.getOutputStream(), setups);
        } catch (IOException gone) {
            LOG.info("an avatar's decoder takes no more: reason={}", gone.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            close();
            queue.clear();
        }
    }

    private void write(OutputStream out, List<FlvTag> setups) throws IOException, InterruptedException {
        out.write(EncodedTag.streamHead(true));
        for (FlvTag setup : setups) {
            out.write(setup.bytes());
        }
        while (!closed) {
            FlvTag tag = queue.poll(LOOK_MS, TimeUnit.MILLISECONDS);
            if (tag != null) {
                bytes.addAndGet(-tag.payload().readableBytes());
                out.write(tag.bytes());
            }
            if (queue.isEmpty()) {
                out.flush();
            }
        }
    }

    private void read(Process running) {
        try {
            RawReader.pump(running.getInputStream(), this::take);
        } catch (IOException broken) {
            LOG.debug("an avatar's decoder broke off", broken);
        } catch (RuntimeException broken) {
            LOG.error("an avatar's picture could not be taken", broken);
        } finally {
            close();
        }
    }

    private void take(int track, long ms, byte[] bytes) {
        if (closed) {
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (track == PICTURES) {
            int[] points = new int[bytes.length / 4];
            in.asIntBuffer().get(points);
            sink.seen(ms, new Likeness(width, height, points));
        } else {
            short[] samples = new short[bytes.length / 2];
            in.asShortBuffer().get(samples);
            sink.heard(ms, samples);
        }
    }

    private void noteComplaints(Process running) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(running.getErrorStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.info("an avatar's decoder says line={}", line);
            }
        } catch (IOException ended) {
            LOG.debug("an avatar's decoder's error output ended", ended);
        }
    }
}
