package org.qiantang.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera that shows one film over and over: FFmpeg, publishing by RTMP as anybody's would.
 *
 * <p>It publishes again, after a pause, whenever the publishing ends: a person who wants the room's key for a camera of
 * their own finds the room free in between.
 */
final class LoopedCamera implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopedCamera.class);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final List<String> command;
    private final Duration pause;
    private final Thread keeper;
    private volatile boolean closed;
    private @Nullable Process publishing;

    private LoopedCamera(List<String> command, Duration pause) {
        this.command = command;
        this.pause = pause;
        this.keeper = Thread.ofVirtual().name("looped-camera").unstarted(this::keep);
    }

    /**
     * Begins to publish.
     *
     * @param to the address with its key, such as {@code rtmp://127.0.0.1:1935/live/KEY}; never logged
     * @param pause how long to wait before publishing again
     */
    static LoopedCamera start(Path ffmpeg, Path film, String to, Duration pause) {
        var camera = new LoopedCamera(
                List.of(
                        ffmpeg.toString(),
                        "-nostdin",
                        "-loglevel",
                        "error",
                        "-re",
                        "-stream_loop",
                        "-1",
                        "-i",
                        film.toString(),
                        "-c",
                        "copy",
                        "-f",
                        "flv",
                        to),
                pause);
        camera.keeper.start();
        return camera;
    }

    private void keep() {
        while (!closed) {
            try {
                Process process = begin();
                if (process != null) {
                    LOG.info("the looped camera stopped publishing: status={}", process.waitFor());
                }
                Thread.sleep(pause);
            } catch (IOException trouble) {
                LOG.warn("the looped camera cannot publish", trouble);
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized @Nullable Process begin() throws IOException {
        if (closed) {
            return null;
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        publishing = process;
        return process;
    }

    /** Whether FFmpeg is at work now. */
    synchronized boolean isPublishing() {
        Process process = publishing;
        return process != null && process.isAlive();
    }

    @Override
    public void close() {
        Process process;
        synchronized (this) {
            closed = true;
            process = publishing;
        }
        keeper.interrupt();
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
