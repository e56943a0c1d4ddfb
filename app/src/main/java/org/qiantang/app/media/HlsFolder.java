package org.qiantang.app.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HLS files of one programme.
 *
 * <p>MPEG-TS, because its segments carry their setups within: after a cut to another camera a new process goes on
 * with the same playlist, and older segments stay playable.
 */
final class HlsFolder implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(HlsFolder.class);
    private static final long MAX_WAITING_BYTES = 4 << 20;
    private static final Duration LONG_LIFE = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MS = 1_000;
    private static final long LONGEST_PAUSE_MS = 30_000;
    private static final Duration KEEP_OLD_SEGMENTS = Duration.ofSeconds(30);

    private final Path ffmpeg;
    private final Path folder;
    private final Path errors;
    private final InstantSource clock;
    private final Optional<HlsFolder> older;
    private final Consumer<HlsFolder> whenEnded;
    private final long firstNumber;
    private final TagQueue queue = new TagQueue(MAX_WAITING_BYTES);
    private final Thread thread;
    private final Map<EncodedTag.Sort, EncodedTag> setups = new EnumMap<>(EncodedTag.Sort.class);

    private volatile boolean over;
    private volatile @Nullable HlsCutter cutter;
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
        this.errors = folder.resolveSibling(folder.getFileName() + ".log");
        this.clock = clock;
        this.older = older;
        this.whenEnded = whenEnded;
        // Seconds, so that a later programme of the room never reuses a number that a cache may hold.
        this.firstNumber = clock.instant().getEpochSecond();
        this.thread =
                Thread.ofPlatform().daemon().name("hls-" + folder.getFileName()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void offer(EncodedTag tag) {
        queue.offer(tag);
        HlsCutter running = cutter;
        if (running != null) {
            running.killIfStuck();
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
            stopCutter();
            setups.values().forEach(EncodedTag::release);
            setups.clear();
            queue.close();
            removeQuietly();
            whenEnded.accept(this);
        }
    }

    /** Hands the tag to the cutter that its era needs, starting one if need be; uses up the tag's count. */
    private void take(EncodedTag tag) {
        if (tag.sort().isSetup()) {
            remember(tag);
            return;
        }
        try {
            HlsCutter fitting = cutterFor(tag);
            if (fitting != null) {
                fitting.write(tag);
            }
        } catch (IOException failed) {
            LOG.warn("hls is interrupted folder={} why={}", folder, failed.getMessage());
            stopCutter();
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

    private @Nullable HlsCutter cutterFor(EncodedTag tag) throws IOException {
        HlsCutter running = cutter;
        if (running != null && running.isAlive() && running.era() == tag.era()) {
            return running;
        }
        if (tag.sort() != EncodedTag.Sort.KEY || clock.millis() < notBeforeMs) {
            return null;
        }
        if (running != null && running.era() == tag.era()) {
            backOff(running);
        }
        stopCutter();
        Files.createDirectories(folder);
        sweep();
        HlsCutter started = HlsCutter.start(ffmpeg, folder, errors, firstNumber, tag.era(), setups.values(), clock);
        cutter = started;
        return started;
    }

    // The first restart is at once, each further one later, unless it had worked for a while.
    private void backOff(HlsCutter dead) {
        boolean livedLong = dead.age().compareTo(LONG_LIFE) > 0;
        pauseMs = livedLong ? FIRST_PAUSE_MS : Math.clamp(pauseMs * 2, FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
        notBeforeMs = clock.millis() + pauseMs;
    }

    private void stopCutter() {
        HlsCutter running = cutter;
        if (running != null) {
            running.stop();
        }
    }

    // Each cutter deletes only the segments that it wrote or found listed.
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
            Files.deleteIfExists(errors);
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
