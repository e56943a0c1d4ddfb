package org.qiantang.app.shortvideo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The folder of files on their way in, and of those that wait to be made into films; each by its number alone. */
final class UploadFolder {
    private static final int SOME = 1 << 16;

    private final Path root;

    UploadFolder(Path root) {
        this.root = root;
    }

    Path file(long id) {
        return root.resolve(id + ".part");
    }

    /** How much of a file has come, in bytes. */
    long has(long id) {
        try {
            return Files.exists(file(id)) ? Files.size(file(id)) : 0;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /**
     * Adds what comes to a file, up to its length. What had come before a connection broke is kept, since its sender goes
     * on from there.
     *
     * @return whether there was more than fits, which is not kept
     */
    boolean add(long id, InputStream more, long bytes) throws IOException {
        Files.createDirectories(root);
        long left = bytes - has(id);
        try (OutputStream out = Files.newOutputStream(file(id), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var some = new byte[SOME];
            while (left > 0) {
                int read = more.read(some, 0, (int) Math.min(some.length, left));
                if (read < 0) {
                    return false;
                }
                out.write(some, 0, read);
                left -= read;
            }
        }
        return more.read() >= 0;
    }

    void remove(long id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** The numbers of all files there. */
    List<Long> all() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,19}\\.part"))
                    .map(name -> Long.valueOf(name.substring(0, name.indexOf('.'))))
                    .toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
