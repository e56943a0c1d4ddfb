package org.qiantang.engine.tlog.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store in a folder, whose files can be served as they lie. A lock keeps a second writer out, in this process and in
 * others of the same machine.
 */
public final class FileTiles implements TileStore, AutoCloseable {
    private static final String LOCK = ".lock";

    /**
     * The folders that this process has open. POSIX takes all of a process's locks on a file away as soon as it closes any
     * channel to it, so a second one may not even be opened to try: looking here first is why there is static state at all.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final Path real;
    private final FileChannel lock;

    /**
     * Opens a folder, and makes it where it is not there.
     *
     * @throws IllegalStateException if somebody else has it open
     * @throws UncheckedIOException if the disk fails
     */
    public FileTiles(Path root) {
        this.root = root.toAbsolutePath();
        try {
            var renamed = new LinkedHashSet<Path>();
            makeFolder(this.root, renamed);
            renamed.forEach(FileTiles::force);
            this.real = root.toRealPath();
            this.lock = hold(real);
        } catch (IOException trouble) {
            throw new UncheckedIOException("not opened: folder=" + root, trouble);
        }
    }

    private static FileChannel hold(Path folder) throws IOException {
        if (!HELD.add(folder)) {
            throw taken(folder);
        }
        FileChannel lock = null;
        boolean held = false;
        try {
            lock = FileChannel.open(folder.resolve(LOCK), CREATE, WRITE);
            held = lock.tryLock() != null;
            if (!held) {
                throw taken(folder);
            }
            return lock;
        } finally {
            if (!held) {
                if (lock != null) {
                    lock.close();
                }
                HELD.remove(folder);
            }
        }
    }

    private static IllegalStateException taken(Path folder) {
        return new IllegalStateException("folder: " + folder + " (expected: one that nobody else has open)");
    }

    @Override
    public byte @Nullable [] read(String path) {
        try {
            return Files.readAllBytes(root.resolve(Paths.checked(path)));
        } catch (NoSuchFileException absent) {
            return null;
        } catch (IOException trouble) {
            throw new UncheckedIOException("not read: path=" + path, trouble);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>A file is written aside, forced to the disk and moved to its name, and then the folders are forced: a name that is
     * there after a power cut stands for whole bytes.
     */
    @Override
    public void write(Map<String, byte[]> files) {
        files.keySet().forEach(Paths::checked);
        var renamed = new LinkedHashSet<Path>();
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path part = root.resolve(file.getKey() + Paths.PART);
                makeFolder(folderOf(part), renamed);
                writeForced(part, file.getValue());
            }
            for (String path : files.keySet()) {
                Path file = root.resolve(path);
                Files.move(root.resolve(path + Paths.PART), file, ATOMIC_MOVE);
                renamed.add(folderOf(file));
            }
            renamed.forEach(FileTiles::force);
        } catch (IOException trouble) {
            throw new UncheckedIOException("not written: files=" + files.keySet(), trouble);
        }
    }

    @Override
    public void drop(String folder) {
        Path top = root.resolve(Paths.checked(folder));
        if (!Files.isDirectory(top)) {
            return;
        }
        try (Stream<Path> beneath = Files.walk(top)) {
            List<Path> deepestFirst = beneath.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException("not dropped: folder=" + folder, trouble);
        }
    }

    /** Lets others open the folder. */
    @Override
    public synchronized void close() {
        // Closed twice, it must not let go of what somebody else has opened since.
        if (!lock.isOpen()) {
            return;
        }
        try {
            lock.close();
        } catch (IOException trouble) {
            throw new UncheckedIOException("not closed: folder=" + root, trouble);
        } finally {
            HELD.remove(real);
        }
    }

    private static void writeForced(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("file: " + file + " (expected: one in a folder)");
        }
        return folder;
    }

    /** Makes a folder and those above it; the folders that got a new name in them are noted. */
    private static void makeFolder(Path folder, Set<Path> renamed) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.getParent();
        if (above != null) {
            makeFolder(above, renamed);
            renamed.add(above);
        }
        Files.createDirectory(folder);
    }

    private static void force(Path folder) {
        try (FileChannel names = FileChannel.open(folder, READ)) {
            names.force(true);
        } catch (IOException trouble) {
            throw new UncheckedIOException("not forced: folder=" + folder, trouble);
        }
    }
}
