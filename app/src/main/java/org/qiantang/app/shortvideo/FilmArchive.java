package org.qiantang.app.shortvideo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folder of films: a folder for each, in it the newest video and its cover, and what was judged while it is down. */
final class FilmArchive {
    private static final String HELD = "held-";

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

    boolean has(long filmId, int version) {
        return Files.isRegularFile(video(filmId, version));
    }

    /** Where the video lies that was judged when a film was taken down. */
    Path judged(long filmId, long takedownId) {
        return root.resolve(Long.toString(filmId)).resolve(HELD + takedownId + ".mp4");
    }

    /**
     * Keeps a version's video as it is now, whatever is made in its place later.
     *
     * @return SHA-256 of what is kept, in hexadecimal digits; empty where the version's file is gone
     */
    Optional<String> hold(long filmId, int version, long takedownId) {
        Path judged = judged(filmId, takedownId);
        try {
            link(judged, video(filmId, version));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return hash(judged);
    }

    /** A second name for a file, which keeps it when another comes in its place; a copy where the disk knows no such names. */
    private static void link(Path name, Path file) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (FileSystemException | UnsupportedOperationException _) {
            Files.copy(file, name);
        }
    }

    /** What was judged need no longer be kept. */
    void letGo(long filmId, long takedownId) {
        try {
            Files.deleteIfExists(judged(filmId, takedownId));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** Whether what was judged is kept, and is not what now lies there as this version. */
    boolean isJudgedOther(long filmId, int version, long takedownId) {
        Path judged = judged(filmId, takedownId);
        try {
            return Files.isRegularFile(judged)
                    && !(has(filmId, version) && Files.isSameFile(judged, video(filmId, version)));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static Optional<String> hash(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing", missing);
        }
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

    /** Removes all of a film but the files of this version, and what is kept since it was judged. */
    void keepOnly(long filmId, int version) {
        removeAll(filmId, name -> !name.startsWith(version + ".") && !name.startsWith(HELD));
    }

    /** Removes all of a film. */
    void remove(long filmId) {
        removeAll(filmId, _ -> true);
        try {
            Files.deleteIfExists(root.resolve(Long.toString(filmId)));
        } catch (DirectoryNotEmptyException _) {
            // An officer has just laid a file aside there; who does so removes it once the film turns out to be gone.
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private void removeAll(long filmId, Predicate<String> which) {
        Path folder = root.resolve(Long.toString(filmId));
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> others = files.filter(
                            file -> which.test(file.getFileName().toString()))
                    .toList();
            for (Path other : others) {
                Files.deleteIfExists(other);
            }
        } catch (NoSuchFileException _) {
            // Somebody else has removed the whole folder meanwhile.
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
