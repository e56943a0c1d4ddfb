package org.qiantang.app.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes all of a database and its data folder into one file, as they are at one moment; the program may go on meanwhile. */
final class Backup {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int BUFFER = 1 << 16;

    private final InstantSource clock;
    private final PrintStream progress;

    Backup(InstantSource clock, PrintStream progress) {
        this.clock = clock;
        this.progress = progress;
    }

    Manifest write(String url, Path data, Path file) throws SQLException, IOException, Unfit {
        if (Files.exists(file)) {
            throw new Unfit("file: " + file + " is there already (expected: a name that is free)");
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new Unfit("file: " + file + " (expected: in a folder that is there)");
        }
        Path unfinished = parent.resolve(file.getFileName() + ".part");
        var cleaning = new Thread(() -> delete(unfinished));
        Runtime.getRuntime().addShutdownHook(cleaning); // somebody may press Ctrl-C
        try {
            Manifest manifest = writeAll(url, data, unfinished, file);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            delete(unfinished);
            forget(cleaning);
        }
    }

    private Manifest writeAll(String url, Path data, Path unfinished, Path file)
            throws SQLException, IOException, Unfit {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            List<Manifest.Migration> migrations = Catalogue.migrations(connection);
            if (migrations.isEmpty() || !Catalogue.has(connection, "event")) {
                throw new Unfit("no journal in the database (expected: one in which the program has run)");
            }
            // It holds secrets and the hashes of passwords: nobody else may read it.
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER))) {
                zip.setLevel(Deflater.BEST_SPEED);
                List<Manifest.TablePart> tables = new ArrayList<>();
                for (String table : Catalogue.tables(connection)) {
                    tables.add(writeTable(connection, table, zip));
                }
                // After the rows: whatever file a row of the snapshot speaks of is there by now.
                List<Manifest.FilePart> files = writeFiles(data, zip, Set.of(unfinished, file.toAbsolutePath()));
                var manifest = new Manifest(
                        Manifest.FORMAT,
                        Manifest.VERSION,
                        clock.instant(),
                        connection.getMetaData().getDatabaseProductVersion(),
                        migrations,
                        Catalogue.heads(connection),
                        tables,
                        Catalogue.sequences(connection),
                        files);
                zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
                zip.write(JSON.writeValueAsBytes(manifest));
                zip.closeEntry();
                return manifest;
            }
        }
    }

    private Manifest.TablePart writeTable(Connection connection, String table, ZipOutputStream zip)
            throws SQLException, IOException {
        List<String> columns = Catalogue.columns(connection, table);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        zip.putNextEntry(new ZipEntry("tables/" + table));
        var hashed = new Hashed();
        String select = "copy (select " + Catalogue.quoted(columns) + " from public." + Catalogue.quoted(table)
                + (table.equals("event") ? " order by shard, position" : "") + ") to stdout";
        long rows = copy.copyOut(select, hashed.into(zip));
        zip.closeEntry();
        progress.printf("  %-28s %,12d rows%n", table, rows);
        return new Manifest.TablePart(table, columns, rows, hashed.bytes(), hashed.hex());
    }

    private List<Manifest.FilePart> writeFiles(Path data, ZipOutputStream zip, Set<Path> ours) throws IOException {
        List<Manifest.FilePart> written = new ArrayList<>();
        List<String> gone = DataFiles.list(data).handOver(ours, (name, bytes) -> {
            zip.putNextEntry(new ZipEntry("files/" + name));
            var hashed = new Hashed();
            OutputStream out = hashed.into(zip);
            bytes.transferTo(out);
            zip.closeEntry();
            written.add(new Manifest.FilePart(name, hashed.bytes(), hashed.hex()));
        });
        gone.forEach(name -> progress.println("  gone meanwhile: " + name));
        if (!written.isEmpty()) {
            progress.printf("  %-28s %,12d%n", "files", written.size());
        }
        return written;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException trouble) {
            System.err.println("an unfinished backup is left over: " + file);
        }
    }

    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The machine is going down, and the hook is running.
        }
    }
}
