package org.qiantang.app.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of recordings: {@code SHOW/000001.ts}, and a note beside each piece until the journal knows of it.
 *
 * <p>The note is on disk before the piece gets its name. So after a crash a piece with a note is told to the journal, and
 * what has neither note nor name was torn and goes.
 */
final class Archive {
    static final String TORN = ".part";
    static final String WHOLE = ".ts";
    static final String NOTE = ".note";

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    private final Path root;
    private final JsonMapper json = new JsonMapper();

    Archive(Path root) {
        this.root = root.toAbsolutePath();
    }

    Path folder(long showId) {
        return root.resolve(Long.toString(showId));
    }

    Path file(long showId, String name) {
        return folder(showId).resolve(name);
    }

    static String name(int number) {
        return "%06d".formatted(number);
    }

    /** Bytes that may still be written where recordings lie. */
    long usableBytes() throws IOException {
        Files.createDirectories(root);
        return Files.getFileStore(root).getUsableSpace();
    }

    /** The highest number of a piece on disk, 0 if there is none. */
    int highest(long showId) throws IOException {
        return files(folder(showId)).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches("[0-9]{6,9}\\..*"))
                .mapToInt(name -> Integer.parseInt(name.substring(0, name.indexOf('.'))))
                .max()
                .orElse(0);
    }

    /** Gives a piece that was written its name; from then on the journal will hear of it, whatever happens. */
    void keep(Segment segment) throws IOException {
        Path folder = folder(segment.showId());
        Path draft = folder.resolve(name(segment.number()) + NOTE + TORN);
        Files.write(draft, json.writeValueAsBytes(segment));
        force(draft);
        Files.move(draft, note(segment), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
                folder.resolve(name(segment.number()) + TORN),
                folder.resolve(segment.file()),
                StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** The journal knows of it. */
    void told(Segment segment) throws IOException {
        Files.deleteIfExists(note(segment));
    }

    /** Removes the pieces up to this number. */
    void removeUpTo(long showId, int upTo) throws IOException {
        for (Path file : files(folder(showId))) {
            String name = file.getFileName().toString();
            if (name.matches("[0-9]{6,9}\\.ts") && Integer.parseInt(name.substring(0, name.indexOf('.'))) <= upTo) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The shows of which anything is kept. */
    List<Long> shows() throws IOException {
        return files(root).stream()
                .map(folder -> folder.getFileName().toString())
                .filter(name -> name.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .toList();
    }

    /** After a start: torn files go, and the pieces that the journal may not know of are named. */
    List<Segment> tidy() {
        var untold = new ArrayList<Segment>();
        try {
            Files.createDirectories(root);
            for (Path folder : files(root)) {
                if (Files.isDirectory(folder)) {
                    tidy(folder, untold);
                }
            }
        } catch (IOException failed) {
            LOG.error("recordings could not be looked through: folder={}", root, failed);
        }
        return untold;
    }

    private void tidy(Path folder, List<Segment> untold) throws IOException {
        for (Path note : files(folder)) {
            if (note.toString().endsWith(NOTE)) {
                read(folder, note).ifPresent(untold::add);
            }
        }
        for (Path torn : files(folder)) {
            if (torn.toString().endsWith(TORN)) {
                LOG.warn("torn piece of a recording removed: file={}", torn);
                Files.deleteIfExists(torn);
            }
        }
    }

    private Optional<Segment> read(Path folder, Path note) throws IOException {
        Segment segment;
        try {
            segment = json.readValue(Files.readAllBytes(note), Segment.class);
        } catch (JacksonException unreadable) {
            LOG.error("note of a recording cannot be read: file={}", note, unreadable);
            return Optional.empty();
        }
        Path whole = folder.resolve(segment.file());
        Path torn = folder.resolve(name(segment.number()) + TORN);
        if (!Files.exists(whole) && Files.exists(torn) && Files.size(torn) == segment.bytes()) {
            Files.move(torn, whole, StandardCopyOption.ATOMIC_MOVE);
        }
        if (!Files.exists(whole)) {
            LOG.error("piece of a recording is gone before the journal knew of it: file={}", whole);
            Files.deleteIfExists(note);
            return Optional.empty();
        }
        return Optional.of(segment);
    }

    private Path note(Segment segment) {
        return folder(segment.showId()).resolve(name(segment.number()) + NOTE);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
