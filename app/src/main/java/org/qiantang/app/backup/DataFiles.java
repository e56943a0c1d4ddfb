package org.qiantang.app.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a data folder that are worth keeping, while the program may go on writing them. */
final class DataFiles {
    /** What the program makes anew, what has a term of its own, or what is the database itself. */
    private static final Set<String> NOT_KEPT = Set.of("postgres", "hls", "packs", "exports");

    /** The checkpoint before the head: it may not be larger. */
    private static final List<String> HEADS = List.of("log/checkpoint", "log/head");

    /** What a tile of the log was before it was full. */
    private static final Pattern PARTIAL = Pattern.compile("(log/tile/.+)\\.p/[0-9]{1,3}");

    private static final Pattern NEVER_KEPT = Pattern.compile("log/(.*\\.part|\\.lock)");

    private final Path data;
    private final Map<String, byte[]> heads;
    private final Set<String> names;

    /** Takes a file. */
    @FunctionalInterface
    interface Taker {
        void take(String name, InputStream bytes) throws IOException;
    }

    private DataFiles(Path data, Map<String, byte[]> heads, Set<String> names) {
        this.data = data;
        this.heads = heads;
        this.names = names;
    }

    /**
     * Looks what there is. What the log's head names is there by then, and stays, or is in the full tile that took its place: so
     * the head is read first, and all else after it.
     */
    static DataFiles list(Path data) throws IOException {
        var heads = new LinkedHashMap<String, byte[]>();
        for (String name : HEADS) {
            byte @Nullable [] bytes = read(data.resolve(name));
            if (bytes != null) {
                heads.put(name, bytes);
            }
        }
        var names = new TreeSet<String>();
        walk(data, names);
        // Once more: of a tile that grows full while it is walked the first walk may see neither the part nor the
        // whole.
        walk(data, names);
        names.removeAll(HEADS);
        return new DataFiles(data, heads, names);
    }

    /**
     * Hands over all of them but some.
     *
     * @return those that are gone since they were listed
     */
    List<String> handOver(Set<Path> but, Taker taker) throws IOException {
        for (Map.Entry<String, byte[]> head : heads.entrySet()) {
            taker.take(head.getKey(), new ByteArrayInputStream(head.getValue()));
        }
        var waiting = new ArrayDeque<String>(names);
        var known = new TreeSet<String>(names);
        var gone = new TreeSet<String>();
        while (!waiting.isEmpty()) {
            String name = waiting.removeFirst();
            Path path = data.resolve(name);
            if (but.contains(path.toAbsolutePath())) {
                continue;
            }
            try (InputStream bytes = Files.newInputStream(path)) {
                taker.take(name, bytes);
            } catch (NoSuchFileException _) {
                Matcher partial = PARTIAL.matcher(name);
                if (!partial.matches()) {
                    gone.add(name);
                } else if (known.add(partial.group(1))) {
                    waiting.addLast(partial.group(1));
                }
            }
        }
        return List.copyOf(gone);
    }

    private static byte @Nullable [] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException absent) {
            return null;
        }
    }

    private static void walk(Path data, Set<String> names) throws IOException {
        if (!Files.isDirectory(data)) {
            return;
        }
        try (Stream<Path> tops = Files.list(data)) {
            for (Path top : tops.toList()) {
                if (!NOT_KEPT.contains(top.getFileName().toString())) {
                    Files.walkFileTree(top, new Walk(data, names));
                }
            }
        }
    }

    /** What goes while it walks is passed over. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path data;
        private final Set<String> names;

        Walk(Path data, Set<String> names) {
            this.data = data;
            this.names = names;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = data.relativize(file).toString();
            if (Files.isRegularFile(file) && !NEVER_KEPT.matcher(name).matches()) {
                names.add(name);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException trouble) throws IOException {
            return passOver(trouble);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException trouble) throws IOException {
            return trouble == null ? FileVisitResult.CONTINUE : passOver(trouble);
        }

        private static FileVisitResult passOver(IOException trouble) throws IOException {
            if (trouble instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw trouble;
        }
    }
}
