package org.qiantang.app.shortvideo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    boolean has(long filmId, int version) {
        return Files.isRegularFile(video(filmId, version));
    }

    /** SHA-256 of a version's video in hexadecimal digits; empty where its file is gone. */
    Optional<String> hash(long filmId, int version) {
        try (InputStream bytes = Files.newInputStream(video(filmId, version))) {
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

    /** Removes all of a film but the files of these versions. */
    void keepOnly(long filmId, Set<Integer> versions) {
        Path folder = root.resolve(Long.toString(filmId));
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> others = files.filter(file -> versions.stream()
                            .noneMatch(version -> file.getFileName().toString().startsWith(version + ".")))
                    .toList();
            for (Path other : others) {
                Files.deleteIfExists(other);
            }
            if (versions.isEmpty()) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
