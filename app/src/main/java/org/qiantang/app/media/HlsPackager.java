package org.qiantang.app.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Keeps an HLS playlist, {@code ROOT/ROOM/index.m3u8}, for every room that is on air; without FFmpeg it does nothing. */
public final class HlsPackager implements AutoCloseable {
    public static final String PLAYLIST = "index.m3u8";

    private final Path root;
    private final Map<Long, HlsFolder> folders = new ConcurrentHashMap<>();

    /**
     * A packager for all programmes that begin from now on.
     *
     * @param root a folder of its own: what an earlier run left in it is removed
     */
    public HlsPackager(Optional<Path> ffmpeg, Path root, Programmes programmes) {
        this.root = root.toAbsolutePath();
        ffmpeg.ifPresent(program -> {
            removeLeftovers();
            programmes.whenOneBegins((roomId, join) -> attach(program, roomId, join, programmes));
        });
    }

    /** Where a room's playlist lies while it is on air. */
    Path folder(long roomId) {
        return root.resolve(Long.toString(roomId));
    }

    @Override
    public void close() {
        List.copyOf(folders.values()).forEach(HlsFolder::ended);
        List.copyOf(folders.values()).forEach(HlsFolder::awaitEnd);
    }

    private void attach(Path ffmpeg, long roomId, Consumer<Outlet> join, Programmes programmes) {
        HlsFolder folder = folders.compute(
                roomId,
                (id, older) -> new HlsFolder(
                        ffmpeg,
                        root.resolve(Long.toString(id)),
                        programmes.clock(),
                        Optional.ofNullable(older),
                        ended -> folders.remove(id, ended)));
        join.accept(folder);
        folder.start();
    }

    private void removeLeftovers() {
        try {
            Files.createDirectories(root);
            try (Stream<Path> left = Files.list(root)) {
                for (Path folder : left.filter(Files::isDirectory).toList()) {
                    HlsFolder.remove(folder);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("hls root cannot be prepared: " + root, failed);
        }
    }
}
