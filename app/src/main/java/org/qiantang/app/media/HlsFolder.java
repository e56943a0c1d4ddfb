package org.qiantang.app.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HLS files of one programme, cut by an FFmpeg process of its own.
 *
 * <p>MPEG-TS, because its segments carry their setups within: after a cut to another camera a new process goes on
 * with the same playlist behind a discontinuity mark, and older segments stay playable.
 */
final class HlsFolder implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(HlsFolder.class);
    private static final long MAX_WAITING_BYTES = 4 << 20;
    private static final Duration STUCK = Duration.ofSeconds(10);
    private static final Duration LONG_LIFE = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MS = 1_000;
    private static final long LONGEST_PAUSE_MS = 30_000;
    private static final Duration KEEP_OLD_SEGMENTS = Duration.ofSeconds(30);

    private final Path ffmpeg;
    private final Path folder;
    private final InstantSource clock;
    private final Optional<HlsFolder> older;
    private final Consumer<HlsFolder> whenEnded;
    private final TagQueue queue = new TagQueue(MAX_WAITING_BYTES);
    private final Thread thread;
    private final Map<EncodedTag.Sort, EncodedTag> setups = new EnumMap<>(EncodedTag.Sort.class);

    private volatile boolean over;
    private volatile @Nullable Process process;
    private volatile long writingSinceMs = Long.MAX_VALUE;
    private int processEra;
    private long startedAtMs;
    private long pauseMs;
    private long notBeforeMs;

    /**
     * A folder to be filled.
     *
     * @param older what filled it for the room's programme before; its end is awaited
     */
    HlsFolder(Path ffmpeg, Path folder, InstantSource clock, Optional<HlsFolder> older, Consumer<HlsFolder> whenEnded) {
        this.ffmpeg = ffmpeg;
        this.folder = folder;
        this.clock = clock;
        this.older = older;
        this.whenEnded = whenEnded;
        this.thread =
                Thread.ofPlatform().daemon().name("hls-" + folder.getFileName()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void offer(EncodedTag tag) {
        queue.offer(tag);
        Process running = process;
        if (running != null && clock.millis() - writingSinceMs > STUCK.toMillis()) {
            running.destroyForcibly(); // the write that hangs then fails, and a new process is started
        }
    }

    @Override
    public void ended() {
        over = true;
        queue.close();
    }

    @Override
    public boolean isViewer() {
        return false;
    }

    void awaitEnd() {
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        older.ifPresent(HlsFolder::awaitEnd);
        try {
            while (!over) {
                EncodedTag tag = queue.take();
                if (tag != null) {
                    take(tag);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            stopProcess();
            setups.values().forEach(EncodedTag::release);
            setups.clear();
            queue.close();
            removeQuietly();
            whenEnded.accept(this);
        }
    }

    /** Writes the tag to the process that its era needs, starting one if need be; uses up the tag's count. */
    private void take(EncodedTag tag) throws InterruptedException {
        if (tag.sort().isSetup()) {
            remember(tag);
            return;
        }
        Process running = process;
        boolean fits = running != null && running.isAlive() && processEra == tag.era();
        if (!fits && (tag.sort() != EncodedTag.Sort.KEY || clock.millis() < notBeforeMs)) {
            tag.release();
            return;
        }
        try {
            if (!fits) {
                restart(tag.era());
            }
            write(tag);
        } catch (IOException failed) {
            LOG.warn("hls process failed folder={} why={}", folder, failed.getMessage());
            stopProcess();
        } finally {
            tag.release();
        }
    }

    private void remember(EncodedTag setup) {
        // An era without sound must not inherit the setup of the one before.
        if (setup.sort() == EncodedTag.Sort.METADATA) {
            setups.values().forEach(EncodedTag::release);
            setups.clear();
        }
        EncodedTag before = setups.put(setup.sort(), setup);
        if (before != null) {
            before.release();
        }
    }

    private void restart(int era) throws IOException {
        boolean died = process != null && processEra == era;
        stopProcess();
        long nowMs = clock.millis();
        if (died) {
            boolean livedLong = nowMs - startedAtMs > LONG_LIFE.toMillis();
            pauseMs = livedLong ? FIRST_PAUSE_MS : Math.clamp(pauseMs * 2, FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
            notBeforeMs = nowMs + pauseMs;
        }
        Files.createDirectories(folder);
        sweep();
        processEra = era;
        startedAtMs = nowMs;
        process = new ProcessBuilder(command())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile())
                .start();
        LOG.info("hls process started folder={} era={}", folder, era);
        writeBytes(EncodedTag.streamHead(setups.containsKey(EncodedTag.Sort.AUDIO_SETUP)));
        for (EncodedTag setup : setups.values()) {
            write(setup);
        }
    }

    private List<String> command() {
        return List.of(
                ffmpeg.toString(),
                "-hide_banner",
                "-nostdin",
                "-loglevel",
                "error",
                "-probesize",
                "1000000",
                "-analyzeduration",
                "1000000",
                "-f",
                "flv",
                "-i",
                "pipe:0",
                "-c",
                "copy",
                "-f",
                "hls",
                "-hls_time",
                "1",
                "-hls_list_size",
                "8",
                "-hls_delete_threshold",
                "4",
                "-hls_segment_type",
                "mpegts",
                "-hls_start_number_source",
                "epoch",
                "-hls_flags",
                "delete_segments+append_list+discont_start+omit_endlist+temp_file+program_date_time",
                "-hls_segment_filename",
                folder.resolve("%d.ts").toString(),
                folder.resolve(HlsPackager.PLAYLIST).toString());
    }

    private void write(EncodedTag tag) throws IOException {
        byte[] bytes = new byte[tag.size()];
        tag.bytes().getBytes(tag.bytes().readerIndex(), bytes);
        writeBytes(bytes);
    }

    private void writeBytes(byte[] bytes) throws IOException {
        Process running = process;
        if (running == null) {
            return;
        }
        OutputStream pipe = running.getOutputStream();
        writingSinceMs = clock.millis();
        try {
            pipe.write(bytes);
            pipe.flush();
        } finally {
            writingSinceMs = Long.MAX_VALUE;
        }
    }

    private void stopProcess() {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            running.getOutputStream().close();
        } catch (IOException brokenPipe) {
            // it is gone already
        }
        try {
            if (!running.waitFor(2, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    // Each process deletes only the segments it wrote itself.
    private void sweep() throws IOException {
        Path playlist = folder.resolve(HlsPackager.PLAYLIST);
        String listed = Files.exists(playlist) ? Files.readString(playlist) : "";
        long oldMs = clock.millis() - KEEP_OLD_SEGMENTS.toMillis();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".ts")).toList()) {
                boolean old = Files.getLastModifiedTime(file).toMillis() < oldMs;
                if (old && !listed.contains("\n" + file.getFileName() + "\n")) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void removeQuietly() {
        try {
            remove(folder);
            Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".log"));
        } catch (IOException failed) {
            LOG.warn("hls folder could not be removed folder={} why={}", folder, failed.getMessage());
        }
    }

    static void remove(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
