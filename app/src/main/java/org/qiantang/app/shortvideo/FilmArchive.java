package org.qiantang.app.shortvideo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of films: a folder for each, in it the newest video and its cover. */
final class FilmArchive {
    private final Path root;

    FilmArchive(Path root) {
        this.root = root;
    }

    /** Where the video of a version lies or is to lie. */
    Path video(long filmId, int version) {
        return root.resolve(Long.toString(filmId)).resolve(version + ".mp4");
    }

    Path cover(long filmId, int version) {
        return FilmMaker.coverOf(video(filmId, version));
    }

    /** Free bytes on its disk. */
    long free() {
        try {
            Files.createDirectories(root);
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** Removes all of a film but one version's files; none is kept for version 0. */
    void keepOnly(long filmId, int version) {
        Path folder = root.resolve(Long.toString(filmId));
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> others = files.filter(
                            file -> !file.getFileName().toString().startsWith(version + "."))
                    .toList();
            for (Path other : others) {
                Files.deleteIfExists(other);
            }
            if (version == 0) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
