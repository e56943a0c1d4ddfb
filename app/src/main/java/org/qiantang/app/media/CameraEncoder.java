package org.qiantang.app.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One FFmpeg process that makes H.264 and AAC of what a browser's recorder sends. Its methods never block. */
final class CameraEncoder implements AutoCloseable {
    /** As many bytes tell one container from another. */
    static final int HEAD_BYTES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(CameraEncoder.class);
    private static final int KEY_FRAME_SECONDS = 2;
    private static final int FRAMES = 25;
    private static final long END_SECONDS = 3;

    private final Process process;
    private final Runnable drained;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private long waitingBytes;
    private boolean finishing;
    private boolean gone;

    private CameraEncoder(Process process, Runnable drained) {
        this.process = process;
        this.drained = drained;
    }

    /** FFmpeg's name for what begins with these bytes: WebM or MP4, and nothing else is let near it. */
    static Optional<String> containerOf(byte[] first) {
        if (first.length >= 4
                && first[0] == 0x1A
                && first[1] == 0x45
                && first[2] == (byte) 0xDF
                && first[3] == (byte) 0xA3) {
            return Optional.of("matroska");
        }
        boolean mp4 = first.length >= 8 && first[4] == 'f' && first[5] == 't' && first[6] == 'y' && first[7] == 'p';
        return mp4 ? Optional.of("mp4") : Optional.empty();
    }

    /**
     * Starts the process.
     *
     * @param drained called when what was waiting has been written
     * @param ended called once when the process is gone, with whether that was asked for
     */
    static CameraEncoder start(
            Path ffmpeg,
            String container,
            CameraForm form,
            Consumer<FlvTag> sink,
            Runnable drained,
            Consumer<Boolean> ended)
            throws IOException {
        Process process = new ProcessBuilder(command(ffmpeg, container, form)).start();
        var encoder = new CameraEncoder(process, drained);
        Thread.ofVirtual().name("camera-pieces").start(encoder::writeOn);
        Thread.ofVirtual().name("camera-complaints").start(encoder::noteComplaints);
        Thread.ofVirtual().name("camera-tags").start(() -> encoder.pump(sink, ended));
        LOG.info("camera encoder started container={} pid={}", container, process.pid());
        return encoder;
    }

    synchronized void write(byte[] piece) {
        if (!finishing && !gone) {
            waiting.add(piece);
            waitingBytes += piece.length;
            notifyAll();
        }
    }

    synchronized long waitingBytes() {
        return waitingBytes;
    }

    /** No more pieces will come: the process is to end with the last picture. */
    void finish() {
        asked.set(true);
        synchronized (this) {
            finishing = true;
            notifyAll();
        }
    }

    /** Ends it at once. */
    @Override
    public void close() {
        asked.set(true);
        synchronized (this) {
            gone = true;
            waiting.clear();
            waitingBytes = 0;
            notifyAll();
        }
        process.destroyForcibly();
    }

    private void writeOn() {
        try (OutputStream input = process.getOutputStream()) {
            for (byte[] piece = take(); piece != null; piece = take()) {
                input.write(piece);
                input.flush();
            }
        } catch (IOException died) {
            LOG.debug("the camera's encoder takes nothing more", died);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private byte @Nullable [] take() throws InterruptedException {
        boolean empty;
        byte[] piece;
        synchronized (this) {
            while (waiting.isEmpty() && !finishing && !gone) {
                wait();
            }
            piece = waiting.poll();
            waitingBytes -= piece == null ? 0 : piece.length;
            empty = waiting.isEmpty() && !finishing && !gone;
        }
        if (empty) {
            drained.run();
        }
        return piece;
    }

    private void pump(Consumer<FlvTag> sink, Consumer<Boolean> ended) {
        try {
            FlvReader.pump(process.getInputStream(), sink);
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException broken) {
            LOG.debug("the camera's encoder broke off", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            ended.accept(asked.get());
        }
    }

    private void noteComplaints() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.info("the camera's encoder says line={}", line);
            }
        } catch (IOException ended) {
            LOG.debug("the encoder's error output ended", ended);
        }
    }

    private static List<String> command(Path ffmpeg, String container, CameraForm form) {
        String everyTwoSeconds = Integer.toString(FRAMES * KEY_FRAME_SECONDS);
        List<String> command =
                new ArrayList<>(List.of(ffmpeg.toString(), "-hide_banner", "-nostats", "-loglevel", "error"));
        // The container comes from outside: it may be read from the pipe alone, and not name other files.
        command.addAll(List.of("-protocol_whitelist", "pipe", "-fflags", "+nobuffer+genpts"));
        command.addAll(List.of("-probesize", "1000000", "-analyzeduration", "1000000"));
        command.addAll(List.of("-f", container, "-i", "pipe:0", "-map", "0:v:0", "-map", "0:a:0?"));
        command.addAll(List.of("-vf", form.filter() + ",fps=" + FRAMES + ",format=yuv420p,setsar=1"));
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-threads", "2"));
        command.addAll(List.of("-crf", "23", "-maxrate", "2200k", "-bufsize", "2200k", "-sc_threshold", "0"));
        command.addAll(List.of("-g", everyTwoSeconds, "-keyint_min", everyTwoSeconds));
        command.addAll(
                List.of("-c:a", "aac", "-b:a", "96k", "-ar", "48000", "-ac", "2", "-af", "aresample=async=1000"));
        command.addAll(List.of("-flvflags", "no_duration_filesize", "-flush_packets", "1", "-f", "flv", "pipe:1"));
        return command;
    }
}
