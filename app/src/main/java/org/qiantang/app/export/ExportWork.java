package org.qiantang.app.export;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.proof.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes exports in the background, one at a time, and deletes files whose time is over. */
final class ExportWork {
    private static final Logger LOG = LoggerFactory.getLogger(ExportWork.class);
    private static final int LOOK_AFTER_ROWS = 2_000;
    private static final Pattern OURS = Pattern.compile("([0-9]{1,18}|[1-8][0-9]{18})\\.(zip|part|lines)");

    private final ExportTable exports;
    private final ExportDesk desk;
    private final JdbcClient rows;
    private final TransactionTemplate oneView;
    private final TransactionTemplate apart;
    private final Checkpoints checkpoints;
    private final Path folder;
    private final Duration kept;
    private final InstantSource clock;
    /** Files that would not go: each is told of once. */
    private final Set<Path> stuck = new HashSet<>();

    /**
     * The work over a folder.
     *
     * @param rows reads row by row, not all at once
     * @param oneView in which all tables are seen as of one moment
     * @param apart in which progress is told while the view is open
     */
    ExportWork(
            ExportTable exports,
            ExportDesk desk,
            JdbcClient rows,
            TransactionTemplate oneView,
            TransactionTemplate apart,
            Checkpoints checkpoints,
            Path folder,
            Duration kept,
            InstantSource clock) {
        this.exports = exports;
        this.desk = desk;
        this.rows = rows;
        this.oneView = oneView;
        this.apart = apart;
        this.checkpoints = checkpoints;
        this.folder = folder;
        this.kept = kept;
        this.clock = clock;
    }

    /** Thrown through the reading of rows where somebody has stopped the export. */
    private static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped", null, false, false);
        }
    }

    void start() {
        int again = exports.again();
        if (again > 0) {
            LOG.warn("exports begun anew: count={}", again);
        }
    }

    void round() {
        removeOver();
        while (!Thread.currentThread().isInterrupted()) {
            Optional<Export> next = exports.take(Tables.ALL.size());
            if (next.isEmpty()) {
                return;
            }
            make(next.get());
        }
    }

    /** The file of a finished export; empty where it is not here. */
    Optional<Path> file(long id) {
        return Optional.of(path(id, ".zip")).filter(Files::isRegularFile);
    }

    /** First the files, and only then is an export called gone; what another round left, or another machine, goes too. */
    private void removeOver() {
        Instant now = clock.instant();
        List<Long> over = exports.over(now);
        sweep(now);
        for (long id : over) {
            if (!Files.exists(path(id, ".zip"))) {
                exports.gone(id);
                LOG.info("an export's file was deleted in its time: export={}", id);
            }
        }
    }

    private void sweep(Instant now) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher name = OURS.matcher(file.getFileName().toString());
                if (name.matches() && !exports.hasFile(Long.parseLong(name.group(1)), now)) {
                    remove(file);
                }
            }
        } catch (NoSuchFileException _) {
            // Nothing was ever exported here.
        } catch (IOException | DirectoryIteratorException trouble) {
            LOG.warn("the folder of exports cannot be read: folder={}", folder, trouble);
        }
    }

    private void make(Export export) {
        long id = export.id();
        Path draft = path(id, ".part");
        try {
            Files.createDirectories(folder);
            ExportTable.Made made = write(export, draft);
            // The file has its name before anybody hears that it is there.
            Files.move(draft, path(id, ".zip"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (!desk.made(id, made)) {
                Files.deleteIfExists(path(id, ".zip"));
            }
        } catch (Stopped _) {
            LOG.info("an export was stopped: export={}", id);
        } catch (IOException | RuntimeException trouble) {
            if (Thread.currentThread().isInterrupted()) {
                // The program ends; the next one begins it anew.
                return;
            }
            LOG.error("an export failed: export={}", id, trouble);
            exports.failed(id, trouble.getClass().getSimpleName(), clock.instant());
        } finally {
            remove(draft);
            remove(path(id, ".lines"));
        }
    }

    private ExportTable.Made write(Export export, Path draft) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        Optional<Checkpoints.Now> checkpoint;
        String manifest;
        var zip = new ExportZip(draft, path(export.id(), ".lines"));
        try (zip) {
            tables(export, zip, counts);
            checkpoint = checkpoints.now();
            if (checkpoint.isPresent()) {
                zip.text("checkpoint.txt", checkpoint.get().note());
            }
            zip.text("README.zh.md", ExportReadme.of(export, counts, checkpoint.isPresent(), clock.instant()));
            manifest = zip.manifest("MANIFEST.sha256");
        }
        @Nullable Long size = checkpoint.map(Checkpoints.Now::size).orElse(null);
        return new ExportTable.Made(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                Files.size(draft),
                zip.sha256Hex(),
                manifest,
                size,
                clock.instant().plus(kept).truncatedTo(ChronoUnit.MICROS));
    }

    private void tables(Export export, ExportZip zip, Map<String, Long> counts) throws IOException {
        Map<String, Object> asked = asked(export);
        var trouble = new IOException[1];
        oneView.executeWithoutResult(_ -> {
            try {
                for (Table table : Tables.ALL) {
                    counts.put(table.file(), table(export, table, asked, zip, counts));
                    tell(export.id(), counts);
                }
            } catch (IOException failed) {
                trouble[0] = failed;
            }
        });
        if (trouble[0] != null) {
            throw trouble[0];
        }
    }

    private long table(Export export, Table table, Map<String, Object> asked, ExportZip zip, Map<String, Long> counts)
            throws IOException {
        var cells = new Cells(table.columns(), export.clear());
        var count = new long[1];
        zip.table(
                table,
                to -> rows.sql(Tables.CHOSEN + table.sql()).params(asked).query((ResultSet row) -> {
                    to.row(cells.of(row));
                    if (++count[0] % LOOK_AFTER_ROWS == 0) {
                        tell(export.id(), with(counts, table, count[0]));
                    }
                }));
        return count[0];
    }

    private static Map<String, Long> with(Map<String, Long> counts, Table table, long rows) {
        var more = new LinkedHashMap<String, Long>(counts);
        more.put(table.file(), rows);
        return more;
    }

    private void tell(long id, Map<String, Long> counts) {
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        Boolean stop = apart.execute(_ -> exports.progress(id, counts.size(), sum));
        if (Boolean.TRUE.equals(stop)) {
            throw new Stopped();
        }
    }

    private Map<String, Object> asked(Export export) {
        Long subject = export.subjectId();
        var asked = new LinkedHashMap<String, Object>();
        asked.put("scope", export.scope().name());
        asked.put("subject", subject == null ? 0L : subject);
        asked.put("from", export.from().atStartOfDay(Cells.CHINA).toOffsetDateTime());
        asked.put("until", export.until().plusDays(1).atStartOfDay(Cells.CHINA).toOffsetDateTime());
        asked.put("now", clock.instant().atZone(Cells.CHINA).toOffsetDateTime());
        return asked;
    }

    private Path path(long id, String end) {
        return folder.resolve(id + end);
    }

    private void remove(Path file) {
        try {
            Files.deleteIfExists(file);
            stuck.remove(file);
        } catch (IOException trouble) {
            if (stuck.add(file)) {
                LOG.error("a file of an export cannot be deleted: file={}", file.getFileName(), trouble);
            }
        }
    }
}
